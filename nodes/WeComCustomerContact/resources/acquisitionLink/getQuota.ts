import { operation } from '../../declaration/operation';

export const getQuota = operation({
	id: 'acquisitionLink.getQuota',
	name: 'Get Quota',
	action: 'Get the acquisition quota',
	description:
		'Get how many more customers the company can acquire and when parts of that quota expire (剩余使用量)',
	doc: 97375,
	method: 'GET',
	path: '/cgi-bin/externalcontact/customer_acquisition_quota',
	repeat: 'safe',
	fields: [],
	result: { kind: 'record' },
});
