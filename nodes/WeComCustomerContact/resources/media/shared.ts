import type { INodeProperties } from 'n8n-workflow';

import { fileNameField } from '../../fields/fileName';

/** The file of an upload. */
export const inputFile: INodeProperties[] = [
	{
		displayName: 'File Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Binary File of the Input', value: 'binary' },
			{ name: 'File From a URL', value: 'url' },
		],
		default: 'binary',
		description: 'Where the file comes from',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions: { show: { source: ['binary'] } },
		hint: 'The name of the input field containing the binary file data to be uploaded',
	},
	{
		displayName: 'File URL',
		name: 'fileUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://www.example.com/spring-fair.png',
		displayOptions: { show: { source: ['url'] } },
		description:
			'Address that this node fetches the file from, without signing in, which must start with https://',
	},
];

/** What an upload can be told besides. */
export const uploadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [fileNameField],
};
