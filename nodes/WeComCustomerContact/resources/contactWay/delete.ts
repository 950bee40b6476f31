import { contactWayLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const remove = operation({
	id: 'contactWay.delete',
	name: 'Delete',
	action: 'Delete a contact way',
	description: 'Permanently delete a QR code or mini-program button (删除「联系我」方式)',
	doc: 92228,
	method: 'POST',
	path: '/cgi-bin/externalcontact/del_contact_way',
	repeat: 'safe',
	fields: [contactWayLocator()],
	body: { config_id: string({ required: true, names: 'contactWay' }) },
	serial: ['config_id'],
	result: { kind: 'done', as: 'deleted', about: ['config_id'] },
});
