import {
	CancelledError,
	ConnectionError,
	HttpStatusError,
	RefusedError,
	UnreadableAnswerError,
} from '../../../wecom/errors';
import { outcomeOf } from '../../../wecom/traffic/outcomeOf';

it.each([
	['errcode 45009', new RefusedError(45009, 'api freq out of limit'), 'blocked'],
	['errcode 45033', new RefusedError(45033, 'too many'), 'crowded'],
	['errcode 45036', new RefusedError(45036, 'too many'), 'crowded'],
	['another errcode', new RefusedError(40003, 'invalid userid'), 'good'],
	['HTTP 429', new HttpStatusError(429), 'crowded'],
	['HTTP 502', new HttpStatusError(502), 'lost'],
	['ETIMEDOUT', new ConnectionError('ETIMEDOUT', 'unknown'), 'timedOut'],
	['ECONNABORTED', new ConnectionError('ECONNABORTED', 'unknown'), 'timedOut'],
	['ESOCKETTIMEDOUT', new ConnectionError('ESOCKETTIMEDOUT', 'unknown'), 'timedOut'],
	['ECONNRESET', new ConnectionError('ECONNRESET', 'unknown'), 'lost'],
	['an answer that cannot be read', new UnreadableAnswerError(), 'lost'],
	['a canceled execution', new CancelledError(), 'lost'],
])('a call that ended with %s is known to the traffic for what it was', (_what, error, outcome) => {
	expect(outcomeOf(error)).toBe(outcome);
});
