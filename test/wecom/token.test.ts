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
		clock.advance((7200 - 301) * 1000);
		expect(await cache.get(app, exchange)).toBe('token-1');
		clock.advance(2000);
		expect(await cache.get(app, exchange)).toBe('token-2');
	});

	it('keeps a short-lived token for nine tenths of its life', async () => {
		const { cache, clock } = setUp();
		const exchange = async () => ({ accessToken: 'short', expiresIn: 10 });
		await cache.get(app, exchange);
		clock.advance(8_900);
		expect(cache.peek(app)).toBe('short');
		clock.advance(200);
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
		expect(keyOf(app)).not.toContain(app.secret);
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
		expect(exchange).toHaveBeenCalledTimes(1);
		clock.advance(5_001);
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

	it('does not pause when a token ended after a long time', async () => {
		const { cache, exchange, clock, pauses } = setUp();
		for (let round = 0; round < 5; round++) {
			const token = await cache.get(app, exchange);
			clock.advance(61_000);
			cache.drop(app, token);
		}
		expect(pauses).toEqual([0, 0, 0, 0, 0]);
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
		for (let index = 0; index <= 200; index++) {
			await cache.get({ ...app, corpId: `wwexamplecorp${index}` }, exchange);
		}
		expect(cache.peek({ ...app, corpId: 'wwexamplecorp0' })).toBeUndefined();
		expect(cache.peek({ ...app, corpId: 'wwexamplecorp200' })).toBe('token-201');
	});
});
