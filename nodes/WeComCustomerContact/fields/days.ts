import type { INodeProperties } from 'n8n-workflow';

import type { FieldOverrides } from '../../shared/fields/overrides';

/** The first day of a span. Whatever time is picked, the day counts, in UTC+8. */
export const firstDayField = (name: string, overrides: FieldOverrides = {}): INodeProperties => ({
	displayName: 'First Day',
	name,
	type: 'dateTime',
	required: true,
	default: '',
	description:
		'First day of the span. Only the day counts, in UTC+8. WeCom keeps data for 180 days.',
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
	...overrides,
});
