import { ConnectionError, HttpStatusError, RefusedError, type WeComError } from '../errors';
import type { Outcome } from './ticket';

/** doc 90312: over the limit of the endpoint, which is now blocked. */
const BLOCKED_CODE = 45009;
/** doc 90313: too many calls at once, unusual traffic. */
const CROWDED_CODES: ReadonlySet<number> = new Set([45033, 45036]);
const TOO_MANY_REQUESTS = 429;
/** How Node.js and axios name an answer that did not come in time. */
const TIME_OUTS: ReadonlySet<string> = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);

/** What an error says about the traffic. */
export function outcomeOf(error: WeComError): Outcome {
	if (error instanceof RefusedError) {
		if (error.errcode === BLOCKED_CODE) return 'blocked';
		return CROWDED_CODES.has(error.errcode) ? 'crowded' : 'good';
	}
	if (error instanceof HttpStatusError) {
		return error.status === TOO_MANY_REQUESTS ? 'crowded' : 'lost';
	}
	if (error instanceof ConnectionError) {
		return TIME_OUTS.has(error.systemCode) ? 'timedOut' : 'lost';
	}
	return 'lost';
}
