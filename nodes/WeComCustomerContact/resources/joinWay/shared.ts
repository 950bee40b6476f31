import type { INodeProperties } from 'n8n-workflow';

import { groupChatMultiSelect } from '../../../shared/fields/multiSelects';
import { boolean, flag, integer, string, strings, type Params } from '../../declaration/params';

/** The id of a join way; WeCom has no list to choose from. */
export const joinWayId: INodeProperties = {
	displayName: 'Join Way ID',
	name: 'config_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 9ad7fa5cdaa6511298498f979c472aaa',
	description: 'Join way (加入群聊), by the config_id returned by Create',
};

/** doc 92229: what a join way is made of, the same when it is created and when it is overwritten. */
export const requiredFields: readonly INodeProperties[] = [
	{
		displayName: 'Scene',
		name: 'scene',
		type: 'options',
		options: [
			{ name: 'Mini Program (小程序插件)', value: 1 },
			{ name: 'QR Code (二维码)', value: 2 },
		],
		required: true,
		default: 2,
		description: 'Where the join way is used',
	},
	groupChatMultiSelect({
		required: true,
		description:
			'Group chats (客户群) that customers join, by name or chat_id, at most 5. When one is full, customers join the next.',
		hint: 'At most 5 group chats',
	}),
];

const whenCreatingChats = { displayOptions: { hide: { auto_create_room: [false] } } };

/** The rest of it, for Additional Fields and Update Fields. */
export const optionalFields: INodeProperties[] = [
	{
		displayName: 'Create Group Chats Automatically',
		name: 'auto_create_room',
		type: 'boolean',
		default: true,
		description:
			'Whether a new group chat is created when all are full (自动新建群). Defaults to on.',
	},
	{
		displayName: 'First Number of New Group Chats',
		name: 'room_base_id',
		type: 'number',
		default: 1,
		description:
			'Number added to the name of the first new group chat (群起始序号); counts up from there',
		...whenCreatingChats,
	},
	{
		displayName: 'Mark Source',
		name: 'mark_source',
		type: 'boolean',
		default: true,
		description:
			'Whether this join way is marked as the source of the customers. Only for customer acquisition apps (营销获客).',
	},
	{
		displayName: 'Name of New Group Chats',
		name: 'room_base_name',
		type: 'string',
		default: '',
		description:
			'Prefix of the names of new group chats (群名前缀), at most 40 characters, followed by the number',
		...whenCreatingChats,
	},
	{
		displayName: 'Remark',
		name: 'remark',
		type: 'string',
		default: '',
		description: 'Note to distinguish join ways (备注), at most 30 characters',
	},
	{
		displayName: 'State',
		name: 'state',
		type: 'string',
		default: '',
		description:
			'Your own value for the channel (渠道参数), at most 30 characters. Returned with the group chat members who joined this way.',
	},
];

const ofNewChats = { onlyWhen: { auto_create_room: [1, undefined] } };

/** doc 92229. The State narrows a new join way. */
export const joinWayParams = ({ narrows }: { narrows: boolean }): Params => ({
	scene: integer({ required: true, oneOf: [1, 2] }),
	remark: string({ narrows: false, maxChars: 30 }),
	auto_create_room: flag({ narrows: false }),
	room_base_name: string({ narrows: false, maxChars: 40, ...ofNewChats }),
	room_base_id: integer({ narrows: false, ...ofNewChats }),
	chat_id_list: strings({ required: true, maxItems: 5, names: 'groupChat' }),
	state: string({ narrows, maxChars: 30 }),
	mark_source: boolean({ narrows: false }),
});
