import { operation } from '../../declaration/operation';
import { file, integer, string } from '../../declaration/params';
import { onlyWith } from '../../declaration/rules';
import { inputFile, uploadOptions } from './shared';

export const uploadAttachment = operation({
	id: 'media.uploadAttachment',
	name: 'Upload Attachment',
	action: 'Upload an attachment',
	description:
		'Upload a file for Moments or the product album and get its media_id, valid for three days (上传附件资源)',
	doc: 95098,
	method: 'POST',
	path: '/cgi-bin/media/upload_attachment',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Used In',
			name: 'attachment_type',
			type: 'options',
			options: [
				{ name: 'Moments (朋友圈)', value: 1 },
				{ name: 'Product Album (商品图册)', value: 2 },
			],
			required: true,
			default: 1,
			description: 'What the file is for. It cannot be used elsewhere.',
		},
		{
			displayName: 'File Type',
			name: 'media_type',
			type: 'options',
			options: [
				{
					name: 'Image (图片)',
					value: 'image',
					description: 'JPG or PNG of at most 10 MB, for Moments at most 10800 by 1080 pixels',
				},
				{
					name: 'Video (视频)',
					value: 'video',
					description: 'MP4 of at most 10 MB and 30 seconds, for Moments only',
				},
			],
			required: true,
			default: 'image',
		},
		...inputFile,
		uploadOptions,
	],
	query: {
		// doc 95098 lists file too, but allows it in neither place.
		media_type: string({ required: true, oneOf: ['image', 'video'] }),
		attachment_type: integer({ required: true, oneOf: [1, 2] }),
	},
	upload: {
		media: file({
			source: 'source',
			target: { param: 'attachment_type', places: { 1: 'moment', 2: 'productAlbum' } },
			mediaTypeParam: 'media_type',
		}),
	},
	rules: [onlyWith('attachment_type', [2], 'media_type', ['image'])],
	result: { kind: 'record' },
});
