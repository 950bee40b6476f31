import { Share } from '../../../wecom/traffic/share';

const HOUR = 3_600_000;
const CALLS = { minute: 9_801, hour: 147_001 };

describe('the share of WeCom’s limits', () => {
	it('is all of them at first', () => {
		const share = new Share();
		expect(share.at(0)).toBe(1);
		expect(share.of(CALLS, 0)).toBe(CALLS);
	});

	it('is halved when others use them too, in whole calls', () => {
		const share = new Share();
		share.halve(1_000);
		expect(share.at(1_000)).toBe(0.5);
		expect(share.of(CALLS, 1_000)).toEqual({ minute: 4_900, hour: 73_500 });
	});

	it('comes back by 5 % of the limits in an hour, from when it was halved, up to all', () => {
		const share = new Share();
		share.halve(10 * HOUR);
		expect(share.at(11 * HOUR)).toBeCloseTo(0.55, 10);
		expect(share.at(14 * HOUR)).toBeCloseTo(0.7, 10);
		expect(share.at(30 * HOUR)).toBe(1);
		expect(share.of(CALLS, 30 * HOUR)).toBe(CALLS);
	});

	it('is halved from what had come back', () => {
		const share = new Share();
		share.halve(0);
		share.halve(2 * HOUR);
		expect(share.at(2 * HOUR)).toBeCloseTo(0.3, 10);
		expect(share.at(3 * HOUR)).toBeCloseTo(0.35, 10);
	});

	it('is never less than a 32nd', () => {
		const share = new Share();
		for (let time = 0; time < 9; time++) share.halve(0);
		expect(share.at(0)).toBe(1 / 32);
	});
});
