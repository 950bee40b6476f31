import { coversDays, dayWithin } from '../../../../nodes/WeComCustomerContact/declaration/dayRules';

/** 00:00 in UTC+8 of a day. */
const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`) / 1000;
const label = (name: string) => ({ start: 'First Day', end: 'Last Day' })[name] ?? name;

describe('a day of which WeCom keeps data', () => {
	// In Shanghai it is 22 November already.
	const now = () => Date.parse('2026-11-21T16:00:00Z');

	describe('up to yesterday', () => {
		const rule = dayWithin('start', { oldest: 180, newest: 1 }, now);

		it.each(['2026-05-26', '2026-09-01', '2026-11-21'])('may be %s', (text) => {
			expect(rule({ start: day(text) }, label)).toBeUndefined();
		});

		it.each(['2026-05-25', '2026-11-22', '2027-01-01'])('may not be %s', (text) => {
			expect(rule({ start: day(text) }, label)).toBe(
				`First Day must be a day from 2026-05-26 to 2026-11-21 in UTC+8 (got ${text})`,
			);
		});
	});

	describe('up to today', () => {
		const rule = dayWithin('start', { oldest: 180, newest: 0 }, now);

		it('may be today, and any time of it', () => {
			expect(rule({ start: day('2026-11-22') }, label)).toBeUndefined();
			expect(rule({ start: day('2026-11-22') + 86_399 }, label)).toBeUndefined();
		});

		it('may not be tomorrow', () => {
			expect(rule({ start: day('2026-11-23') }, label)).toBe(
				'First Day must be a day from 2026-05-26 to 2026-11-22 in UTC+8 (got 2026-11-23)',
			);
		});
	});

	it('changes at midnight in UTC+8', () => {
		let time = Date.parse('2026-11-22T15:59:59.999Z');
		const rule = dayWithin('start', { oldest: 180, newest: 1 }, () => time);
		expect(rule({ start: day('2026-05-26') }, label)).toBeUndefined();
		time += 1;
		expect(rule({ start: day('2026-05-26') }, label)).toContain('from 2026-05-27 to 2026-11-22');
	});

	it('goes by the clock of the machine when no other is given', () => {
		const rule = dayWithin('start', { oldest: 1, newest: 1 });
		const clock = jest.spyOn(Date, 'now').mockReturnValue(now());
		expect(rule({ start: day('2026-11-21') }, label)).toBeUndefined();
		expect(rule({ start: day('2026-11-22') }, label)).toBeDefined();
		clock.mockRestore();
	});

	it('is not asked for where none is given', () => {
		expect(dayWithin('start', { oldest: 180, newest: 1 }, now)({}, label)).toBeUndefined();
	});
});

describe('a span of days', () => {
	const rule = coversDays('start', 'end', 30);

	it('may be a single day', () => {
		expect(rule({ start: day('2026-11-01'), end: day('2026-11-01') }, label)).toBeUndefined();
	});

	it('counts its first and its last day', () => {
		expect(rule({ start: day('2026-11-01'), end: day('2026-11-30') }, label)).toBeUndefined();
		expect(rule({ start: day('2026-10-31'), end: day('2026-11-30') }, label)).toBe(
			'First Day to Last Day must cover at most 30 days, inclusive (got 31)',
		);
	});

	it('does not end before it begins', () => {
		expect(rule({ start: day('2026-11-02'), end: day('2026-11-01') }, label)).toBe(
			'Last Day is before First Day',
		);
	});

	it('is not checked while one of its ends is left out', () => {
		expect(rule({ start: day('2026-11-02') }, label)).toBeUndefined();
		expect(rule({ end: day('2026-11-02') }, label)).toBeUndefined();
	});
});
