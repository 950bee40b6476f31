import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isJsonObject } from '../../../../wecom/json';
import { dayOf } from '../../../../wecom/time';
import type { JsonObject } from '../../../../wecom/types';
import { coversDays, dayWithin } from '../../declaration/dayRules';
import { object, strings, time, type Params } from '../../declaration/params';
import { valueAt, type Rule } from '../../declaration/rules';
import {
	firstDayField,
	firstOfPeriod,
	lastDayField,
	lastOfPeriod,
	periodField,
} from '../../fields/days';
import { memberMultiSelect } from '../../../shared/fields/multiSelects';

/** What statistics of group chats are asked for with (doc 92133); `groupChatDaysParams` reads them. */
export const groupChatDaysFields = (owners: string): INodeProperties[] => [
	periodField,
	firstDayField('day_begin_time', { hint: 'Yesterday at the latest' }),
	memberMultiSelect({
		displayName: 'Owner Names or IDs',
		required: true,
		description: owners,
	}),
];

/** The last day, which may be left out. */
export const groupChatLastDayField = lastDayField(
	'day_end_time',
	'Last day of the span, inclusive. Leave out for the first day alone. The span covers at most 30 days and ends no later than yesterday.',
	{
		hint: 'At most 30 days, up to yesterday',
		displayOptions: { show: { '/period': ['custom'] } },
	},
);

/** The parameters that those fields fill. */
export const groupChatDaysParams = {
	day_begin_time: time({ required: true, at: 'dayUtc8', preset: firstOfPeriod }),
	day_end_time: time({ narrows: true, filter: true, at: 'dayUtc8', preset: lastOfPeriod }),
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

/** The switch that leaves it to WeCom to add the figures of all who are asked about up; rows are by day then. */
export const totalsOption = (description: string): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{ displayName: 'Totals Only', name: 'totals', type: 'boolean', default: false, description },
	],
});

/** Where a request names whom the figures are about, by the name that a row has for it. */
type Subjects = Readonly<Record<string, string>>;

/** A row of figures (doc 92132, 92133) with the one whom it is about, where it is one, and its day in UTC+8. */
export const rowOfDay =
	(subjects: Subjects) =>
	(record: JsonObject, { body }: { body: JsonObject }): IDataObject[] => {
		const named = Object.entries(subjects).flatMap(([name, path]) => {
			const ids = valueAt(body, path);
			return Array.isArray(ids) ? ids.map((id) => [name, id as string | number] as const) : [];
		});
		const date = dayOf(record.stat_time);
		return [
			{
				...(named.length === 1 ? Object.fromEntries(named) : {}),
				...(date === undefined ? {} : { date }),
				...flat(record),
			},
		];
	};

/** A row of an owner's figures (doc 92133) with the days that they cover, in UTC+8. */
export function rowOfOwner(
	{ owner, ...record }: JsonObject,
	{ body: { day_begin_time: first, day_end_time: last = first } }: { body: JsonObject },
): IDataObject[] {
	const days = { first_day: dayOf(first), last_day: dayOf(last) };
	return [{ ...(owner === undefined ? {} : { owner }), ...days, ...flat(record) }];
}

/** The figures beside the rest of a record, so that it is one row of a table. */
function flat({ data, ...rest }: JsonObject): JsonObject {
	if (isJsonObject(data)) return { ...rest, ...data };
	return data === undefined ? rest : { ...rest, data };
}
