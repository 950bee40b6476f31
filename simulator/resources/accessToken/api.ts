import { handler, type Resource } from '../../handler';

/** doc 92520, 92521: addresses of the ranges that RFC 5737 keeps for documentation. */
const API_IPS = ['203.0.113.17', '203.0.113.64'];
const CALLBACK_IPS = ['198.51.100.23', '198.51.100.77'];

/** The exchange itself is with the token desk (tokens.ts); here is its face. */
export const accessToken: Resource = {
	name: 'accessToken',
	handlers: {
		'accessToken.get': handler<{ corpid: string; corpsecret: string }>(({ input, ip, tokens }) => {
			const { token, expiresIn } = tokens.exchange(input.corpid, input.corpsecret, ip);
			return { access_token: token, expires_in: expiresIn };
		}),
		'accessToken.listApiDomainIps': handler(() => ({ ip_list: API_IPS }), {
			errorFields: { ip_list: [] },
		}),
		'accessToken.listCallbackIps': handler(() => ({ ip_list: CALLBACK_IPS }), {
			errorFields: { ip_list: [] },
		}),
	},
};
