import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { filledForm } from '../../../support/editor/filledForm';

function nodeType(properties: INodeProperties[]): INodeTypeDescription {
	return {
		name: 'example',
		displayName: 'Example',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [],
		properties,
	};
}

const text = (name: string, show?: Record<string, string[] | boolean[]>): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...(show && { displayOptions: { show } }),
});

test('leaves out the fields of other operations', () => {
	const properties = [text('a', { operation: ['get'] }), text('b', { operation: ['create'] })];
	expect(filledForm(nodeType(properties), { operation: 'get' })).toEqual({
		operation: 'get',
		a: '',
	});
});

test('adds every optional field', () => {
	const field: INodeProperties = {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		default: {},
		options: [text('remark'), text('state')],
	};
	expect(filledForm(nodeType([field]), {})).toEqual({
		additionalFields: { remark: '', state: '' },
	});
});

test('gives a list one entry for each kind of entry, with the fields of that kind', () => {
	const field: INodeProperties = {
		displayName: 'Attachments',
		name: 'attachments',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [
			{
				name: 'values',
				displayName: 'Attachment',
				values: [
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'Image', value: 'image' },
							{ name: 'Link', value: 'link' },
						],
						default: 'image',
					},
					text('file', { type: ['image'] }),
					text('url', { type: ['link'] }),
				],
			},
		],
	};
	expect(filledForm(nodeType([field]), {})).toEqual({
		attachments: {
			values: [
				{ type: 'image', file: '' },
				{ type: 'link', url: '' },
			],
		},
	});
});

test('turns on a switch that makes other fields show', () => {
	const field: INodeProperties = {
		displayName: 'Detailed',
		name: 'detailed',
		type: 'boolean',
		default: false,
	};
	const other: INodeProperties = { ...field, displayName: 'Other', name: 'other' };
	const properties = [field, other, text('depth', { detailed: [true] })];
	expect(filledForm(nodeType(properties), {})).toEqual({
		detailed: true,
		other: false,
		depth: '',
	});
});
