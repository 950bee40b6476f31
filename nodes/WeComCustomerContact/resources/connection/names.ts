import { translate } from '../../../../i18n/translate';

/** What the checks are called. */
export const NAMES = {
	corpId: translate('message.check.corpId', 'Corp ID'),
	secret: translate('message.check.secret', 'Secret'),
	address: translate('message.check.address', 'Trusted IP address'),
	app: translate('message.check.app', 'App may call Customer Contact'),
	members: translate('message.check.members', 'Members with Customer Contact'),
	customers: translate('message.check.customers', 'Customers of the member'),
	range: translate('message.check.range', 'Visible range of the app'),
	callbackSettings: translate(
		'message.check.callbackSettings',
		'Callback Token and EncodingAESKey',
	),
	callback: translate('message.check.callback', 'Callback received'),
	tags: translate('message.check.tags', 'Corp tags'),
	quota: translate('message.check.quota', 'Quota of acquisition links'),
	limits: translate('message.check.limits', 'Call limits'),
	baseUrl: translate('message.check.baseUrl', 'API Base URL'),
	clock: translate('message.check.clock', 'Clock'),
} as const;
