import type { EventDefinition } from './types';

/** Ends an upload from a URL (doc 96219). */
export const uploadEvents: readonly EventDefinition[] = [
	{
		id: 'upload_media_job_finish',
		doc: 96219,
		title: { en: 'Upload From URL Finished', zh: '异步上传任务完成' },
		when: 'A job of Media > Upload From URL is finished, successfully or not',
		fields: { JobId: 'string' },
		identity: ['JobId'],
	},
];
