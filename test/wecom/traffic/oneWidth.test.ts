import { Width } from '../../../wecom/traffic/width';

/** A width whose calls would all like to begin at once. */
function wanted(widest = 50, random = () => 1) {
	const width = new Width(widest, random);
	/** Answers so many calls at a time, as many as it takes for the width to change once. */
	const grow = (now: number) => {
		width.want();
		for (let left = width.most; left > 0; left--) width.good(now);
		return width.most;
	};
	/** Complaints until one call at a time is left. */
	const narrow = (now: number) => {
		while (width.most > 1) width.complained(now, width.most, now);
	};
	return { width, grow, narrow };
}

describe('how many calls may be under way', () => {
	it('is 10 at first, with no rest', () => {
		const { width } = wanted();
		expect(width.most).toBe(10);
		expect(width.rest).toBe(0);
	});

	it('grows by a quarter when as many were answered and a call had to wait, up to the widest', () => {
		const { grow } = wanted();
		expect([1, 2, 3, 4, 5, 6, 7, 8].map(grow)).toEqual([13, 17, 22, 28, 35, 44, 50, 50]);
	});

	it('does not grow before as many were answered', () => {
		const { width } = wanted();
		width.want();
		for (let call = 0; call < 9; call++) width.good(0);
		expect(width.most).toBe(10);
		width.good(0);
		expect(width.most).toBe(13);
	});

	it('does not grow where no call has to wait, and waits counted before it grew do not count again', () => {
		const { width, grow } = wanted();
		for (let call = 0; call < 50; call++) width.good(0);
		expect(width.most).toBe(10);
		expect(grow(0)).toBe(13);
		for (let call = 0; call < 50; call++) width.good(0);
		expect(width.most).toBe(13);
	});

	it('is halved by a complaint, at least to 1, and not again by calls that were under way', () => {
		const { width } = wanted();
		width.complained(5, 10, 100);
		expect(width.most).toBe(5);
		width.complained(99, 10, 110);
		expect(width.most).toBe(5);
		width.complained(100, 5, 120);
		expect(width.most).toBe(2);
		width.complained(120, 2, 130);
		width.complained(130, 1, 140);
		expect(width.most).toBe(1);
	});

	it('grows by one after a complaint, to one below the number that was complained of', () => {
		const { width, grow } = wanted();
		width.complained(0, 8, 0);
		expect([1, 2, 3, 4].map(grow)).toEqual([6, 7, 7, 7]);
	});

	it('is held down by a complaint of a call that was under way at the last one', () => {
		const { width, grow } = wanted();
		width.complained(0, 10, 100);
		width.complained(50, 7, 110);
		expect([200, 201, 202].map(grow)).toEqual([6, 6, 6]);
	});

	it('forgets after a minute how many were complained of, and goes on by one', () => {
		const { width, grow } = wanted();
		width.complained(0, 8, 1_000);
		expect([1, 2, 3].map(grow)).toEqual([6, 7, 7]);
		expect(grow(61_000)).toBe(7);
		expect(grow(61_001)).toBe(8);
		expect(grow(61_002)).toBe(9);
	});

	it('does not fall below one call, whatever is complained of', () => {
		const { width, grow, narrow } = wanted();
		narrow(0);
		width.complained(1, 1, 1);
		expect(width.most).toBe(1);
		expect(grow(2)).toBe(1);
	});
});

describe('a rest after complaints about a single call', () => {
	it('takes a second, then twice as long each time, up to 20 seconds', () => {
		const { width, narrow } = wanted();
		narrow(0);
		expect(width.rest).toBe(0);
		const rests = [100, 200, 300, 400, 500, 600, 700].map((now) => {
			width.complained(now, 1, now);
			return width.rest - now;
		});
		expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
	});

	it('takes a second again after an answer', () => {
		const { width, narrow } = wanted();
		narrow(0);
		width.complained(100, 1, 100);
		width.complained(200, 1, 200);
		width.good(300);
		width.complained(400, 1, 400);
		expect(width.rest).toBe(1_400);
	});

	it('is up to a quarter shorter by chance', () => {
		const { width, narrow } = wanted(50, () => 0);
		narrow(0);
		width.complained(100, 1, 100);
		expect(width.rest).toBe(850);
	});
});

describe('calls without an answer in time', () => {
	const timeOut = (width: Width, count: number, now: number) => {
		for (let call = 0; call < count; call++) width.timedOut(now, 10, now);
	};

	it('are no complaint while they are a fifth of the calls or fewer', () => {
		const { width } = wanted();
		timeOut(width, 4, 10);
		expect(width.most).toBe(10);
		for (let call = 0; call < 16; call++) width.good(20);
		timeOut(width, 4, 30);
		expect(width.most).toBe(10);
	});

	it('are one when they are more, and then are counted anew', () => {
		const { width } = wanted();
		timeOut(width, 5, 10);
		expect(width.most).toBe(5);
		timeOut(width, 4, 20);
		expect(width.most).toBe(5);
		timeOut(width, 1, 30);
		expect(width.most).toBe(2);
	});

	it('are counted among as many calls as may be under way, where those are more than 20', () => {
		const { width, grow } = wanted();
		while (width.most < 50) grow(0);
		for (let call = 0; call < 100; call++) width.good(1);
		timeOut(width, 10, 10);
		expect(width.most).toBe(50);
		timeOut(width, 1, 10);
		expect(width.most).toBe(25);
	});

	it('are not added up beyond the calls that are looked at together', () => {
		const { width } = wanted();
		for (let round = 0; round < 5; round++) {
			timeOut(width, 2, round);
			for (let call = 0; call < 18; call++) width.good(round);
		}
		expect(width.most).toBe(10);
	});
});
