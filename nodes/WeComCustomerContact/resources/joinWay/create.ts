import { qrCodeOptions } from '../../fields/qrCode';
import { returnDetails } from '../../fields/returnDetails';
import { downloadQrCode } from '../../finishers/downloadQrCode';
import { fetchDetails } from '../../finishers/fetchDetails';
import { inOrder } from '../../finishers/inOrder';
import { operation } from '../../declaration/operation';
import { joinWayParams, optionalFields, requiredFields } from './shared';

export const create = operation({
	id: 'joinWay.create',
	name: 'Create',
	action: 'Create a join way (QR code)',
	description:
		'Create a QR code or mini-program button for customers to join group chats (配置「加入群聊」). Keep the config_id, as the admin console does not show it.',
	hint: 'Keep the config_id of the output. The admin console does not show join ways created through the API, and no operation lists them.',
	doc: 92229,
	method: 'POST',
	path: '/cgi-bin/externalcontact/groupchat/add_join_way',
	repeat: 'once',
	fields: [
		...requiredFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: optionalFields,
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				...qrCodeOptions('two more requests'),
				returnDetails(
					'Whether to return the join way with the URL of its QR code instead of only its ID. Makes one more request.',
				),
			],
		},
	],
	body: joinWayParams({ narrows: true }),
	result: { kind: 'record', about: ['state', 'remark'] },
	finish: inOrder(
		// doc 92229: the answer to the creation has no QR code.
		fetchDetails({
			options: ['fetchDetails', 'downloadQrCode'],
			path: '/cgi-bin/externalcontact/groupchat/get_join_way',
			id: 'config_id',
			field: 'join_way',
			created: true,
		}),
		downloadQrCode({ created: true }),
	),
});
