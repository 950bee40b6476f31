import type { Resource } from '../../declaration/operation';
import { createUploadByUrl } from './createUploadByUrl';
import { download } from './download';
import { getUploadByUrlResult } from './getUploadByUrlResult';
import { uploadAttachment } from './uploadAttachment';
import { uploadImage } from './uploadImage';
import { uploadTemporary } from './uploadTemporary';

export const media: Resource = {
	value: 'media',
	name: 'Media (素材)',
	operations: [
		uploadTemporary,
		uploadAttachment,
		uploadImage,
		download,
		createUploadByUrl,
		getUploadByUrlResult,
	],
};
