import { Usage } from '../../../wecom/traffic/usage';
import type { Urgency } from '../../../wecom/traffic/limits';

const WIDE = { minute: 1_000, hour: 1_000 };

function used(...calls: Array<[Urgency, number]>): Usage {
	const usage = new Usage();
	for (const [urgency, now] of calls) usage.add(urgency, now);
	return usage;
}

describe('the usage of an endpoint', () => {
	it('counts the calls of the minute and of the hour, to a slot of 100 ms and of 5 s', () => {
		const usage = used(['live', 0], ['bulk', 30_000]);
		expect(usage.at(30_000)).toEqual({ minute: 2, hour: 2 });
		expect(usage.at(60_099)).toEqual({ minute: 2, hour: 2 });
		expect(usage.at(60_100)).toEqual({ minute: 1, hour: 2 });
		expect(usage.at(3_604_999)).toEqual({ minute: 0, hour: 2 });
		expect(usage.at(3_605_000)).toEqual({ minute: 0, hour: 1 });
	});

	it('tells the live calls apart', () => {
		expect(used(['live', 0]).liveAt(10)).toEqual({ minute: 1, hour: 1 });
		const usage = used(['live', 0], ['bulk', 0], ['bulk', 70_000], ['live', 70_000]);
		expect(usage.liveAt(70_000)).toEqual({ minute: 1, hour: 2 });
	});

	it('holds a call back by the limit that lasts longer, and names it', () => {
		const usage = used(['live', 0], ['live', 0]);
		const hold = (minute: number, hour: number) =>
			usage.hold('live', { all: { minute, hour }, bulk: WIDE }, 10);
		expect(hold(3, 3)).toEqual({ until: 10, cause: 'minute' });
		expect(hold(2, 3)).toEqual({ until: 60_100, cause: 'minute' });
		expect(hold(3, 2)).toEqual({ until: 3_605_000, cause: 'hour' });
		expect(hold(2, 2)).toEqual({ until: 3_605_000, cause: 'hour' });
	});

	it('holds bulk calls back by their own limit too, live calls by that of all alone', () => {
		const usage = used(['bulk', 0], ['live', 1_000]);
		const limits = { all: WIDE, bulk: { minute: 1, hour: 100 } };
		expect(usage.hold('bulk', limits, 2_000)).toEqual({ until: 60_100, cause: 'minute' });
		expect(usage.hold('live', limits, 2_000)).toEqual({ until: 2_000, cause: 'minute' });
	});

	it('holds bulk calls back by the limit of all where that lasts longer', () => {
		const usage = used(['bulk', 0], ['live', 1_000]);
		const limits = { all: { minute: 100, hour: 1 }, bulk: { minute: 1, hour: 100 } };
		expect(usage.hold('bulk', limits, 2_000)).toEqual({ until: 3_605_000, cause: 'hour' });
	});

	it('holds the first bulk call back by the limit of all alone', () => {
		const limits = { all: WIDE, bulk: { minute: 0, hour: 0 } };
		expect(used(['live', 0]).hold('bulk', limits, 5)).toEqual({ until: 5, cause: 'minute' });
	});
});
