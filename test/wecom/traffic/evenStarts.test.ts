import { EvenStarts } from '../../../wecom/traffic/evenStarts';

describe('even starts', () => {
	it('let the first call begin at once', () => {
		expect(new EvenStarts().ready).toBe(0);
	});

	it('spread a minute and a slot evenly over its calls', () => {
		const starts = new EvenStarts();
		starts.began(601, 1_000_000);
		const first = starts.ready;
		starts.began(601, first);
		expect(starts.ready - first).toBeCloseTo(100, 6);
	});

	it('make up for up to a second that a call was late', () => {
		const starts = new EvenStarts();
		starts.began(601, 1_000_000);
		expect(starts.ready).toBeCloseTo(999_100, 6);
		starts.began(601, 1_000_500);
		expect(starts.ready).toBeCloseTo(999_600, 6);
		starts.began(601, 1_000_500);
		expect(starts.ready).toBeCloseTo(999_700, 6);
	});

	it('make up for nothing that a rest takes', () => {
		const starts = new EvenStarts();
		starts.began(601, 1_000_000);
		starts.rest(1_000_400);
		expect(starts.ready).toBe(1_000_400);
		starts.began(601, 1_000_400);
		expect(starts.ready).toBeCloseTo(1_000_500, 6);
	});

	it('are not hastened by a rest that ends before the next call', () => {
		const starts = new EvenStarts();
		starts.began(601, 1_000_000);
		starts.rest(5);
		expect(starts.ready).toBeCloseTo(999_100, 6);
	});
});
