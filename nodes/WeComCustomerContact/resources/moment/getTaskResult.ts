import { translate } from '../../../../i18n/translate';
import { inWords } from '../../declaration/inWords';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

/** doc 95094 */
const STATES = {
	1: translate('message.jobStarted', 'Creation has started'),
	2: translate('message.jobRunning', 'Creation is in progress'),
	3: translate('message.jobComplete', 'Creation is complete'),
};

export const getTaskResult = operation({
	id: 'moment.getTaskResult',
	name: 'Get Job Result',
	action: 'Get the job result of a Moment',
	description:
		'Get the status of a Moment creation job, its moment_id, and what was rejected (获取任务创建结果)',
	doc: 95094,
	method: 'GET',
	path: '/cgi-bin/externalcontact/get_moment_task_result',
	repeat: 'safe',
	fields: [
		{
			displayName: 'Job ID',
			name: 'jobid',
			type: 'string',
			required: true,
			default: '',
			description: 'The jobid returned by Create, valid for 24 hours',
		},
	],
	query: { jobid: string({ required: true, maxBytes: 64 }) },
	result: { kind: 'record', about: ['jobid'] },
	map: inWords('status', STATES),
});
