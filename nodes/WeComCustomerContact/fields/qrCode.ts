import type { INodeProperties } from 'n8n-workflow';

/** Fields of the collection Options that ask for the QR code as a file; `downloadQrCode` reads them. */
export const qrCodeOptions = (cost = 'one more request'): INodeProperties[] => [
	{
		displayName: 'Download QR Code',
		name: 'downloadQrCode',
		type: 'boolean',
		default: false,
		description: `Whether to also output the QR code (二维码) as a binary file. Makes ${cost}.`,
	},
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		displayOptions: { show: { downloadQrCode: [true] } },
		hint: 'The name of the output binary field to put the file in',
	},
];
