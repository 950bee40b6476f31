import { CompanyEndpoint } from '../../../wecom/traffic/companyEndpoint';
import { HostEndpoint, type SteadyClock } from '../../../wecom/traffic/hostEndpoint';
import type { Urgency } from '../../../wecom/traffic/limits';
import { LiveCalls } from '../../../wecom/traffic/liveCalls';
import type { Cause, Place, Ticket } from '../../../wecom/traffic/ticket';

interface Told {
	cause: Cause;
	waited: number;
	left: number;
}

/** What became of a request. */
class Request implements Ticket {
	place: Place | undefined;
	began = NaN;
	isDropped = false;
	cancelled = false;
	patient = true;
	readonly told: Told[] = [];

	constructor(
		readonly urgency: Urgency,
		private readonly clock: { time: number },
		private readonly note: (request: Request) => void,
	) {}

	isCancelled() {
		return this.cancelled;
	}

	begin(place: Place) {
		this.place = place;
		this.began = this.clock.time;
		this.note(this);
	}

	drop() {
		this.isDropped = true;
	}

	wait(cause: Cause, waited: number, left: number) {
		this.told.push({ cause, waited, left });
		return this.patient;
	}
}

/** A host on a clock that moves by hand. */
function host() {
	const clock = { time: 1_000_000 };
	const sleepers: Array<{ at: number; wake: () => void }> = [];
	const steady: SteadyClock = {
		now: () => clock.time,
		sleep: async (ms) => await new Promise((wake) => sleepers.push({ at: clock.time + ms, wake })),
	};
	const liveCalls = new LiveCalls();
	const endpoint = new HostEndpoint(steady, liveCalls);
	const order: Request[] = [];
	const company = () => {
		const added = new CompanyEndpoint(() => 1);
		endpoint.companies.add(added);
		return added;
	};
	const enter = (of: CompanyEndpoint, urgency: Urgency = 'live', patient = true) => {
		const request = new Request(urgency, clock, (begun) => order.push(begun));
		request.patient = patient;
		endpoint.enter(of, request);
		return request;
	};
	/** Lets time pass, waking who sleeps on the way, so much too late. */
	const pass = async (ms: number, late = 0) => {
		const end = clock.time + ms;
		for (;;) {
			await new Promise((resolve) => process.nextTick(resolve));
			sleepers.sort((a, b) => a.at - b.at);
			if ((sleepers[0]?.at ?? Infinity) + late > end) break;
			const next = sleepers.shift();
			clock.time = Math.max(clock.time, (next?.at ?? 0) + late);
			next?.wake();
		}
		clock.time = end;
	};
	/** Requests that are sent and answered at once. */
	const send = (of: CompanyEndpoint, urgency: Urgency, times: number) => {
		for (let time = 0; time < times; time++) enter(of, urgency).place?.end('good');
	};
	/** Bulk calls until one has to wait, which is returned. */
	const sendUntilHeld = (of: CompanyEndpoint): Request => {
		for (let call = 0; call < 1_000; call++) {
			const request = enter(of, 'bulk');
			if (!request.place) return request;
			request.place.end('good');
		}
		throw new Error('No call has to wait');
	};
	return { clock, liveCalls, sleepers, company, enter, pass, send, sendUntilHeld, order };
}

describe('an endpoint of a host', () => {
	it('lets a request leave at once where nothing is in its way', () => {
		const { company, enter, sleepers, clock } = host();
		const request = enter(company());
		expect(request.began).toBe(clock.time);
		expect(request.told).toEqual([]);
		expect(sleepers).toEqual([]);
	});

	it('lets requests leave in the order in which they came, when a place is free', () => {
		const { company, enter, order } = host();
		const a = company();
		const first = Array.from({ length: 20 }, () => enter(a));
		const [one, two] = [enter(a), enter(a)];
		expect(one.place).toBeUndefined();
		first[0]?.place?.end('good');
		expect(order.slice(20)).toEqual([one]);
		first[5]?.place?.end('good');
		expect(order.slice(20)).toEqual([one, two]);
	});

	it('lets live calls have what bulk calls leave, beyond their own ten', () => {
		const { company, enter } = host();
		const a = company();
		const requests = Array.from({ length: 21 }, () => enter(a));
		expect(requests.filter(({ place }) => place).length).toBe(20);
	});

	it('lets live requests leave before bulk ones that came earlier', () => {
		const { company, enter, order } = host();
		const a = company();
		const under = Array.from({ length: 10 }, () => enter(a, 'bulk'));
		const bulk = enter(a, 'bulk');
		Array.from({ length: 10 }, () => enter(a));
		const live = enter(a);
		expect([bulk.place, live.place]).toEqual([undefined, undefined]);
		under[0]?.place?.end('good');
		expect(order.at(-1)).toBe(live);
		under[1]?.place?.end('good');
		expect(order.at(-1)).toBe(bulk);
	});

	it('lets the companies have turns, whoever has more to send', async () => {
		const { company, enter, pass, order, sendUntilHeld } = host();
		const [a, b] = [company(), company()];
		const before = order.length;
		const names = new Map([
			[sendUntilHeld(a), 'a'],
			[sendUntilHeld(b), 'b'],
			[enter(a, 'bulk'), 'a'],
			[enter(a, 'bulk'), 'a'],
			[enter(b, 'bulk'), 'b'],
		]);
		await pass(100);
		expect(order.slice(before).map((request) => names.get(request) ?? '')).toEqual([
			...Array<string>(order.length - before - 5).fill(''),
			...['a', 'b', 'a', 'b', 'a'],
		]);
	});

	it('keeps the pace of 19,800 a minute over all companies', () => {
		const { company, order, sendUntilHeld } = host();
		const waits = Array.from({ length: 3 }, () => sendUntilHeld(company()).told[0]?.cause);
		expect(waits).toEqual(['pace', 'pace', 'pace']);
		// What a second at that pace lets go at once, where one company has half of it.
		expect(order.length).toBeGreaterThan(325);
		expect(order.length).toBeLessThan(335);
	});
});

describe('a request that waits', () => {
	const blocked = () => {
		const world = host();
		const a = world.company();
		world.enter(a).place?.end('blocked');
		return { ...world, a };
	};

	it('is told at once what it waits for, and how long', () => {
		const { a, enter } = blocked();
		expect(enter(a).told).toEqual([{ cause: 'block', waited: 0, left: 61_000 }]);
	});

	it('is told every 200 ms how long it has waited, and of no time that nobody knows', async () => {
		const { a, enter, pass } = blocked();
		const request = enter(a);
		await pass(450);
		expect(request.told.slice(1)).toEqual([
			{ cause: 'block', waited: 200, left: 60_800 },
			{ cause: 'block', waited: 200, left: 60_600 },
		]);
		const { company, enter: ask } = host();
		const b = company();
		const last = Array.from({ length: 21 }, () => ask(b)).at(-1);
		expect(last?.told).toEqual([{ cause: 'width', waited: 0, left: 0 }]);
	});

	it('leaves when the time has come, to the millisecond', async () => {
		const { a, clock, enter, pass } = blocked();
		const begin = clock.time;
		const request = enter(a);
		await pass(60_999);
		expect(request.place).toBeUndefined();
		await pass(1);
		expect(request.began).toBe(begin + 61_000);
	});

	it('is dropped at once where it does not want to wait, and nobody waits then', () => {
		const { a, enter, sleepers } = blocked();
		const request = enter(a, 'live', false);
		expect(request.isDropped).toBe(true);
		expect(a.waiting.live).toEqual([]);
		expect(a.isIdle).toBe(true);
		expect(sleepers).toEqual([]);
	});

	it('is dropped when it has enough of waiting, and no other with it', async () => {
		const { a, enter, pass } = blocked();
		const [one, two, three] = [enter(a), enter(a), enter(a, 'bulk')];
		two.patient = false;
		await pass(200);
		expect([one, two, three].map(({ isDropped }) => isDropped)).toEqual([false, true, false]);
		expect(a.waiting).toEqual({ live: [one], bulk: [three] });
		await pass(61_000);
		expect(one.place).toBeDefined();
		expect(two.place).toBeUndefined();
	});

	it('is dropped within 200 ms after it was cancelled, and told nothing more', async () => {
		const { a, enter, pass } = blocked();
		const request = enter(a);
		await pass(100);
		request.cancelled = true;
		await pass(100);
		expect(request.isDropped).toBe(true);
		expect(request.told).toHaveLength(1);
	});

	it('is asked of nothing once it has left', async () => {
		const { company, enter, pass } = host();
		const request = enter(company());
		await pass(1_000);
		expect(request.told).toEqual([]);
	});

	it('counts its waiting from when it came, not from when somebody waited last', async () => {
		const { a, enter, pass } = blocked();
		enter(a).cancelled = true;
		await pass(10_000);
		const request = enter(a);
		await pass(150);
		expect(request.told).toEqual([{ cause: 'block', waited: 0, left: 51_000 }]);
		await pass(50);
		expect(request.told.at(-1)).toEqual({ cause: 'block', waited: 200, left: 50_800 });
	});
});

describe('the limits of an IP address', () => {
	const FULL = 19_800;

	/** Live calls of many companies that use up the minute. */
	const full = (used = FULL) => {
		const world = host();
		const companies = Array.from({ length: 4 }, world.company);
		for (let call = 0; call < used; call++) {
			world.enter(companies[call % 4] as CompanyEndpoint).place?.end('lost');
		}
		return { ...world, companies, a: companies[0] as CompanyEndpoint };
	};

	it('hold live calls of all companies back', () => {
		const { company, clock, enter } = full();
		expect(enter(company()).told).toEqual([
			{ cause: 'minute', waited: 0, left: 60_100 - (clock.time % 100) },
		]);
	});

	it('are not reached one call before', () => {
		const { company, enter } = full(FULL - 1);
		expect(enter(company()).place).toBeDefined();
	});

	it('hold bulk calls back while a live call waits for them', () => {
		const { company, enter } = full();
		enter(company());
		expect(enter(company(), 'bulk').told.map(({ cause }) => cause)).toEqual(['live']);
	});
});

describe('a bulk call', () => {
	it('does not begin while a live call of its company waits for a limit', () => {
		const { company, enter, send } = host();
		const a = company();
		send(a, 'live', 9_950);
		expect(enter(a).told.map(({ cause }) => cause)).toEqual(['minute']);
		expect(enter(a, 'bulk').told[0]?.left).toBeGreaterThanOrEqual(0);
		expect(enter(a, 'bulk').place).toBeUndefined();
	});

	it('begins while a live call of another company waits for its own limit', () => {
		const { company, enter, send } = host();
		const [a, b] = [company(), company()];
		send(a, 'live', 9_950);
		expect(enter(a).place).toBeUndefined();
		expect(enter(b, 'bulk').place).toBeDefined();
	});

	it('is told that it waits for a block of its company rather than for live calls', () => {
		const { company, enter } = host();
		const a = company();
		enter(a).place?.end('blocked');
		enter(a);
		expect(enter(a, 'bulk').told.map(({ cause }) => cause)).toEqual(['block']);
	});
});

describe('bulk calls in a process that has more to do than it can', () => {
	/** How long the next one waits where timers are so late, beyond what the pace asks of it. */
	const waitOf = async (late: number, { isLive = true } = {}) => {
		const { company, clock, liveCalls, pass, sendUntilHeld } = host();
		if (isLive) liveCalls.note(clock.time);
		const begin = clock.time;
		const request = sendUntilHeld(company());
		const left = Math.ceil(request.told[0]?.left ?? NaN);
		await pass(10_000, late);
		return request.began - begin - left;
	};

	it('rest for four times as long as a timer was late while there are live calls', async () => {
		const wait = await waitOf(10);
		expect(wait).toBeGreaterThanOrEqual(10 + 40 + 10);
		// A timer wakes nobody within a millisecond, which counts as late too.
		expect(wait).toBeLessThanOrEqual(11 + 44 + 11);
	});

	it('rest for a second at most, and go one by one however late all is', async () => {
		const wait = await waitOf(2_000);
		expect(wait).toBeGreaterThanOrEqual(2_000 + 1_000);
		// Those who wait are looked after every 200 ms, which is late as well.
		expect(wait).toBeLessThanOrEqual(2_001 + 200 + 2_000);
	});

	it('do not rest where timers are less than four milliseconds late, or where nobody waits', async () => {
		expect(await waitOf(3)).toBe(3);
		expect(await waitOf(50, { isLive: false })).toBe(50);
	});
});
