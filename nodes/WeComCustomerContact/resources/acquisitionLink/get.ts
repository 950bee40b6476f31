import { acquisitionLinkLocator } from './shared';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';

export const get = operation({
	id: 'acquisitionLink.get',
	name: 'Get',
	action: 'Get an acquisition link',
	description:
		'Retrieve the URL, the members and the settings of an acquisition link (获客链接详情)',
	doc: 97297,
	method: 'POST',
	path: '/cgi-bin/externalcontact/customer_acquisition/get',
	repeat: 'safe',
	fields: [acquisitionLinkLocator()],
	body: { link_id: string({ required: true, names: 'acquisitionLink' }) },
	result: { kind: 'record', about: ['link_id'] },
});
