import {
	sleep,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type Icon,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeProperties,
} from 'n8n-workflow';

import { describeInOneText } from '../wecom/describeError';
import { RefusedError, type WeComError } from '../wecom/errors';
import { appOf } from '../wecom/app';
import { localize } from '../wecom/localize';
import { toWeComError } from '../wecom/client';
import { exchangeToken, type HttpGet } from '../wecom/exchange';
import { sharedTokens } from '../wecom/token';
import { systemTime } from '../wecom/types';
import { translate } from '../wecom/translate';

const REQUEST_TIMEOUT_MS = 15_000;

/** Answers of the test call that say what to set up, beside those that `gettoken` itself can give. */
const SETUP_CODES = [
	40014, 42001, 45009, 48001, 48002, 48004, 48006, 50002, 50003, 60011, 60020, 84074, 301002,
	301007,
];

/** Corp id and secret of an app, and, for the trigger, what encrypts its callbacks. */
export class WeComCustomerContactApi implements ICredentialType {
	name = 'weComCustomerContactApi';

	displayName = 'WeCom Customer Contact API';

	icon: Icon = {
		light: 'file:../icons/wecomCustomerContact.svg',
		dark: 'file:../icons/wecomCustomerContact.dark.svg',
	};

	documentationUrl = 'https://developer.work.weixin.qq.com/document/path/91039';

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
			description: 'Change it only for a private deployment or a proxy with a fixed IP address',
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
	}

	/**
	 * Makes sure that this process holds a fresh token of the app (doc 91039). Returns nothing to
	 * store: n8n would refresh a stored token only on HTTP 401, which WeCom never answers, and asks
	 * again on each request as long as the hidden property stays empty.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const app = appOf(credentials);
		const get: HttpGet = async (url, qs) => {
			const { statusCode, headers, body } = (await this.helpers.httpRequest({
				method: 'GET',
				url,
				qs,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				timeout: REQUEST_TIMEOUT_MS,
			})) as IN8nHttpFullResponse;
			return { status: statusCode, headers: headers as Record<string, string>, body };
		};
		try {
			await sharedTokens.get(app, async (pause) => {
				if (pause > 0) await sleep(pause);
				return await exchangeToken(app, get, { ...systemTime, sleep });
			});
		} catch (error) {
			// The credential test and the HTTP Request node show this text.
			throw explained(toWeComError(error));
		}
		return {};
	}

	/** Adds the token to the query, where every WeCom call but `gettoken` wants it (doc 91039). */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		requestOptions.qs = {
			...requestOptions.qs,
			access_token: sharedTokens.peek(appOf(credentials)) ?? '',
		};
		return requestOptions;
	}
}

/** The error with what to do about it in its own message, for places that show nothing else. */
function explained(error: WeComError): WeComError {
	error.message = describeInOneText(error);
	return error;
}
