import type { INodeProperties } from 'n8n-workflow';

import { coversDays, dayWithin } from '../../declaration/dayRules';
import { object, strings, time, type Params } from '../../declaration/params';
import type { Rule } from '../../declaration/rules';
import { firstDayField, lastDayField } from '../../fields/days';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';

/** What statistics of group chats are asked for with (doc 92133); `groupChatDaysParams` reads them. */
export const groupChatDaysFields: readonly INodeProperties[] = [
	firstDayField('day_begin_time', { hint: 'Yesterday at the latest' }),
	memberMultiSelect({
		displayName: 'Owner Names or IDs',
		required: true,
		description: 'Owners of the group chats (群主), at most 100',
	}),
];

/** The last day, which may be left out. */
export const groupChatLastDayField = lastDayField(
	'day_end_time',
	'Last day of the span, inclusive. Leave out for the first day alone. The span covers at most 30 days and ends no later than yesterday.',
	{ hint: 'At most 30 days, up to yesterday' },
);

/** The parameters that those fields fill. */
export const groupChatDaysParams = {
	day_begin_time: time({ required: true, at: 'dayUtc8' }),
	day_end_time: time({ narrows: true, filter: true, at: 'dayUtc8' }),
	owner_filter: object(
		{ userid_list: strings({ required: true, maxItems: 100 }) },
		{ required: true },
	),
} satisfies Params;

/** doc 92133: days from yesterday back to 180 days ago, at most 30 of them. */
export const groupChatDaysRules: readonly Rule[] = [
	coversDays('day_begin_time', 'day_end_time', 30),
	dayWithin('day_begin_time', { oldest: 180, newest: 1 }),
	dayWithin('day_end_time', { oldest: 180, newest: 1 }),
];
