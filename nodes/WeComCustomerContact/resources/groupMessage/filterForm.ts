import type { INodeProperties } from 'n8n-workflow';

import { translate } from '../../../../i18n/translate';
import { memberMultiSelect, tagMultiSelect } from '../../../shared/fields/multiSelects';
import {
	customerFilterFields,
	customerFilterParams,
	customerFilterRules,
} from '../../customers/filterFields';
import { boolean, string, strings, type Params } from '../../declaration/params';
import type { Rule } from '../../declaration/rules';
import {
	allowSelect,
	allowSelectField,
	contentFields,
	contentParams,
	saysSomething,
} from './shared';

const filters = customerFilterParams('recipients');

/** The names of the filters, under which the form's answers stand. */
export const FILTER_NAMES: readonly string[] = Object.keys(filters);

const whenFiltered = { recipients: ['filtered'] };

/** Who is left out is so for all senders: one of them may know what the others do not. */
const filterFields = customerFilterFields.map((field) =>
	field.name === 'tags_none'
		? tagMultiSelect({
				displayName: field.displayName,
				name: field.name,
				description: 'Not customers who have any of these tags (标签) from any of the senders',
			})
		: field,
);

/** The form. */
export const fields: readonly INodeProperties[] = [
	{
		displayName: 'All Members Send',
		name: 'all_members',
		type: 'boolean',
		default: false,
		description:
			'Whether every member with the Customer Contact feature in the visible range of the app is a sender, instead of chosen members',
	},
	memberMultiSelect({
		displayName: 'Sender Names or IDs',
		name: 'senders',
		required: true,
		displayOptions: { show: { all_members: [false] } },
		description: 'Members (成员) who are asked to send to their own customers, by userid',
	}),
	{
		displayName: 'Recipients',
		name: 'recipients',
		type: 'options',
		options: [
			{ name: 'All Customers of the Senders', value: 'all' },
			{ name: 'Customers That Pass All Filters', value: 'filtered' },
		],
		default: 'filtered',
		description:
			'Who gets the message (客户). Each customer gets it once, whoever of the senders has added them; each input item creates separate messages.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		displayOptions: { show: whenFiltered },
		options: [...filterFields],
	},
	...contentFields,
	{
		displayName: 'Preview',
		name: 'preview',
		type: 'boolean',
		default: false,
		description:
			'Whether to only return how many customers each sender would send to, without creating or uploading anything',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Customer of Several Senders',
				name: 'choice',
				type: 'options',
				options: [
					{ name: 'Is Sent to by Who Added Them First', value: 'first' },
					{ name: 'Is Sent to by Who Added Them Last', value: 'last' },
				],
				default: 'first',
				description: 'Which one sends to a customer whom several of the senders have added',
			},
			allowSelectField,
		],
	},
];

/** What the form says. */
export const own = {
	all_members: boolean({ narrows: false }),
	senders: strings({
		narrows: true,
		minItems: 1,
		onlyWhen: { all_members: [undefined, false] },
		requiredWhen: { all_members: [undefined, false] },
	}),
	recipients: string({ required: true, oneOf: ['filtered', 'all'] }),
	...Object.fromEntries(
		Object.entries(filters).map(([name, param]) => [name, { ...param, onlyWhen: whenFiltered }]),
	),
	// An expression that gives nothing must not send what was only to be looked at.
	preview: boolean({ narrows: true }),
	choice: string({ narrows: false, oneOf: ['first', 'last'] }),
	allow_select: allowSelect,
	...contentParams,
} satisfies Params;

/** Everybody is only what somebody has chosen. */
const isFiltered: Rule = (request, label) => {
	const given = FILTER_NAMES.some((name) => request[name] !== undefined);
	if (request.recipients !== 'filtered' || given) return undefined;
	return translate(
		'message.noFilter',
		'Add a filter, or set {recipients} to {all}: no filter never means all',
		{ recipients: label('recipients'), all: label('recipients', { value: 'all' }) },
	);
};

/** What has to hold across its fields. */
export const rules: readonly Rule[] = [isFiltered, ...customerFilterRules, saysSomething];
