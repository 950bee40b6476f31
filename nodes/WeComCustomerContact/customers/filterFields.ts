import type { INodeProperties } from 'n8n-workflow';

import { translate } from '../../../i18n/translate';
import { tagMultiSelect } from '../../shared/fields/multiSelects';
import { integers, string, strings, time, type Params } from '../declaration/params';
import type { Rule } from '../declaration/rules';
import { CUSTOMER_SOURCES, SOURCE_FIELD } from './sources';

/** The fields of a filter of customers, to be put into a collection. `filter.ts` says what passes. */
export const customerFilterFields: readonly INodeProperties[] = [
	{
		displayName: 'Added After',
		name: 'added_after',
		type: 'dateTime',
		default: '',
		description: 'Only customers whom the member added at this time or later',
	},
	{
		displayName: 'Added Before',
		name: 'added_before',
		type: 'dateTime',
		default: '',
		description: 'Only customers whom the member added before this time',
	},
	{
		displayName: 'Added Days Ago',
		name: 'added_days_ago',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description:
			"Only customers whom the member added on the day this many days ago, by the workflow's time zone: 0 is today, 1 is yesterday",
	},
	{
		displayName: 'Added in the Last Days',
		name: 'added_last_days',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 2,
		description: 'Only customers whom the member added within the last days, of 24 hours each',
	},
	{
		displayName: 'Name or Notes Contain',
		name: 'text_contains',
		type: 'string',
		default: '',
		placeholder: 'e.g. Zhang',
		description:
			"Only customers with this text in their name or in the member's remark or mobile numbers for them, in capital or small letters",
	},
	{
		displayName: 'Source',
		name: SOURCE_FIELD,
		type: 'multiOptions',
		options: [...CUSTOMER_SOURCES],
		default: [],
		description: 'Only customers whom the member got in one of these ways (添加来源)',
	},
	{
		displayName: 'State',
		name: 'states',
		type: 'string',
		default: '',
		placeholder: 'e.g. fair-2026, shop-3',
		description:
			'Only customers who came through a contact way or acquisition link with this State, or one of several, separated by commas',
	},
	{
		displayName: 'Union ID',
		name: 'unionids',
		type: 'string',
		default: '',
		description:
			'Only the WeChat user with this unionid, or one of several, separated by commas. WeCom gives unionids to companies that have bound a WeChat developer ID.',
	},
	tagMultiSelect({
		displayName: 'With All Tag Names or IDs',
		name: 'tags_all',
		description: 'Only customers with every one of these tags (标签) from the member',
	}),
	tagMultiSelect({
		displayName: 'With Any Tag Names or IDs',
		name: 'tags_any',
		description: 'Only customers with at least one of these tags (标签) from the member',
	}),
	tagMultiSelect({
		displayName: 'Without Tag Names or IDs',
		name: 'tags_none',
		description: 'Only customers without any of these tags (标签) from the member',
	}),
];

const sources = CUSTOMER_SOURCES.map(({ value }) => value);

/**
 * The parameters of the filter. In a filter of a list a `*` leaves a field alone; of recipients it does not, since they
 * are everybody only where somebody leaves the field away.
 */
export function customerFilterParams(of: 'list' | 'recipients'): Params {
	const presence =
		of === 'list' ? ({ narrows: true, filter: true } as const) : ({ narrows: true } as const);
	return {
		added_after: time(presence),
		added_before: time(presence),
		added_from_day: time({ ...presence, from: 'added_days_ago', at: 'daysAgo' }),
		added_until_day: time({ ...presence, from: 'added_days_ago', at: 'dayAfterDaysAgo' }),
		added_since: time({ ...presence, from: 'added_last_days', at: 'lastDays' }),
		tags_all: strings({ ...presence, names: 'corpTag' }),
		tags_any: strings({ ...presence, names: 'corpTag' }),
		tags_none: strings({ ...presence, names: 'corpTag' }),
		text_contains: string(presence),
		[SOURCE_FIELD]: integers({ ...presence, item: { oneOf: sources } }),
		states: strings(presence),
		unionids: strings(presence),
	};
}

/** Two conditions of the filter that nobody can meet at the same time. */
export const customerFilterRules: readonly Rule[] = [
	({ added_after: after, added_before: before }, label) =>
		typeof after === 'number' && typeof before === 'number' && after >= before
			? excludesItself(label('added_after'), label('added_before'))
			: undefined,
	({ tags_all: all, tags_none: none }, label) =>
		listOf(all).some((tag) => listOf(none).includes(tag))
			? excludesItself(label('tags_all'), label('tags_none'))
			: undefined,
	({ tags_any: any, tags_none: none }, label) =>
		listOf(any).length > 0 && listOf(any).every((tag) => listOf(none).includes(tag))
			? excludesItself(label('tags_any'), label('tags_none'))
			: undefined,
];

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function excludesItself(one: string, other: string): string {
	return translate(
		'message.filterExcludesItself',
		'No customer can meet both {one} and {other}: they exclude each other',
		{ one, other },
	);
}
