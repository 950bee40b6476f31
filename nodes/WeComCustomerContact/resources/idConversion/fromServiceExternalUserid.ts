import { operation } from '../../declaration/operation';
import { integer, string } from '../../declaration/params';
import { sourceAgentField } from './shared';

export const fromServiceExternalUserid = operation({
	id: 'idConversion.fromServiceExternalUserid',
	name: "Convert a Provider's Customer ID",
	action: "Convert a provider's customer ID",
	description:
		"Convert the external_userid that a provider's app received to the company's own external_userid (服务商external_userid转换)",
	doc: 95884,
	method: 'POST',
	path: '/cgi-bin/externalcontact/from_service_external_userid',
	repeat: 'safe',
	fields: [
		{
			displayName: "Provider's Customer ID",
			name: 'external_userid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. woxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
			description: "The external_userid that the provider's app received for the customer",
		},
		sourceAgentField,
	],
	body: {
		external_userid: string({ required: true }),
		source_agentid: integer({ required: true }),
	},
	result: { kind: 'record' },
});
