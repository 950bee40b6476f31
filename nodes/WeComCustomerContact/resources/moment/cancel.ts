import { corpMomentLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const cancel = operation({
	id: 'moment.cancel',
	name: 'Stop',
	action: 'Stop a Moment',
	description:
		'Stop publishing a Moment of the company; what is already published stays (停止发表企业朋友圈)',
	doc: 97612,
	method: 'POST',
	path: '/cgi-bin/externalcontact/cancel_moment_task',
	repeat: 'safe',
	fields: [corpMomentLocator()],
	body: { moment_id: string({ required: true }) },
	serial: ['moment_id'],
	result: { kind: 'done', as: 'success', about: ['moment_id'] },
});
