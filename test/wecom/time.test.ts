import fc from 'fast-check';

import {
	dayOf,
	dayTextUtc8,
	isoInZone,
	isoToUnixSeconds,
	startOfDayUtc8,
	startOfDayAgo,
} from '../../wecom/time';

/** Unix seconds of a time that is written in UTC. */
const utc = (text: string) => Date.parse(text) / 1000;

describe('the first moment of a day so many days ago', () => {
	it.each([
		['Asia/Shanghai', '2026-03-03T16:30:00Z', 0, '2026-03-03T16:00:00Z'],
		['Asia/Shanghai', '2026-03-03T16:30:00Z', 1, '2026-03-02T16:00:00Z'],
		['America/New_York', '2026-03-09T12:00:00Z', 1, '2026-03-08T05:00:00Z'],
		['America/New_York', '2026-03-09T12:00:00Z', 0, '2026-03-09T04:00:00Z'],
		['UTC', '2026-03-01T00:00:00Z', 1, '2026-02-28T00:00:00Z'],
	])('in %s at %s, %i days ago, is %s', (timezone, now, days, first) => {
		const seconds = (text: string) => Date.parse(text) / 1_000;
		expect(startOfDayAgo(days, seconds(now), timezone)).toBe(seconds(first));
	});
});

describe('a point in time', () => {
	const NOON = utc('2026-08-01T04:00:00Z');

	it.each([
		['the text of a date picker', '2026-08-01T12:00:00'],
		['a text with a blank between date and time', '2026-08-01 12:00:00'],
		['a text without seconds', '2026-08-01T12:00'],
		['a text with fractions of a second', '2026-08-01T12:00:00.999'],
		['a text in UTC', '2026-08-01T04:00:00Z'],
		['a text in UTC with milliseconds', '2026-08-01T04:00:00.000Z'],
		['a text in lower case', '2026-08-01t04:00:00z'],
		['a text with an offset', '2026-08-01T12:00:00.000+08:00'],
		['a text with an offset without colon', '2026-08-01T00:00:00-0400'],
		['a text with an offset of hours', '2026-08-01T12:00+08'],
		['a text with a blank before the offset', '2026-08-01 12:00:00 +08:00'],
		['a text with an offset and the name of its zone', '2026-08-01T00:00-04:00[America/New_York]'],
		['a text with blanks around it', ' 2026-08-01T12:00:00\n'],
		['Unix seconds', 1785556800],
		['Unix seconds with a fraction', 1785556800.75],
		['Unix milliseconds', 1785556800123],
		['a text of Unix seconds', '1785556800'],
		['a text of Unix seconds with a fraction', '1785556800.75'],
		['a text of Unix milliseconds', ' 1785556800123 '],
		['a text of Unix seconds with blanks around it', '\t 1785556800 \n'],
		['a text with a fraction behind a comma', '2026-08-01T12:00:00,5'],
		['a text with blanks before the offset', '2026-08-01T04:00:00  Z'],
	])('is read from %s', (_kind, value) => {
		expect(isoToUnixSeconds(value, 'Asia/Shanghai')).toBe(NOON);
	});

	it('is in seconds from 1973 to 5138 where it is a number, in milliseconds up to there, and none beyond', () => {
		const read = (value: unknown) => isoToUnixSeconds(value, 'UTC');
		expect(read(99_999_999)).toBeUndefined();
		expect(read(100_000_000)).toBe(100_000_000);
		expect(read(99_999_999_999)).toBe(99_999_999_999);
		expect(read(100_000_000_000)).toBe(100_000_000);
		expect(read(99_999_999_999_999)).toBe(99_999_999_999);
		expect(read(100_000_000_000_000)).toBeUndefined();
	});

	it('is none before 1970 where it is a text', () => {
		expect(isoToUnixSeconds('1970-01-01T00:00:00Z', 'UTC')).toBe(0);
		expect(isoToUnixSeconds('1969-12-31T23:59:59Z', 'UTC')).toBeUndefined();
		expect(startOfDayUtc8('1970-01-02')).toBe(16 * 3600);
		expect(startOfDayUtc8('1970-01-01')).toBeUndefined();
	});

	it('is midnight of the time zone where only a date is written', () => {
		expect(isoToUnixSeconds('2026-08-01', 'Asia/Shanghai')).toBe(utc('2026-07-31T16:00:00Z'));
		expect(isoToUnixSeconds('2026-08-01', 'America/New_York')).toBe(utc('2026-08-01T04:00:00Z'));
	});

	it.each([
		['Asia/Kolkata', '2026-08-01T06:30:00Z'],
		['Asia/Kathmandu', '2026-08-01T06:15:00Z'],
		['America/St_Johns', '2026-08-01T14:30:00Z'],
		['Pacific/Kiritimati', '2026-07-31T22:00:00Z'],
		['Etc/GMT+12', '2026-08-02T00:00:00Z'],
		['UTC', '2026-08-01T12:00:00Z'],
	])('is noon in %s where a text without an offset says noon', (timezone, instant) => {
		expect(isoToUnixSeconds('2026-08-01T12:00:00', timezone)).toBe(utc(instant));
	});

	describe('around a change of the clocks', () => {
		it.each([
			// New York: 02:00 becomes 03:00 on 8 March 2026.
			['America/New_York', '2026-03-08T01:59:59', '2026-03-08T06:59:59Z'],
			['America/New_York', '2026-03-08T03:00:00', '2026-03-08T07:00:00Z'],
			['America/New_York', '2026-03-08T23:00:00', '2026-03-09T03:00:00Z'],
			// Berlin: 02:00 becomes 03:00 on 29 March 2026.
			['Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
			['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
			// Sydney: 03:00 becomes 02:00 on 5 April 2026.
			['Australia/Sydney', '2026-04-05T01:59:59', '2026-04-04T14:59:59Z'],
			['Australia/Sydney', '2026-04-05T03:00:00', '2026-04-04T17:00:00Z'],
			// Shanghai had summer time until 1991.
			['Asia/Shanghai', '1988-07-01T12:00:00', '1988-07-01T03:00:00Z'],
		])('is exact just before and after it: %s %s', (timezone, text, instant) => {
			expect(isoToUnixSeconds(text, timezone)).toBe(utc(instant));
		});

		it.each([
			['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00Z'],
			['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
			// The clocks of Lord Howe go forward by half an hour.
			['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00Z'],
			// Cairo skips midnight itself.
			['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
			// Samoa skipped a whole day.
			['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00Z'],
		])('counts a time that the clocks skip from before it: %s %s', (timezone, text, instant) => {
			expect(isoToUnixSeconds(text, timezone)).toBe(utc(instant));
		});

		it.each([
			['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z'],
			['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
			['Australia/Sydney', '2026-04-05T02:30:00', '2026-04-04T15:30:00Z'],
		])('is the first of two times that the clocks show twice: %s %s', (timezone, text, instant) => {
			expect(isoToUnixSeconds(text, timezone)).toBe(utc(instant));
		});
	});

	it('is what the clocks of the zone show, for any time in any zone', () => {
		const zones = [
			'Asia/Shanghai',
			'America/New_York',
			'America/Sao_Paulo',
			'Europe/Berlin',
			'Australia/Lord_Howe',
			'Pacific/Chatham',
			'Pacific/Apia',
			'Africa/Casablanca',
			'Antarctica/Troll',
		];
		const from = utc('2005-01-01T00:00:00Z');
		const to = utc('2035-01-01T00:00:00Z');
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: from, max: to }),
				(zone, instant) => {
					const shown = clockOf(instant, zone);
					const seconds = isoToUnixSeconds(shown, zone) ?? NaN;
					expect(clockOf(seconds, zone)).toBe(shown);
					// Where the clocks show it twice the first one is taken; nowhere by more than three hours.
					expect(seconds).toBeLessThanOrEqual(instant);
					expect(instant - seconds).toBeLessThanOrEqual(3 * 3600);
				},
			),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		['a day that does not exist', '2026-02-30'],
		['29 February of a common year', '2026-02-29T08:00:00'],
		['a month that does not exist', '2026-13-01'],
		['an hour that does not exist', '2026-08-01T24:00:00'],
		['a minute that does not exist', '2026-08-01T23:60'],
		['a date in another order', '08/01/2026'],
		['a date without zeros', '2026-8-1'],
		['a year', 2026],
		['a date as a number', 20260801],
		['a date as a text of digits', '20260801'],
		['microseconds', 1785556800123456],
		['a time before 1970', '0001-01-01T00:00:00Z'],
		['a negative number', -1785556800],
		['no number', NaN],
		['an endless number', Infinity],
		['words', 'tomorrow'],
		['a text with something before the date', 'on 2026-08-01'],
		['a text with something behind the time', '2026-08-01T12:00:00Z or so'],
		['a zone without an offset', '2026-08-01T12:00:00[Asia/Shanghai]'],
		['an empty text', ''],
		['nothing', undefined],
		['null', null],
		['a switch', true],
		['a list', ['2026-08-01']],
		['a list of a number', ['1785556800']],
		['a number with a sign', '+1785556800'],
		['a number with an exponent', '1.7855568e9'],
		['a hexadecimal number', '0x6a6d7e40'],
		['a number with a point and nothing behind it', '1785556800.'],
		['an object', { date: '2026-08-01' }],
	])('is not read from %s', (_kind, value) => {
		expect(isoToUnixSeconds(value, 'Asia/Shanghai')).toBeUndefined();
		expect(startOfDayUtc8(value)).toBeUndefined();
	});

	it('needs a time zone that exists', () => {
		expect(() => isoToUnixSeconds('2026-08-01', 'Mars/Olympus')).toThrow(RangeError);
	});
});

describe('a day in UTC+8', () => {
	const DAY = utc('2026-07-31T16:00:00Z');

	it.each([
		['a date', '2026-08-01'],
		['the text of a date picker', '2026-08-01T00:00:00'],
		['a time of a date picker', '2026-08-01T23:59:59'],
		['a point in time early on that day', '2026-07-31T16:00:00Z'],
		['a point in time late on that day', '2026-08-01T15:59:59.999Z'],
		['a point in time of another zone', '2026-07-31T20:00:00-04:00'],
		['the last second of the day in UTC+8', '2026-08-01T23:59:59+08:00'],
		['midnight east of UTC+8', '2026-08-01T00:00:00.000+09:00'],
		['midnight far east of UTC+8', '2026-08-01T00:00:00.000+14:00'],
		['midnight in UTC', '2026-08-01T00:00:00.000Z'],
		['midnight west of UTC', '2026-08-01T00:00:00.000-10:00'],
		['Unix seconds at its start', DAY],
		['Unix seconds at its end', DAY + 86_399],
		['Unix milliseconds', (DAY + 3600) * 1000],
		['a text of Unix seconds', String(DAY + 3600)],
	])('is read from %s', (_kind, value) => {
		expect(startOfDayUtc8(value)).toBe(DAY);
	});

	it('begins at 00:00 in UTC+8 whatever is given', () => {
		const times = fc.integer({ min: 1_500_000_000, max: 2_000_000_000 });
		fc.assert(
			fc.property(times, (seconds) => {
				const day = startOfDayUtc8(seconds) ?? NaN;
				expect(clockOf(day, 'Asia/Shanghai')).toMatch(/T00:00:00$/);
				expect(seconds - day).toBeGreaterThanOrEqual(0);
				expect(seconds - day).toBeLessThan(86_400);
			}),
		);
	});

	it('is written as its date', () => {
		expect(dayTextUtc8(DAY)).toBe('2026-08-01');
		expect(dayTextUtc8(DAY - 1)).toBe('2026-07-31');
		expect(dayTextUtc8(DAY + 86_399)).toBe('2026-08-01');
	});

	it('is that of a time in an answer', () => {
		expect(dayOf(DAY)).toBe('2026-08-01');
		expect(dayOf(DAY - 1)).toBe('2026-07-31');
		expect(dayOf(1)).toBe('1970-01-01');
		expect(dayOf(99_999_999_999)).toBe('5138-11-16');
	});

	it.each([0, -1, NaN, Infinity, 100_000_000_000, 1e13, String(DAY), null, undefined, [DAY]])(
		'is none of what is no time in an answer: %j',
		(seconds) => {
			expect(dayOf(seconds)).toBeUndefined();
		},
	);
});

describe('a point in time as text', () => {
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it.each([
		[0, 'UTC', '1970-01-01T00:00:00+00:00'],
		[1_767_229_200, 'Asia/Shanghai', '2026-01-01T09:00:00+08:00'],
		[1_767_229_200, 'America/St_Johns', '2025-12-31T21:30:00-03:30'],
		// Around both changes of the clocks in Berlin.
		[1_774_745_999, 'Europe/Berlin', '2026-03-29T01:59:59+01:00'],
		[1_774_746_000, 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
		[1_792_889_999, 'Europe/Berlin', '2026-10-25T02:59:59+02:00'],
		[1_792_890_000, 'Europe/Berlin', '2026-10-25T02:00:00+01:00'],
	])('is that of the zone with its offset: %i in %s', (seconds, timezone, text) => {
		expect(isoInZone(seconds, timezone)).toBe(text);
	});

	it('is asked of the zone once for all times of a day, but for a day on which the clocks change', () => {
		const asked = jest.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
		const made = jest.spyOn(Intl, 'DateTimeFormat');
		const countOf = (text: string) => {
			asked.mockClear();
			isoInZone(utc(text), 'Europe/Lisbon');
			return asked.mock.calls.length;
		};
		// The day of UTC, at its beginning and at its end.
		expect(countOf('2026-01-31T00:00:00Z')).toBe(2);
		expect(countOf('2026-01-31T23:59:59Z')).toBe(0);
		expect(countOf('2026-02-01T00:00:00Z')).toBe(2);
		expect(countOf('2026-03-29T00:30:00Z')).toBe(3);
		expect(countOf('2026-03-29T12:00:00Z')).toBe(1);
		expect(countOf('2026-01-31T12:00:00Z')).toBe(0);
		expect(made).toHaveBeenCalledTimes(1);
	});

	it('is asked again after more days than anybody asks for, so that memory is bounded', () => {
		const asked = jest.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
		const askFrom = (first: number, days: number) => {
			asked.mockClear();
			for (let day = first; day < first + days; day++) isoInZone(day * 86_400, 'Etc/GMT-3');
			return asked.mock.calls.length;
		};
		askFrom(0, 10_000);
		expect(askFrom(0, 1)).toBe(0);
		expect(askFrom(10_000, 1)).toBe(2);
		expect(askFrom(0, 1)).toBe(2);
	});

	it('is read as the same point again', () => {
		const zones = [
			'UTC',
			'Asia/Shanghai',
			'Europe/Berlin',
			'Australia/Lord_Howe',
			'Asia/Kathmandu',
		];
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4_000_000_000 }),
				fc.constantFrom(...zones),
				(seconds, timezone) => {
					expect(isoToUnixSeconds(isoInZone(seconds, timezone), 'UTC')).toBe(seconds);
				},
			),
		);
	});
});

/** What the clocks of a zone show at a point in time, as ISO 8601. */
function clockOf(seconds: number, timezone: string): string {
	// The Swedish way to write dates is that of ISO 8601.
	return new Date(seconds * 1000).toLocaleString('sv-SE', { timeZone: timezone }).replace(' ', 'T');
}
