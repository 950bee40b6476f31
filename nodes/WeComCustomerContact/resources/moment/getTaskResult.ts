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
	action: 'Get the job result of a moment',
	description:
		'See how far the job of a new Moment is, which moment_id came of it and what was refused (获取任务创建结果)',
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
			description: 'Value of jobid that Create returned, valid for 24 hours',
		},
	],
	query: { jobid: string({ required: true, maxBytes: 64 }) },
	result: { kind: 'record' },
	map: inWords('status', STATES),
});
