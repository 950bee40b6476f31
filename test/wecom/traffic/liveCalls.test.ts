import { LiveCalls } from '../../../wecom/traffic/liveCalls';

describe('live calls', () => {
	it('are recent for ten seconds behind the last one', () => {
		const calls = new LiveCalls();
		expect(calls.areRecentAt(0)).toBe(false);
		calls.note(1_000);
		calls.note(5_000);
		expect([5_000, 14_999, 15_000].map((at) => calls.areRecentAt(at))).toEqual([true, true, false]);
	});
});
