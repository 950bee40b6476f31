import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const getUploadByUrlResult = operation({
	id: 'media.getUploadByUrlResult',
	name: 'Get Result of Upload From URL',
	action: 'Get the result of an upload from a URL',
	description:
		'Retrieve how far an upload from a URL is and, when it is done, its media_id (查询异步任务结果)',
	doc: 96219,
	method: 'POST',
	path: '/cgi-bin/media/get_upload_by_url_result',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Job ID',
			name: 'jobid',
			type: 'string',
			required: true,
			default: '',
			description:
				'ID that Upload From URL or the callback upload_media_job_finish gave, valid for 60 minutes',
		},
	],
	body: { jobid: string({ required: true, maxBytes: 128 }) },
	result: { kind: 'record' },
});
