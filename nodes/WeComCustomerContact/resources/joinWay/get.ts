import { qrCodeOptions } from '../../fields/qrCode';
import { downloadQrCode } from '../../finishers/downloadQrCode';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { joinWayId } from './shared';

export const get = operation({
	id: 'joinWay.get',
	name: 'Get',
	action: 'Get a join way',
	description:
		'Retrieve the settings and the QR code of a join way that this app created (获取「加入群聊」配置)',
	doc: 92229,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/get_join_way',
	repeat: 'safe',
	fields: [
		joinWayId,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: qrCodeOptions(),
		},
	],
	body: { config_id: string({ required: true }) },
	result: { kind: 'record', field: 'join_way' },
	finish: downloadQrCode({ created: false }),
});
