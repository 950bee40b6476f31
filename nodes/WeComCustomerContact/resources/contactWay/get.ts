import { contactWayLocator } from '../../fields/locators';
import { qrCodeOptions } from '../../fields/qrCode';
import { downloadQrCode } from '../../finishers/downloadQrCode';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const get = operation({
	id: 'contactWay.get',
	name: 'Get',
	action: 'Get a contact way',
	description: 'Retrieve the settings and the QR code of a contact way (获取「联系我」方式)',
	doc: 92228,
	method: 'POST',
	path: '/cgi-bin/externalcontact/get_contact_way',
	repeat: 'safe',
	fields: [
		contactWayLocator(),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: qrCodeOptions(),
		},
	],
	body: { config_id: string({ required: true, names: 'contactWay' }) },
	result: { kind: 'record', field: 'contact_way' },
	finish: downloadQrCode({ created: false }),
});
