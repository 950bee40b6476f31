import { operation } from '../../declaration/operation';
import { file, string } from '../../declaration/params';
import { inputFile, uploadOptions } from './shared';

export const uploadTemporary = operation({
	id: 'media.uploadTemporary',
	name: 'Upload Temporary File',
	action: 'Upload a temporary file',
	description:
		'Upload a file for messages, welcome messages and so on and get its media_id, valid for three days (上传临时素材)',
	doc: 90253,
	method: 'POST',
	path: '/cgi-bin/media/upload',
	// A second copy of a temporary file does no harm.
	repeat: 'safe',
	fields: [
		{
			displayName: 'File Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'File (普通文件)', value: 'file', description: 'Any file of at most 20 MB' },
				{ name: 'Image (图片)', value: 'image', description: 'JPG or PNG of at most 10 MB' },
				{ name: 'Video (视频)', value: 'video', description: 'MP4 of at most 10 MB' },
				{
					name: 'Voice (语音)',
					value: 'voice',
					description: 'AMR of at most 2 MB and 60 seconds',
				},
			],
			required: true,
			default: 'image',
		},
		...inputFile,
		uploadOptions,
	],
	query: { type: string({ required: true, oneOf: ['image', 'voice', 'video', 'file'] }) },
	upload: { media: file({ source: 'source', target: 'temporary', mediaTypeParam: 'type' }) },
	result: { kind: 'record' },
});
