import type { INodeProperties } from 'n8n-workflow';

import { mapFields, visitFields } from '../../../nodes/shared/visitFields';

const text = (name: string): INodeProperties => ({
	displayName: name.toUpperCase(),
	name,
	type: 'string',
	default: '',
});
const choice: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: [
		{ name: 'One', value: 1 },
		{ name: 'Two', value: 2 },
	],
	default: 1,
};

/** A form with every way in which n8n puts fields into fields. */
const FORM: INodeProperties[] = [
	text('userid'),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		default: {},
		options: [
			text('remark'),
			{
				displayName: 'Attachments',
				name: 'attachments',
				type: 'fixedCollection',
				default: {},
				options: [
					{ displayName: 'Attachment', name: 'values', values: [choice, text('title')] },
					{ displayName: 'Other', name: 'other', values: [text('url')] },
				],
			},
		],
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'collection',
		default: {},
		options: [text('content')],
	},
];

const PARTS = [
	'field userid',
	'field additionalFields',
	'field remark in additionalFields',
	'field attachments in additionalFields',
	'group attachments.values in attachments',
	'field attachments.values.kind in attachments',
	'value attachments.values.kind = 1',
	'value attachments.values.kind = 2',
	'field attachments.values.title in attachments',
	'group attachments.other in attachments',
	'field attachments.other.url in attachments',
	'field text',
	'field text.content in text',
];

it('shows every part with its path, each before what is in it', () => {
	const seen: string[] = [];
	visitFields(FORM, {
		field: (_field, path, owner) => seen.push(`field ${path}${owner ? ` in ${owner.name}` : ''}`),
		group: (_group, path, owner) => seen.push(`group ${path} in ${owner.name}`),
		value: ({ value }, path) => seen.push(`value ${path} = ${String(value)}`),
	});
	expect(seen).toEqual(PARTS);
});

it('replaces every part, the innermost first, and leaves the form itself alone', () => {
	const before = structuredClone(FORM);
	const seen: string[] = [];
	const mapped = mapFields(FORM, {
		field: (field, path) => {
			seen.push(path);
			return { ...field, displayName: path };
		},
		group: (group, path) => ({ ...group, displayName: path }),
		value: (value, path) => ({ ...value, name: `${path} ${value.name}` }),
	});
	expect(FORM).toEqual(before);
	expect(seen.indexOf('attachments.values.title')).toBeLessThan(seen.indexOf('attachments'));
	const labels: string[] = [];
	visitFields(mapped, {
		field: ({ displayName }) => labels.push(displayName),
		group: ({ displayName }) => labels.push(displayName),
		value: ({ name }) => labels.push(name),
	});
	expect(labels).toEqual([
		'userid',
		'additionalFields',
		'remark',
		'attachments',
		'attachments.values',
		'attachments.values.kind',
		'attachments.values.kind One',
		'attachments.values.kind Two',
		'attachments.values.title',
		'attachments.other',
		'attachments.other.url',
		'text',
		'text.content',
	]);
});

it('says where the parts of a field begin', () => {
	const insides = new Map<string, string>();
	mapFields(FORM, {
		field: (field, path, inside) => {
			insides.set(path, inside);
			return field;
		},
	});
	expect([
		insides.get('additionalFields'),
		insides.get('attachments'),
		insides.get('text'),
	]).toEqual(['', 'attachments', 'text']);
});
