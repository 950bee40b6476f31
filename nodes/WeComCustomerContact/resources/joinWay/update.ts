import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { joinWayId, joinWayParams, optionalFields, requiredFields } from './shared';

export const update = operation({
	id: 'joinWay.update',
	name: 'Update',
	action: 'Update a join way',
	description:
		'Overwrite the settings of a join way (更新「加入群聊」配置). Fill in all of them, as those left out may be reset.',
	doc: 92229,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/update_join_way',
	repeat: 'safe',
	fields: [
		joinWayId,
		...requiredFields,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: optionalFields,
		},
	],
	body: { config_id: string({ required: true }), ...joinWayParams({ narrows: false }) },
	serial: ['config_id'],
	result: { kind: 'done', as: 'success', about: ['config_id', 'state', 'remark'] },
});
