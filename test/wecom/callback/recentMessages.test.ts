import fc from 'fast-check';

import { RecentMessages, type Outcome } from '../../../wecom/callback/recentMessages';

const WINDOW = 600_000;
const started = () => 'started' as const;

describe('a message', () => {
	it('is new until it was added, and started for the length of the window', () => {
		const recent = new RecentMessages(WINDOW, 100);
		expect(recent.look('a', 0)).toBe('new');
		recent.add('a', started, 0);
		expect(recent.look('a', 0)).toBe('started');
		expect(recent.look('a', WINDOW - 1)).toBe('started');
		expect(recent.look('a', WINDOW)).toBe('new');
	});

	it('does not make another one known', () => {
		const recent = new RecentMessages(WINDOW, 100);
		recent.add('a', started, 0);
		expect(recent.look('b', 0)).toBe('new');
	});

	it('is starting for as long as its work is, and started once it is', () => {
		const recent = new RecentMessages(WINDOW, 100);
		let outcome: Outcome = 'starting';
		recent.add('a', () => outcome, 0);
		expect(recent.look('a', 1)).toBe('starting');
		outcome = 'started';
		expect(recent.look('a', 2)).toBe('started');
	});

	it('is new again once its work could not be started', () => {
		const recent = new RecentMessages(WINDOW, 100);
		recent.add('a', () => 'failed', 0);
		expect(recent.look('a', 1)).toBe('new');
		expect(recent.size).toBe(0);
	});

	it('lets go of whoever tells its outcome as soon as it is started', () => {
		const recent = new RecentMessages(WINDOW, 100);
		const probe = jest.fn(started);
		recent.add('a', probe, 0);
		recent.look('a', 1);
		recent.look('a', 2);
		expect(probe).toHaveBeenCalledTimes(1);
	});
});

describe('what is remembered', () => {
	it('is bounded in number, and the oldest goes first', () => {
		const recent = new RecentMessages(WINDOW, 3);
		for (const key of ['a', 'b', 'c', 'd']) recent.add(key, started, 0);
		expect(recent.size).toBe(3);
		expect(recent.look('a', 1)).toBe('new');
		expect(recent.look('b', 1)).toBe('started');
	});

	it('is bounded in time without anybody asking for it', () => {
		const recent = new RecentMessages(WINDOW, 100);
		for (let n = 0; n < 50; n++) recent.add(`old ${n}`, started, n);
		recent.add('new', started, WINDOW + 100);
		expect(recent.size).toBe(1);
	});

	it('counts a message that came again from its last time', () => {
		const recent = new RecentMessages(WINDOW, 2);
		recent.add('a', started, 0);
		recent.add('b', started, 1);
		recent.add('a', started, 2);
		recent.add('c', started, 3);
		expect(recent.look('a', 4)).toBe('started');
		expect(recent.look('b', 4)).toBe('new');
	});

	it('never starts one message twice within the window, whatever comes in whatever order', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ key: fc.nat(20), wait: fc.nat(WINDOW / 4) }), { maxLength: 200 }),
				(requests) => {
					const recent = new RecentMessages(WINDOW, 1000);
					const lastRun = new Map<number, number>();
					let now = 0;
					for (const { key, wait } of requests) {
						now += wait;
						const known = recent.look(String(key), now) !== 'new';
						expect(known).toBe(now - (lastRun.get(key) ?? -Infinity) < WINDOW);
						if (known) continue;
						recent.add(String(key), started, now);
						lastRun.set(key, now);
					}
				},
			),
		);
	});
});
