import {
	BlockedError,
	CancelledError,
	ConnectionError,
	HttpStatusError,
	RefusedError,
	WeComError,
} from './errors';
import type { Milliseconds, Time } from './types';
import type { Wait } from './wait';

/**
 * Whether a request whose outcome is unknown may be sent again: `safe` for reads and for writes that
 * leave the same state however often they are done, `once` for everything that creates or sends.
 */
export type Repeat = 'safe' | 'once';

/** What to do about a request that failed. */
export type NextStep =
	'repeatWithNewToken' | 'repeatWhenLimitIsOver' | 'repeatAfterPause' | 'giveUp';

/** doc 91039 and 90313: the token is not valid; get a new one and repeat the call. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([40014, 42001]);
/** doc 90313: a limit or a conflict with another call on the same data; nothing was done. */
export const LIMIT_CODES: ReadonlySet<number> = new Set([6000, 45009, 45033, 45035, 45036]);
/** doc 90313: busy; whether the work was done is not said. */
export const BUSY_CODE = -1;
/**
 * doc 90313: refused for what passes by itself: a message or Moment is still being handed out, another
 * app is sending the welcome message (doc 92137), the function is under maintenance.
 */
export const PASSING_CODES: ReadonlySet<number> = new Set([41063, 41078, 41079, 41096, 81026]);
const TOO_MANY_REQUESTS = 429;

/** Whether a request that failed may be sent again, and after what. */
export function nextStepAfter(error: WeComError, repeat: Repeat): NextStep {
	if (error instanceof CancelledError || error instanceof BlockedError) return 'giveUp';
	if (isOneOf(TOKEN_CODES, error)) return 'repeatWithNewToken';
	if (isOneOf(LIMIT_CODES, error) || isTooManyRequests(error)) return 'repeatWhenLimitIsOver';
	if (isOneOf(PASSING_CODES, error)) return 'repeatAfterPause';
	switch (error.certainty) {
		case 'notSent':
			return isOfSetUp(error) ? 'giveUp' : 'repeatAfterPause';
		case 'unknown':
			return repeat === 'safe' ? 'repeatAfterPause' : 'giveUp';
		case 'refused':
			return 'giveUp';
	}
}

const isOneOf = (codes: ReadonlySet<number>, error: WeComError): boolean =>
	error instanceof RefusedError && codes.has(error.errcode);

const isTooManyRequests = (error: WeComError): boolean =>
	error instanceof HttpStatusError && error.status === TOO_MANY_REQUESTS;

/** A certificate that is not trusted, for one, does not get better by asking again. */
const isOfSetUp = (error: WeComError): boolean =>
	error instanceof ConnectionError && error.isOfSetUp;

/** How often one request is repeated at most, for each reason by itself, and how long it pauses. */
export interface RepeatPolicy extends Readonly<Record<Exclude<NextStep, 'giveUp'>, number>> {
	/** The longest pause before the first repeat; it doubles with each further one. */
	firstPause: Milliseconds;
}

/** doc 90313 allows three repeats after -1; we keep to that for every other passing fault too. */
const PASSING_FAULTS = { repeatAfterPause: 3, firstPause: 500 };

export const REPEAT_POLICIES = {
	/** A call of the API. It waits for limits as long as its caller has patience. */
	call: {
		...PASSING_FAULTS,
		// More than one is needed only where other processes keep ending our token.
		repeatWithNewToken: 6,
		repeatWhenLimitIsOver: Infinity,
	},
	/** Whatever carries no token: the exchange for one, and files at addresses outside the API. */
	withoutToken: { ...PASSING_FAULTS, repeatWithNewToken: 0, repeatWhenLimitIsOver: 0 },
} satisfies Record<string, RepeatPolicy>;

/** How a request is repeated. */
export interface Repeats {
	repeat: Repeat;
	policy: RepeatPolicy;
	wait: Wait;
	random: Time['random'];
	/** What is done before a repeat that is no matter of a pause. What it throws ends the repeats. */
	prepare?: Partial<
		Record<'repeatWithNewToken' | 'repeatWhenLimitIsOver', (error: WeComError) => void>
	>;
}

/**
 * Makes an attempt, and another one for as long as `nextStepAfter` and the policy allow. Pauses grow, and
 * vary by half, so that what failed together does not come again together.
 * @throws the error of the last attempt, and what `prepare` and `wait` throw
 */
export async function withRepeats<T>(
	attempt: () => Promise<T>,
	{ repeat, policy, wait, random, prepare = {} }: Repeats,
): Promise<T> {
	const repeats = { repeatWithNewToken: 0, repeatWhenLimitIsOver: 0, repeatAfterPause: 0 };
	for (;;) {
		try {
			return await attempt();
		} catch (error) {
			const step = error instanceof WeComError ? nextStepAfter(error, repeat) : 'giveUp';
			if (step === 'giveUp' || repeats[step] >= policy[step]) throw error;
			const count = repeats[step]++;
			if (step === 'repeatAfterPause') {
				await wait(policy.firstPause * 2 ** count * (0.5 + random() / 2));
			} else {
				prepare[step]?.(error as WeComError);
			}
		}
	}
}
