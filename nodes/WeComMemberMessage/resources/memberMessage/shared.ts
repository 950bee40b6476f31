import type { INodeProperties } from 'n8n-workflow';

type DisplayOptions = INodeProperties['displayOptions'];

/** What a userid may look like (doc 90195); `@all`, which is everybody, and several in one are none. */
export const USER_ID = {
	pattern: /^[A-Za-z0-9][\w.@-]{0,63}$/,
	description: 'a userid: letters, digits and _ - @ . with a letter or digit first, at most 64',
};

/** Departments and tags of the address book are numbers. */
export const NUMBER = { pattern: /^\d{1,15}$/, description: 'a whole number' };

/** Where a click on a button or a row leads. */
const link = (description: string): INodeProperties => ({
	displayName: 'Link',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/order/17',
	description,
	displayOptions: { show: { type: [1] } },
});

/** The buttons of a card. */
export const buttonsField = (displayOptions: DisplayOptions): INodeProperties => ({
	displayName: 'Buttons',
	name: 'button_list',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Button',
	required: true,
	default: {},
	description: '1 to 6 buttons (按钮)',
	displayOptions,
	options: [
		{
			displayName: 'Button',
			name: 'values',
			values: [
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					required: true,
					default: '',
					description: 'WeCom recommends at most 10 characters',
				},
				{
					displayName: 'On Click',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Send an Event', value: 0, description: 'The trigger gets Card Clicked' },
						{ name: 'Open a Page', value: 1 },
					],
					default: 0,
				},
				{
					displayName: 'Key',
					name: 'key',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. approve',
					description:
						'Comes back as EventKey when the button is clicked; each button has one of its own, at most 1024 bytes',
					displayOptions: { show: { type: [0] } },
				},
				link('Where a click leads'),
				{
					displayName: 'Style',
					name: 'style',
					type: 'options',
					options: [
						{ name: 'Blue', value: 1 },
						{ name: 'Grey', value: 4 },
						{ name: 'Light Blue', value: 2 },
						{ name: 'Red', value: 3 },
					],
					default: 1,
				},
			],
		},
	],
});

/** The rows of a card. */
export const rowsField = (displayOptions: DisplayOptions): INodeProperties => ({
	displayName: 'Rows',
	name: 'horizontal_content_list',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Row',
	default: {},
	description: 'Names and values on the card, at most 6 rows',
	displayOptions,
	options: [
		{
			displayName: 'Row',
			name: 'values',
			values: [
				{
					displayName: 'Name',
					name: 'keyname',
					type: 'string',
					required: true,
					default: '',
					description: 'WeCom recommends at most 5 characters',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'WeCom recommends at most 26 characters',
				},
				{
					displayName: 'Value Is',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Text', value: 0 },
						{ name: 'Link', value: 1 },
					],
					default: 0,
				},
				link('Where a click on the value leads'),
			],
		},
	],
});
