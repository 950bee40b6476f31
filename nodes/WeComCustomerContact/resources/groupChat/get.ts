import { groupChatLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { flag, string } from '../../declaration/params';
import { memberNamesField } from './shared';

export const get = operation({
	id: 'groupChat.get',
	name: 'Get',
	action: 'Get a group chat',
	description:
		'Retrieve a customer group chat with its owner, notice, admins and members (获取客户群详情)',
	doc: 92122,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/get',
	repeat: 'safe',
	fields: [
		groupChatLocator(),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [memberNamesField],
		},
	],
	body: {
		chat_id: string({ required: true, names: 'groupChat' }),
		need_name: flag({ narrows: false }),
	},
	result: { kind: 'record', field: 'group_chat' },
});
