import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { joinWayId } from './shared';

export const remove = operation({
	id: 'joinWay.delete',
	name: 'Delete',
	action: 'Delete a join way',
	description: 'Permanently delete a join way that this app created (删除「加入群聊」配置)',
	doc: 92229,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/del_join_way',
	repeat: 'safe',
	fields: [joinWayId],
	body: { config_id: string({ required: true }) },
	serial: ['config_id'],
	result: { kind: 'done', as: 'deleted', about: ['config_id'] },
});
