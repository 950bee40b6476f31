import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const getUploadByUrlResult = operation({
	id: 'media.getUploadByUrlResult',
	name: 'Get Result of Upload From URL',
	action: 'Get the result of an upload from a URL',
	description:
		'Get the status of an upload from a URL and, once done, its media_id (查询异步任务结果)',
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
				'Job ID from Upload From URL or the callback upload_media_job_finish, valid for 60 minutes',
		},
	],
	body: { jobid: string({ required: true, maxBytes: 128 }) },
	result: { kind: 'record', about: ['jobid'] },
});
