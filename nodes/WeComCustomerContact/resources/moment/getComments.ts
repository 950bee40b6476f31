import { momentLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { publisher } from './shared';

export const getComments = operation({
	id: 'moment.getComments',
	name: 'Get Comments and Likes',
	action: 'Get comments and likes of a Moment',
	description:
		'List who commented on or liked a Moment that a member published, and when (获取客户朋友圈的互动数据)',
	doc: 93333,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_moment_comments',
	repeat: 'safe',
	fields: [momentLocator(), publisher],
	body: { moment_id: string({ required: true }), userid: string({ required: true }) },
	result: { kind: 'record', about: ['moment_id', 'userid'] },
});
