import {
	sleep,
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type Icon,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';

import { describeInOneText } from '../wecom/describeError';
import { RefusedError, type WeComError } from '../wecom/errors';
import { appOf, reachableAppOf } from '../wecom/app';
import { originOf } from '../wecom/baseUrl';
import { CallerAddresses } from '../wecom/callerAddress';
import { localize } from '../nodes/shared/localize';
import { plainGet } from '../nodes/shared/plainGet';
import { sharedTraffic } from '../nodes/shared/sharedTraffic';
import { exchangeToken } from '../wecom/exchange';
import { toWeComError } from '../wecom/thrown';
import { sharedTokens, type ExchangeToken } from '../wecom/token';
import { noticesEndedTokens, tellFailure, tellToken } from '../wecom/tokenUse';
import { systemTime, type AppCredentials, type Milliseconds } from '../wecom/types';
import { translate } from '../i18n/translate';

/**
 * How long a token is trusted for requests whose answers nobody here sees, as those of the HTTP Request node. WeCom may
 * end a token before its time (doc 91039) and wants to be asked seldom.
 */
const TRUST_MS: Milliseconds = 600_000;

const callerAddresses = new CallerAddresses();

/** Answers of the test call that say what to set up, beside those that `gettoken` itself can give. */
const SETUP_CODES = [
	40014, 42001, 45009, 48001, 48002, 48004, 48006, 50002, 50003, 60011, 60020, 84074, 301002,
	301007,
];

/** Corp id and secret of an app, and, for the trigger, what encrypts its callbacks. */
export class WeComCustomerContactApi implements ICredentialType {
	name = 'weComCustomerContactApi';

	displayName = 'WeCom (企业微信, WeChat Work) API';

	icon: Icon = {
		light: 'file:../icons/wecomCustomerContact.svg',
		dark: 'file:../icons/wecomCustomerContact.dark.svg',
	};

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-wecom-customer-contact';

	properties: INodeProperties[] = [
		{
			displayName: 'Corp ID',
			name: 'corpId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ww1234567890abcdef',
			description:
				'In the admin console under My Company > Company Information (我的企业 > 企业信息 > 企业ID)',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Secret of a self-built app that is listed under Customer Contact > Apps Allowed to Call the API (客户联系 > 可调用接口的应用)',
		},
		{
			displayName: 'API Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://qyapi.weixin.qq.com',
			required: true,
			description:
				'Change it only for a private deployment or a proxy with a fixed IP address. With http://, the Secret and all data are sent unencrypted: use it only inside your own network.',
		},
		{
			displayName: 'Agent ID',
			name: 'agentId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1000002',
			description:
				'For WeCom Member Message alone: the number of the app, on its page under App Management (应用管理 > AgentId)',
		},
		{
			displayName: 'Callback Token',
			name: 'callbackToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For the trigger: the Token of the app under Receive Messages (接收消息), at most 32 letters and digits',
		},
		{
			displayName: 'EncodingAESKey',
			// WeCom's EncodingAESKey. n8n's rules know by the name whether a field holds a secret.
			name: 'callbackSecretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'For the trigger: the EncodingAESKey of the app under Receive Messages (接收消息), exactly 43 letters and digits',
		},
		{
			// Always empty, which makes n8n call preAuthentication before every request.
			displayName: 'Session',
			name: 'session',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/cgi-bin/externalcontact/get_follow_user_list',
		},
		rules: [
			...SETUP_CODES.map((code) => ({
				type: 'responseSuccessBody' as const,
				properties: {
					key: 'errcode',
					value: code,
					message: describeInOneText(new RefusedError(code, '')),
				},
			})),
			{
				type: 'responseSuccessBody',
				properties: {
					// Every other refusal: the answer of a success always holds this list.
					key: 'follow_user',
					value: undefined,
					message: translate(
						'message.testRefused',
						'Corp ID and Secret are right, but WeCom refused to list the members who use Customer Contact. Check that the app is listed under Customer Contact > Apps Allowed to Call the API (客户联系 > 可调用接口的应用).',
					),
				},
			},
		],
	};

	constructor() {
		const { displayName, properties } = localize(this);
		this.displayName = displayName;
		this.properties = properties;
		this.documentationUrl = translate(
			'message.readme',
			'https://www.npmjs.com/package/n8n-nodes-wecom-customer-contact',
		);
	}

	/**
	 * Adds the token to the query, where every WeCom call but `gettoken` wants it (doc 91039), for the host of the
	 * credential and no other, and lets no redirect carry it away.
	 *
	 * A property and not a method: n8n tells its editor of a credential's own properties only, and lists what has none
	 * of this name nowhere. The options are new ones: n8n stores those of the caller with a run that fails.
	 * @throws UserError for a request to another host
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const app = appOf(credentials);
		refuseOtherHosts(app, requestOptions);
		const token = sharedTokens.latest(app);
		if (token === undefined) throw new UserError(noToken());
		tellToken(requestOptions, {
			value: token,
			drop: () => {
				sharedTokens.drop(app, token);
			},
		});
		const withToken: IHttpRequestOptions & LegacyRedirects = {
			...requestOptions,
			qs: { ...requestOptions.qs, access_token: token },
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			maxRedirects: 0,
		};
		return withToken;
	};

	/**
	 * Makes sure that this process holds a fresh token of the app (doc 91039). Returns nothing to
	 * store: n8n would refresh a stored token only on HTTP 401, which WeCom never answers, and asks
	 * again on each request as long as the hidden property stays empty.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const get = plainGet(this.helpers);
		try {
			const app = reachableAppOf(credentials);
			const exchange: ExchangeToken = async (pause) => {
				if (pause > 0) await sleep(pause);
				return await exchangeToken(app, get, { ...systemTime, sleep }, sharedTraffic);
			};
			const isOurs = noticesEndedTokens(credentials);
			const token = await sharedTokens.get(app, exchange, isOurs ? undefined : TRUST_MS);
			// The WeCom nodes read the answer themselves.
			if (!isOurs) await callerAddresses.check(app, token, get, sharedTraffic);
		} catch (error) {
			const failure = toWeComError(error);
			tellFailure(credentials, failure);
			// The credential test and the HTTP Request node show this text.
			throw explained(failure);
		}
		return {};
	}
}

/** How n8n's older request helper, which the HTTP Request node uses, names what is about redirects. */
interface LegacyRedirects {
	followRedirect: boolean;
	followAllRedirects: boolean;
}

/** @throws UserError unless a request goes to the host of the app, by the same scheme and port */
function refuseOtherHosts(app: AppCredentials, options: IHttpRequestOptions): void {
	const { url, uri, baseURL } = options as { url?: unknown; uri?: unknown; baseURL?: unknown };
	const base = baseURL === undefined ? undefined : String(baseURL);
	const own = originOf(app.baseUrl);
	// n8n goes to `url` where there are both; neither may lead elsewhere.
	const targets = [url, uri].filter((target) => target !== undefined && target !== null);
	const origins = (targets.length > 0 ? targets : ['']).map((target) =>
		originOf(String(target), base),
	);
	const foreign = origins.findIndex((origin) => origin === undefined || origin !== own);
	if (foreign < 0) return;
	const host = origins[foreign];
	throw new UserError(
		host === undefined || host === 'null'
			? translate(
					'message.foreignHostUnknown',
					'The WeCom Customer Contact credential is for {own} only, and the URL is not a complete address, so nothing was sent. Check the URL.',
					{ own: own ?? '' },
				)
			: translate(
					'message.foreignHost',
					'The WeCom Customer Contact credential is for {own} only, and this request goes to {host}, so nothing was sent. Check the URL; for another host, use a different credential or none.',
					{ own: own ?? '', host },
				),
	);
}

const noToken = (): string =>
	translate(
		'message.noToken',
		'The credential has no access token yet, so nothing was sent. Run it again.',
	);

/** The error with what to do about it in its own message, for places that show nothing else. */
function explained(error: WeComError): WeComError {
	error.message = describeInOneText(error);
	return error;
}
