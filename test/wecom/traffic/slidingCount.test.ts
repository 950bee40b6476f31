import { SlidingCount } from '../../../wecom/traffic/slidingCount';

describe('a count of what happened within the last minute', () => {
	const counted = (...moments: number[]) => {
		const count = new SlidingCount(60_000, 100);
		for (const moment of moments) count.add(moment);
		return count;
	};

	it('is 0 before anything has happened', () => {
		expect(counted().at(5_000)).toBe(0);
	});

	it('counts a moment until all of its slot is a minute old', () => {
		const count = counted(1_010, 1_090, 1_100);
		expect(count.at(1_100)).toBe(3);
		expect(count.at(61_010)).toBe(3);
		expect(count.at(61_099)).toBe(3);
		expect(count.at(61_100)).toBe(1);
		expect(count.at(61_199)).toBe(1);
		expect(count.at(61_200)).toBe(0);
	});

	it('goes on counting where all before is forgotten, in the same slot too', () => {
		const count = counted(0);
		expect(count.at(60_100)).toBe(0);
		count.add(60_110);
		count.add(60_120);
		expect(count.at(60_120)).toBe(2);
	});

	it('does not put what happens now into a slot of the same number that has passed', () => {
		const count = new SlidingCount(0, 100);
		count.add(0);
		expect(count.at(100)).toBe(0);
		count.add(50);
		expect(count.at(50)).toBe(1);
	});

	it('stays right over thousands of slots, however late it is asked', () => {
		const count = counted();
		for (let slot = 0; slot < 3_000; slot++) {
			count.add(slot * 100);
			if (slot % 7 === 0) expect(count.at(slot * 100)).toBe(Math.min(slot + 1, 601));
		}
		expect(count.at(299_900)).toBe(601);
		expect(count.fewerThan(601, 299_900)).toBe(300_000);
	});
});

describe('when there are fewer than so many', () => {
	it('is now where there are', () => {
		const count = new SlidingCount(60_000, 100);
		expect(count.fewerThan(1, 77)).toBe(77);
		count.add(100);
		expect(count.fewerThan(2, 177)).toBe(177);
	});

	it('is when the oldest beyond it has passed', () => {
		const count = new SlidingCount(60_000, 100);
		for (const moment of [0, 10, 500, 900]) count.add(moment);
		expect(count.fewerThan(4, 950)).toBe(60_100);
		expect(count.fewerThan(3, 950)).toBe(60_100);
		expect(count.fewerThan(2, 950)).toBe(60_600);
		expect(count.fewerThan(1, 950)).toBe(61_000);
		expect(count.fewerThan(2, 60_300)).toBe(60_600);
	});

	it('is never for fewer than none', () => {
		const count = new SlidingCount(60_000, 100);
		expect(count.fewerThan(0, 5)).toBe(Infinity);
		count.add(5);
		expect(count.fewerThan(0, 5)).toBe(Infinity);
		expect(count.fewerThan(-1, 5)).toBe(Infinity);
	});
});
