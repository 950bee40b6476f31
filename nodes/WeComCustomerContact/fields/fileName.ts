import type { INodeProperties } from 'n8n-workflow';

/** The name of a file that is uploaded, wherever a form says which; `MediaUpload` carries it. */
export const fileNameField: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. price-list.pdf',
	description:
		'Name to upload and show the file under (文件名). Without an extension, that of the format is added; folders are removed. Leave empty to use the name that the file has.',
};
