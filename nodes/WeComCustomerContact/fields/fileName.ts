import type { INodeProperties } from 'n8n-workflow';

/** The name of a file that is uploaded, wherever its binary field is chosen; `MediaUpload` carries it. */
export const fileNameField: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. price-list.pdf',
	description:
		'Name under which the file is uploaded and shown (文件名). Without an ending it gets the one of the format; folders in it are left out. Leave empty to use the name of the input file.',
};
