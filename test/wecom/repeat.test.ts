import {
	BlockedError,
	CancelledError,
	ConnectionError,
	HttpStatusError,
	InvalidBaseUrlError,
	OddIdError,
	RateLimitError,
	RedirectError,
	RefusedError,
	UnfitFileError,
	UnreadableAnswerError,
	type WeComError,
} from '../../wecom/errors';
import { nextStepAfter, REPEAT_POLICIES, withRepeats, type NextStep } from '../../wecom/repeat';

type Row = [what: string, error: WeComError, safe: NextStep, once: NextStep];

const both = (what: string, error: WeComError, step: NextStep): Row => [what, error, step, step];
const refused = (codes: number[], step: NextStep): Row[] =>
	codes.map((code) => both(`errcode ${code}`, new RefusedError(code, ''), step));
const ifSafe = (what: string, error: WeComError): Row => [
	what,
	error,
	'repeatAfterPause',
	'giveUp',
];

const TABLE: Row[] = [
	...refused([40014, 42001], 'repeatWithNewToken'),
	...refused([6000, 45009, 45033, 45035, 45036], 'repeatWhenLimitIsOver'),
	both('HTTP 429', new HttpStatusError(429), 'repeatWhenLimitIsOver'),
	...refused([41063, 41078, 41079, 41096, 81026], 'repeatAfterPause'),
	both('no connection', new ConnectionError('ECONNREFUSED', 'notSent'), 'repeatAfterPause'),
	both('a bad certificate', new ConnectionError('CERT_HAS_EXPIRED', 'notSent', true), 'giveUp'),
	ifSafe('errcode -1, which leaves open what was done', new RefusedError(-1, '', 'unknown')),
	ifSafe('HTTP 500', new HttpStatusError(500)),
	ifSafe('HTTP 502', new HttpStatusError(502)),
	ifSafe('a lost connection', new ConnectionError('ECONNRESET', 'unknown')),
	ifSafe('half an answer', new UnreadableAnswerError()),
	ifSafe('an id that cannot be read', new OddIdError('userid')),
	...refused([40003, 40001, 40013, 50001, 60020, 84061], 'giveUp'),
	both('HTTP 404', new HttpStatusError(404), 'giveUp'),
	both('a redirect', new RedirectError(302, undefined), 'giveUp'),
	both('a limit that outlasted all patience', new RateLimitError(90_000, undefined), 'giveUp'),
	both('a file of another kind', new UnfitFileError({ kind: 'tooLarge', max: 1 }), 'giveUp'),
	both('an API Base URL that is none', new InvalidBaseUrlError('scheme', 'x'), 'giveUp'),
	both('a host that n8n does not allow', new BlockedError('', '', 'refused'), 'giveUp'),
	both('a failure of n8n itself', new BlockedError('', '', 'unknown'), 'giveUp'),
	both('a cancelled execution', new CancelledError(), 'giveUp'),
];

describe.each(TABLE)('after %s', (_what, error, safe, once) => {
	it('what is safe to repeat is treated as the table says', () => {
		expect(nextStepAfter(error, 'safe')).toBe(safe);
	});

	it('what creates or sends is treated as the table says', () => {
		expect(nextStepAfter(error, 'once')).toBe(once);
	});
});

const POLICY = {
	repeatWithNewToken: 2,
	repeatWhenLimitIsOver: 4,
	repeatAfterPause: 3,
	firstPause: 100,
};

/** Attempts that fail with these errors in turn, then succeed; notes what comes between them. */
async function attempt(
	errors: unknown[],
	{ policy = POLICY, random = 0.5, prepare = {}, wait = async () => await Promise.resolve() } = {},
) {
	const seen: Array<number | string> = [];
	let attempts = 0;
	const note = (text: string) => () => {
		seen.push(text);
	};
	const outcome = await withRepeats(
		async () => {
			const error = errors[attempts++];
			if (error === undefined) return await Promise.resolve('done');
			throw error as Error;
		},
		{
			repeat: 'safe',
			policy,
			random: () => random,
			wait: async (ms) => {
				seen.push(ms);
				await wait();
			},
			prepare: {
				repeatWithNewToken: note('new token'),
				repeatWhenLimitIsOver: note('limit'),
				...prepare,
			},
		},
	).catch((error: unknown) => error);
	return { outcome, attempts, seen };
}

const token = new RefusedError(40014, '');
const limit = new RefusedError(45009, '');
const busy = new RefusedError(-1, '', 'unknown');
const times = (count: number, error: unknown): unknown[] => new Array<unknown>(count).fill(error);

describe('repeats', () => {
	it('are none where the first attempt succeeds', async () => {
		expect(await attempt([])).toEqual({ outcome: 'done', attempts: 1, seen: [] });
	});

	it('come after pauses that double, of which half is chance', async () => {
		expect(await attempt(times(3, busy), { random: 0 })).toMatchObject({ seen: [50, 100, 200] });
		expect(await attempt(times(3, busy), { random: 0.5 })).toMatchObject({ seen: [75, 150, 300] });
	});

	it.each([
		['new tokens', token, 3],
		['limits', limit, 5],
		['pauses', busy, 4],
	])(
		'end with the last error after as many %s as the policy allows',
		async (_what, error, count) => {
			expect(await attempt(times(9, error))).toMatchObject({ outcome: error, attempts: count });
		},
	);

	it('are counted for each reason by itself', async () => {
		const { outcome, seen } = await attempt([busy, token, limit, busy, token, limit, busy]);
		expect(outcome).toBe('done');
		expect(seen).toEqual([75, 'new token', 'limit', 150, 'new token', 'limit', 300]);
	});

	it('end with what the preparation throws', async () => {
		const fault = new RateLimitError(0, undefined);
		const prepare = {
			repeatWhenLimitIsOver: () => {
				throw fault;
			},
		};
		expect(await attempt([limit], { prepare })).toMatchObject({ outcome: fault, attempts: 1 });
	});

	it('end when the wait is cancelled', async () => {
		const fault = new CancelledError();
		const wait = async () => await Promise.reject(fault);
		expect(await attempt([busy], { wait })).toMatchObject({ outcome: fault, attempts: 1 });
	});

	it('need no preparation', async () => {
		const errors = [token, limit];
		const work = async () => {
			const error = errors.shift();
			return error ? await Promise.reject(error) : await Promise.resolve('done');
		};
		const wait = async () => await Promise.resolve();
		const repeats = { repeat: 'safe', policy: POLICY, wait, random: () => 0 } as const;
		expect(await withRepeats(work, repeats)).toBe('done');
	});

	it('never follow an error that is no fault of a request', async () => {
		const fault = new TypeError('a slip');
		expect(await attempt([fault])).toEqual({ outcome: fault, attempts: 1, seen: [] });
	});
});

describe('the policies', () => {
	it('repeat three times after a pause, as doc 90313 allows', () => {
		for (const policy of Object.values(REPEAT_POLICIES)) {
			expect(policy).toMatchObject({ repeatAfterPause: 3, firstPause: 500 });
		}
	});

	it('know neither new tokens nor limits where a request carries no token', async () => {
		const policy = REPEAT_POLICIES.withoutToken;
		for (const error of [token, limit, new HttpStatusError(429)]) {
			expect(await attempt([error], { policy })).toMatchObject({ outcome: error, attempts: 1 });
		}
	});
});
