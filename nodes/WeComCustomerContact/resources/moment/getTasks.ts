import { translate } from '../../../../i18n/translate';
import { corpMomentLocator } from '../../fields/locators';
import { returnAllOrLimit } from '../../fields/paging';
import { inWords } from '../../declaration/inWords';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

/** doc 93333 */
const STATES = {
	0: translate('message.notPublished', 'Not published'),
	1: translate('message.published', 'Published'),
};

export const getTasks = operation({
	id: 'moment.getTasks',
	name: 'Get Many Member Tasks',
	action: 'Get many tasks of a Moment',
	description:
		'List the members who were asked to publish a Moment of the company and whether they did (获取客户朋友圈企业发表的列表)',
	doc: 93333,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_moment_task',
	repeat: 'safe',
	fields: [corpMomentLocator(), ...returnAllOrLimit],
	body: { moment_id: string({ required: true }) },
	paging: { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 1000 } },
	result: { kind: 'records', field: 'task_list', about: ['moment_id'] },
	map: inWords('publish_status', STATES),
});
