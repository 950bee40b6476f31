import { CompanyEndpoint } from '../../../wecom/traffic/companyEndpoint';
import type { Urgency } from '../../../wecom/traffic/limits';
import type { Outcome, Place } from '../../../wecom/traffic/ticket';

const HOUR = 3_600_000;

/** An endpoint and a clock; calls end when they are told to. */
function endpoint() {
	const company = new CompanyEndpoint(() => 1);
	const clock = { now: 1_000_000 };
	let ends = 0;
	const begin = (urgency: Urgency): Place =>
		company.begin(
			urgency,
			() => clock.now,
			() => ends++,
		);
	/** Calls that begin and end at once. */
	const call = (urgency: Urgency, outcome: Outcome = 'good', times = 1) => {
		for (let time = 0; time < times; time++) begin(urgency).end(outcome);
	};
	const hold = (urgency: Urgency) => company.hold(urgency, clock.now);
	return { company, clock, begin, call, hold, ends: () => ends };
}

describe('one endpoint of a company', () => {
	it('is idle before and after a call, and not meanwhile', () => {
		const { company, begin, ends } = endpoint();
		expect(company.isIdle).toBe(true);
		for (const urgency of ['live', 'bulk'] as const) {
			const place = begin(urgency);
			expect(company.isIdle).toBe(false);
			place.end('good');
			expect(company.isIdle).toBe(true);
		}
		expect(ends()).toBe(2);
	});

	it.each(['live', 'bulk'] as const)('is not idle while a %s request waits', (urgency) => {
		const { company } = endpoint();
		company.waiting[urgency].push({} as never);
		expect(company.isIdle).toBe(false);
	});

	it('is not idle while requests of both kinds wait or are under way', () => {
		const waits = endpoint().company;
		waits.waiting.live.push({} as never);
		waits.waiting.bulk.push({} as never);
		expect(waits.isIdle).toBe(false);
		const { company, begin } = endpoint();
		company.waiting.live.push({} as never);
		begin('live');
		expect(company.isIdle).toBe(false);
		company.waiting.live.pop();
		begin('bulk');
		expect(company.isIdle).toBe(false);
	});

	it('counts its calls', () => {
		const { company, clock, call } = endpoint();
		call('live', 'good', 3);
		clock.now += 70_000;
		call('bulk', 'blocked');
		expect(company.callsAt(clock.now)).toEqual({ minute: 1, hour: 4 });
	});

	it('holds nothing back at first', () => {
		const { clock, hold } = endpoint();
		expect(hold('live')).toEqual({ until: clock.now, cause: 'width' });
		expect(hold('bulk')).toEqual({ until: clock.now, cause: 'width' });
	});

	it('holds back the 11th call under way until one ends, live ones and bulk ones apart', () => {
		const { clock, begin, hold } = endpoint();
		const places = Array.from({ length: 10 }, () => begin('live'));
		expect(hold('live')).toEqual({ until: Infinity, cause: 'width' });
		expect(hold('bulk').until).toBe(clock.now);
		places[0]?.end('good');
		expect(hold('live').until).toBe(clock.now);
	});

	it('lets more be under way where one had to wait for nothing else', () => {
		const { clock, begin, hold } = endpoint();
		for (let time = 0; time < 2; time++) {
			const places = Array.from({ length: 10 }, () => {
				clock.now += 10;
				return begin('bulk');
			});
			clock.now += 10;
			if (time === 1) expect(hold('bulk')).toEqual({ until: Infinity, cause: 'width' });
			for (const place of places) place.end('good');
		}
		const places = Array.from({ length: 13 }, () => begin('bulk'));
		clock.now += 1_000;
		expect(places).toHaveLength(13);
		expect(hold('bulk').cause).toBe('width');
		expect(hold('bulk').until).toBe(Infinity);
		places[0]?.end('good');
		expect(hold('bulk').until).toBe(clock.now);
	});

	it('lets no more be under way for calls that are lost', () => {
		const { clock, begin, hold } = endpoint();
		const places = Array.from({ length: 10 }, () => begin('live'));
		expect(hold('live').until).toBe(Infinity);
		for (const place of places) place.end('lost');
		for (let call = 0; call < 9; call++) begin('live');
		expect(hold('live').until).toBe(clock.now);
		begin('live');
		expect(hold('live').until).toBe(Infinity);
	});

	it('spreads bulk calls over the minute, and not live ones', () => {
		const { clock, call, hold } = endpoint();
		call('live', 'good', 500);
		expect(hold('bulk').until).toBe(clock.now);
		// A second may be made up for; at 9,800 a minute that is 163 calls.
		call('bulk', 'good', 165);
		expect(hold('bulk').cause).toBe('pace');
		expect(hold('bulk').until).toBeGreaterThan(clock.now);
		expect(hold('bulk').until).toBeLessThan(clock.now + 20);
		expect(hold('live').until).toBe(clock.now);
	});

	it('keeps 150 calls a minute for live calls beside 9,800 bulk ones', () => {
		const { clock, call, hold } = endpoint();
		call('bulk', 'good', 9_800);
		clock.now += 59_990;
		expect(hold('bulk').cause).toBe('minute');
		expect(hold('live').until).toBe(clock.now);
		call('live', 'good', 150);
		expect(hold('live').cause).toBe('minute');
		expect(hold('live').until).toBeGreaterThan(clock.now);
	});
});

describe('the hour of an endpoint', () => {
	it('keeps 2,500 calls for live calls beside 147,000 bulk ones', () => {
		const { clock, call, hold } = endpoint();
		call('bulk', 'good', 147_000);
		clock.now += 61_000;
		expect(hold('bulk').cause).toBe('hour');
		expect(hold('live').until).toBe(clock.now);
	});

	it('keeps them where bulk calls have used more of it than is theirs after a block', () => {
		const { clock, call, hold } = endpoint();
		call('bulk', 'good', 80_000);
		call('live', 'blocked');
		clock.now += 61_000;
		call('live');
		expect(hold('bulk').cause).toBe('hour');
		expect(hold('live').until).toBe(clock.now);
	});
});

describe('a block of the endpoint', () => {
	it('holds all calls back, after a refusal alone', () => {
		const { company, clock, call, hold } = endpoint();
		call('live', 'crowded');
		expect(company.isBlockedAt(clock.now)).toBe(false);
		call('live', 'blocked');
		expect(company.isBlockedAt(clock.now)).toBe(true);
		expect(hold('live')).toEqual({ until: clock.now + 61_000, cause: 'block' });
		expect(hold('bulk')).toEqual({ until: clock.now + 61_000, cause: 'block' });
	});

	it('is over at the end of the wait, for one call', () => {
		const { company, clock, begin, call, hold } = endpoint();
		call('live', 'blocked');
		clock.now += 61_000;
		expect(company.isBlockedAt(clock.now)).toBe(false);
		expect(hold('live').until).toBe(clock.now);
		const trying = begin('live');
		expect(hold('live')).toEqual({ until: Infinity, cause: 'block' });
		trying.end('good');
		expect(hold('live').until).toBe(clock.now);
	});

	it.each(['lost', 'timedOut'] as const)(
		'is tried by another call where the one that tried %s',
		(outcome) => {
			const { clock, begin, call, hold } = endpoint();
			call('live', 'blocked');
			clock.now += 61_000;
			begin('live').end(outcome);
			expect(hold('live').until).toBe(clock.now);
			begin('live');
			expect(hold('live')).toEqual({ until: Infinity, cause: 'block' });
		},
	);

	it.each(['good', 'crowded'] as const)('is over when WeCom takes the call: %s', (outcome) => {
		const { clock, begin, call, hold } = endpoint();
		call('live', 'blocked');
		clock.now += 61_000;
		begin('live').end(outcome);
		expect(hold('live').until).toBe(clock.now);
		begin('live');
		expect(hold('live').until).toBe(clock.now);
	});

	it('lasts as long as that of an hour for who has sent 100,000 calls within it', () => {
		const { clock, call, hold } = endpoint();
		call('bulk', 'good', 100_001);
		call('live', 'blocked');
		const began = clock.now;
		clock.now += 61_000;
		call('live', 'blocked');
		expect(hold('live').until).toBe(began + 3_601_000);
	});

	it('halves what bulk calls use, but not the calls that are kept for live ones', () => {
		const { clock, call, hold } = endpoint();
		call('live', 'blocked');
		clock.now += 61_000;
		call('live');
		call('bulk', 'good', 4_910);
		expect(hold('bulk').cause).toBe('minute');
		expect(hold('live').until).toBe(clock.now);
		call('live', 'good', 149);
		expect(hold('live').cause).toBe('minute');
		expect(hold('live').until).toBeGreaterThan(clock.now);
	});

	it('halves it once for calls that were under way together', () => {
		const { clock, begin, call, hold } = endpoint();
		const together = [begin('live'), begin('live')];
		clock.now += 10;
		for (const place of together) place.end('blocked');
		clock.now += 61_000;
		call('live');
		call('bulk', 'good', 4_800);
		expect(hold('bulk').cause).not.toBe('minute');
	});

	it('halves the pace too', () => {
		const { clock, call, hold } = endpoint();
		call('live', 'blocked');
		clock.now += 61_000;
		call('live');
		call('bulk', 'good', 84);
		expect(hold('bulk').cause).toBe('pace');
		expect(hold('bulk').until).toBeGreaterThan(clock.now);
	});

	it('counts the hour as well: what live calls used beyond theirs holds them back by the halved limit', () => {
		const { clock, call, hold } = endpoint();
		call('live', 'blocked');
		clock.now += 61_000;
		call('live');
		// More than the 2,500 of an hour, and within the minute no more than 150.
		for (let minute = 0; minute < 17; minute++) {
			call('live', 'good', 149);
			clock.now += 61_000;
		}
		call('bulk', 'good', 5_060);
		expect(hold('live').until).toBe(clock.now);
		call('live', 'good', 149);
		expect(hold('live').cause).toBe('minute');
		expect(hold('live').until).toBeGreaterThan(clock.now);
		expect(hold('live').until).toBeLessThan(clock.now + HOUR);
	});
});

describe('a complaint about too many calls at once', () => {
	it('makes room among the bulk calls where there are any', () => {
		const { clock, begin, hold } = endpoint();
		const bulk = begin('bulk');
		begin('live').end('crowded');
		bulk.end('good');
		clock.now += 1_000;
		for (let call = 0; call < 5; call++) begin('bulk');
		expect(hold('bulk')).toEqual({ until: Infinity, cause: 'width' });
		for (let call = 0; call < 9; call++) begin('live');
		expect(hold('live').until).toBe(clock.now);
	});

	it('makes room among the live calls where there are no others', () => {
		const { begin, hold } = endpoint();
		begin('live').end('crowded');
		for (let call = 0; call < 5; call++) begin('live');
		expect(hold('live')).toEqual({ until: Infinity, cause: 'width' });
	});

	it('is heard with how many were under way', () => {
		const { clock, begin, hold } = endpoint();
		const others = (['live', 'live', 'live', 'live', 'bulk', 'bulk', 'bulk'] as const).map(begin);
		begin('bulk').end('crowded');
		for (const place of others) place.end('good');
		clock.now += 1_000;
		// Of 8 one too many is left out; half of the width of 10 grows up to that.
		for (let round = 0; round < 4; round++) {
			const places = Array.from({ length: 8 }, () => begin('bulk'));
			hold('bulk');
			for (const place of places) place.end('good');
		}
		clock.now += 1_000;
		for (let call = 0; call < 6; call++) begin('bulk');
		expect(hold('bulk').until).toBeLessThanOrEqual(clock.now);
		begin('bulk');
		expect(hold('bulk')).toEqual({ until: Infinity, cause: 'width' });
	});

	it('about a single call lets the endpoint rest', () => {
		const { clock, begin, call, hold } = endpoint();
		for (let time = 0; time < 3; time++) {
			begin('live').end('crowded');
			clock.now += 1;
		}
		call('live', 'crowded');
		expect(hold('live')).toEqual({ until: clock.now + 1_000, cause: 'crowd' });
		expect(hold('bulk').until).toBe(clock.now);
	});

	it('is not seen in calls that are lost, and in time-outs only where there are many', () => {
		const { begin, call, hold } = endpoint();
		call('live', 'lost', 20);
		call('live', 'timedOut', 4);
		const places = Array.from({ length: 9 }, () => begin('live'));
		expect(hold('live').until).not.toBe(Infinity);
		for (const place of places) place.end('lost');
		call('live', 'timedOut', 1);
		for (let each = 0; each < 5; each++) begin('live');
		expect(hold('live')).toEqual({ until: Infinity, cause: 'width' });
	});
});
