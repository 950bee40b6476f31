import { acquisitionLinkLocator } from './shared';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const remove = operation({
	id: 'acquisitionLink.delete',
	name: 'Delete',
	action: 'Delete an acquisition link',
	description:
		'Permanently delete an acquisition link; it stops working immediately (删除获客链接)',
	doc: 97297,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/delete_link',
	repeat: 'safe',
	fields: [
		acquisitionLinkLocator({ hint: 'The link stops working; WeCom has no way to restore it' }),
	],
	body: { link_id: string({ required: true, names: 'acquisitionLink' }) },
	serial: ['link_id'],
	result: { kind: 'done', as: 'deleted', about: ['link_id'] },
});
