import type { INodeProperties } from 'n8n-workflow';

import { fileNameField } from '../../fields/fileName';

/** The file of an upload. */
export const inputFile: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input field containing the binary file data to be uploaded',
};

/** What an upload can be told besides. */
export const uploadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [fileNameField],
};
