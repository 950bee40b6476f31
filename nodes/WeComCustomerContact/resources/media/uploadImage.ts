import { operation } from '../../declaration/operation';
import { file } from '../../declaration/params';
import { inputFile, uploadOptions } from './shared';

export const uploadImage = operation({
	id: 'media.uploadImage',
	name: 'Upload Image',
	action: 'Upload an image',
	description:
		'Upload an image of at most 2 MB and get a permanent URL that works inside WeCom (上传图片). At most 1000 a day and 3000 a month.',
	doc: 90256,
	method: 'POST',
	path: '/cgi-bin/media/uploadimg',
	// Each upload counts against the quota of the month.
	repeat: 'once',
	fields: [...inputFile, uploadOptions],
	upload: { media: file({ source: 'source', target: 'permanentImage' }) },
	result: { kind: 'record' },
});
