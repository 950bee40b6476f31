import { RefusedError } from '../../wecom/errors';
import { TokenCache, keyOf } from '../../wecom/token';
import type { AppCredentials } from '../../wecom/types';
import { testClock } from '../../support/harness/clock';

const app: AppCredentials = {
	corpId: 'wwexamplecorp0001',
	secret: 'example-app-one',
	baseUrl: 'https://api.example.com',
};

function setUp() {
	const clock = testClock();
	const cache = new TokenCache(clock);
	let exchanges = 0;
	const pauses: number[] = [];
	const exchange = async (pause: number) => {
		pauses.push(pause);
		await Promise.resolve();
		return { accessToken: `token-${++exchanges}`, expiresIn: 7200 };
	};
	return { clock, cache, exchange, pauses, count: () => exchanges };
}

describe('the token cache', () => {
	it('makes one exchange for 1,000 callers at once', async () => {
		const { cache, exchange, count } = setUp();
		const tokens = await Promise.all(
			Array.from({ length: 1000 }, async () => await cache.get(app, exchange)),
		);
		expect(new Set(tokens)).toEqual(new Set(['token-1']));
		expect(count()).toBe(1);
	});

	it('keeps a token until shortly before its end', async () => {
		const { cache, exchange, clock } = setUp();
		await cache.get(app, exchange);
		clock.advance((7200 - 300) * 1000 - 1);
		expect(await cache.get(app, exchange)).toBe('token-1');
		clock.advance(1);
		expect(await cache.get(app, exchange)).toBe('token-2');
	});

	it('keeps a short-lived token for nine tenths of its life', async () => {
		const { cache, clock } = setUp();
		const exchange = async () => ({ accessToken: 'short', expiresIn: 10 });
		await cache.get(app, exchange);
		clock.advance(8_999);
		expect(cache.peek(app)).toBe('short');
		clock.advance(1);
		expect(cache.peek(app)).toBeUndefined();
	});

	it.each([
		['secret', { secret: 'example-app-two' }],
		['company', { corpId: 'wwexamplecorp0002' }],
		['API host', { baseUrl: 'https://other.example.com' }],
	])('does not share a token with another %s', async (_name, change) => {
		const { cache, exchange } = setUp();
		await cache.get(app, exchange);
		expect(await cache.get({ ...app, ...change }, exchange)).toBe('token-2');
		expect(cache.peek(app)).toBe('token-1');
	});

	it('holds no secret in its keys', () => {
		expect(keyOf(app)).toMatch(/^[A-Za-z0-9+/]{43}=$/);
	});

	it('drops a refused token once, however many requests carried it', async () => {
		const { cache, exchange, count } = setUp();
		await cache.get(app, exchange);
		await Promise.all(
			Array.from({ length: 50 }, async () => {
				cache.drop(app, 'token-1');
				return await cache.get(app, exchange);
			}),
		);
		cache.drop(app, 'token-1');
		expect(cache.peek(app)).toBe('token-2');
		expect(count()).toBe(2);
	});

	it('repeats a refusal from memory for five seconds instead of asking again', async () => {
		const { cache, clock } = setUp();
		const exchange = jest.fn().mockRejectedValue(new RefusedError(40001, 'invalid credential'));
		await expect(cache.get(app, exchange)).rejects.toMatchObject({ errcode: 40001 });
		await expect(cache.get(app, exchange)).rejects.toMatchObject({ errcode: 40001 });
		clock.advance(4_999);
		await expect(cache.get(app, exchange)).rejects.toMatchObject({ errcode: 40001 });
		expect(exchange).toHaveBeenCalledTimes(1);
		clock.advance(1);
		await expect(cache.get(app, exchange)).rejects.toMatchObject({ errcode: 40001 });
		expect(exchange).toHaveBeenCalledTimes(2);
	});

	it('asks again at once after a fault of the network', async () => {
		const { cache, exchange } = setUp();
		await expect(
			cache.get(app, async () => await Promise.reject(new Error('ECONNREFUSED'))),
		).rejects.toThrow('ECONNREFUSED');
		expect(await cache.get(app, exchange)).toBe('token-1');
	});

	it('pauses ever longer, but not for ever, while somebody else keeps ending its tokens', async () => {
		const { cache, exchange, clock, pauses } = setUp();
		for (let round = 0; round < 9; round++) {
			const token = await cache.get(app, exchange);
			clock.advance(100);
			cache.drop(app, token);
		}
		expect(pauses).toEqual([0, 0, 300, 600, 1200, 2400, 3000, 3000, 3000]);
	});

	it('does not pause when a token ended after a minute or more, and counts anew then', async () => {
		const { cache, exchange, clock, pauses } = setUp();
		for (const life of [60_000, 60_000, 60_000, 59_999, 59_999, 60_000, 59_999, 0, 0]) {
			const token = await cache.get(app, exchange);
			clock.advance(life);
			cache.drop(app, token);
		}
		expect(pauses).toEqual([0, 0, 0, 0, 0, 300, 0, 0, 300]);
	});

	it('takes a token that WeCom has handed out again for as old as it is', async () => {
		const { cache, clock } = setUp();
		const pauses: number[] = [];
		const same = async (pause: number) => {
			pauses.push(pause);
			return await Promise.resolve({ accessToken: 'same', expiresIn: 7200 });
		};
		for (let round = 0; round < 3; round++) {
			await cache.get(app, same);
			clock.advance(600_000);
			await cache.get(app, same, 600_000);
			clock.advance(1_000);
			cache.drop(app, 'same');
		}
		expect(pauses).toEqual([0, 0, 0, 0, 0, 0]);
	});

	it('asks at once for a token that was dropped, although WeCom refused one before that one', async () => {
		const { cache, exchange, clock } = setUp();
		const refuse = async () => await Promise.reject(new RefusedError(45009, ''));
		expect(await cache.get(app, exchange)).toBe('token-1');
		clock.advance(1_000);
		expect(await cache.get(app, refuse, 1_000)).toBe('token-1');
		clock.advance(1_000);
		expect(await cache.get(app, exchange, 1_000)).toBe('token-2');
		cache.drop(app, 'token-2');
		expect(await cache.get(app, exchange)).toBe('token-3');
	});

	it('gives the token at hand to one who asks again, although another drops it meanwhile', async () => {
		const { cache, exchange, clock } = setUp();
		await cache.get(app, exchange);
		clock.advance(1_000);
		const refuse = async () => {
			cache.drop(app, 'token-1');
			return await Promise.reject(new RefusedError(45009, ''));
		};
		expect(await cache.get(app, refuse, 1_000)).toBe('token-1');
		expect(cache.latest(app)).toBeUndefined();
	});

	it('forgets all when it is told to', async () => {
		const { cache, exchange } = setUp();
		expect(cache.latest(app)).toBeUndefined();
		expect(cache.peek(app)).toBeUndefined();
		await cache.get(app, exchange);
		cache.clear();
		expect(cache.latest(app)).toBeUndefined();
		cache.drop(app, 'token-1');
		expect(await cache.get(app, exchange)).toBe('token-2');
	});

	it.each([0, -5, 1])(
		'hands out a token with a life of %s seconds for the requests at hand, and not for long',
		async (expiresIn) => {
			const { cache, clock } = setUp();
			let exchanges = 0;
			const exchange = async () => ({ accessToken: `short-${++exchanges}`, expiresIn });
			expect(await cache.get(app, exchange)).toBe('short-1');
			expect(cache.latest(app)).toBe('short-1');
			expect(await cache.get(app, exchange)).toBe('short-1');
			clock.advance(1_000);
			expect(cache.latest(app)).toBe('short-1');
			expect(await cache.get(app, exchange)).toBe('short-2');
		},
	);

	it('asks again after ten minutes for one who cannot tell that a token has ended, once for all', async () => {
		const { cache, exchange, clock, count } = setUp();
		const get = async () => await cache.get(app, exchange, 600_000);
		expect(await get()).toBe('token-1');
		clock.advance(599_000);
		expect(await get()).toBe('token-1');
		clock.advance(1_000);
		expect(await cache.get(app, exchange)).toBe('token-1');
		const tokens = await Promise.all(Array.from({ length: 50 }, get));
		expect(new Set(tokens)).toEqual(new Set(['token-1', 'token-2']));
		expect(await get()).toBe('token-2');
		expect(count()).toBe(2);
	});

	it('goes on with the token at hand when nothing comes of asking again, and does not insist', async () => {
		const { cache, exchange, clock } = setUp();
		await cache.get(app, exchange);
		clock.advance(600_000);
		const failing = jest.fn().mockRejectedValue(new RefusedError(45009, 'api freq out of limit'));
		expect(await cache.get(app, failing, 600_000)).toBe('token-1');
		expect(await cache.get(app, failing, 600_000)).toBe('token-1');
		expect(failing).toHaveBeenCalledTimes(1);
	});

	it('is bounded: with more apps than it holds, the oldest are forgotten', async () => {
		const { cache, exchange } = setUp();
		const appOf = (index: number) => ({ ...app, corpId: `wwexamplecorp${index}` });
		for (let index = 0; index < 200; index++) await cache.get(appOf(index), exchange);
		expect(cache.peek(appOf(0))).toBe('token-1');
		await cache.get(appOf(200), exchange);
		expect(cache.peek(appOf(0))).toBeUndefined();
		expect(cache.peek(appOf(1))).toBe('token-2');
		expect(cache.peek(appOf(200))).toBe('token-201');
	});

	it('forgets no app whose token is under way', async () => {
		const { cache, exchange } = setUp();
		const appOf = (index: number) => ({ ...app, corpId: `wwexamplecorp${index}` });
		let arrive = (): void => undefined;
		const underWay = cache.get(appOf(0), async () => {
			await new Promise<void>((resolve) => (arrive = resolve));
			return { accessToken: 'late', expiresIn: 7200 };
		});
		for (let index = 1; index <= 200; index++) await cache.get(appOf(index), exchange);
		arrive();
		await underWay;
		expect(cache.peek(appOf(0))).toBe('late');
		expect(cache.peek(appOf(1))).toBeUndefined();
		expect(cache.peek(appOf(2))).toBe('token-2');
	});
});

it('a cache goes by the time of the machine where nobody gives it another', async () => {
	const cache = new TokenCache();
	const exchange = async () => await Promise.resolve({ accessToken: 'token-1', expiresIn: 7200 });
	expect(await cache.get(app, exchange)).toBe('token-1');
	expect(cache.peek(app)).toBe('token-1');
});
