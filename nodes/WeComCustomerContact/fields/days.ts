import type { INodeProperties } from 'n8n-workflow';

import type { UnixSeconds } from '../../../wecom/types';
import type { FieldOverrides } from '../../shared/fields/overrides';
import type { TimePreset } from '../declaration/params';

const DAY: UnixSeconds = 86_400;
const WEEK: UnixSeconds = 7 * DAY;
/** 00:00 in UTC+8 of a Monday. */
const MONDAY: UnixSeconds = 345_600 - 8 * 3_600;

/** The dropdown that saves the dates of a span of days which ends yesterday; the two days are shown for Custom alone. */
export const periodField: INodeProperties = {
	displayName: 'Period',
	name: 'period',
	type: 'options',
	options: [
		{ name: 'Custom', value: 'custom' },
		{ name: 'Last 30 Days', value: 'last30Days' },
		{ name: 'Last 7 Days', value: 'last7Days' },
		{ name: 'Last Week', value: 'lastWeek', description: 'Monday to Sunday' },
		{ name: 'Yesterday', value: 'yesterday' },
	],
	default: 'custom',
	description: 'Which days, by the days of UTC+8; all but Custom end yesterday at the latest',
};

const whenCustom = { displayOptions: { show: { period: ['custom'] } } };

const monday = (today: UnixSeconds): UnixSeconds => today - ((today - MONDAY) % WEEK);

/** The first day of each period. */
export const firstOfPeriod: TimePreset = {
	field: 'period',
	values: {
		yesterday: (today) => today - DAY,
		last7Days: (today) => today - 7 * DAY,
		last30Days: (today) => today - 30 * DAY,
		lastWeek: (today) => monday(today) - WEEK,
	},
};

/** The last day of each period, which is part of it. */
export const lastOfPeriod: TimePreset = {
	field: 'period',
	values: {
		yesterday: (today) => today - DAY,
		last7Days: (today) => today - DAY,
		last30Days: (today) => today - DAY,
		lastWeek: (today) => monday(today) - DAY,
	},
};

/** The first day of a span. Whatever time is picked, the day counts, in UTC+8. */
export const firstDayField = (name: string, overrides: FieldOverrides = {}): INodeProperties => ({
	displayName: 'First Day',
	name,
	type: 'dateTime',
	required: true,
	default: '',
	description:
		'First day of the span. Only the day counts, in UTC+8. WeCom keeps data for 180 days.',
	...whenCustom,
	...overrides,
});

/** The last day of a span, which is part of it. The description says how long the span may be. */
export const lastDayField = (
	name: string,
	description: string,
	overrides: FieldOverrides = {},
): INodeProperties => ({
	displayName: 'Last Day',
	name,
	type: 'dateTime',
	default: '',
	description,
	...whenCustom,
	...overrides,
});
