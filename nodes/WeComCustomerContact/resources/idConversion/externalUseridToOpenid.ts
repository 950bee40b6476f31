import { customerLocator } from '../../fields/locators';
import { operation } from '../../declaration/operation';
import { string } from '../../declaration/params';
import { onlyWeChatContact } from '../../declaration/rules';

export const externalUseridToOpenid = operation({
	id: 'idConversion.externalUseridToOpenid',
	name: 'Convert to OpenID',
	action: 'Convert a customer ID to an OpenID',
	description:
		'Convert the external_userid of a WeChat user to an OpenID for WeChat Pay (外部联系人openid转换)',
	doc: 92323,
	method: 'POST',
	path: '/cgi-bin/externalcontact/convert_to_openid',
	repeat: 'safe',
	fields: [
		customerLocator({
			description: 'Customer (客户) from WeChat, by external_userid. WeCom users have no OpenID.',
		}),
	],
	body: { external_userid: string({ required: true }) },
	rules: [onlyWeChatContact('external_userid')],
	result: { kind: 'record', about: ['external_userid'] },
});
