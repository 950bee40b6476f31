import type { IDataObject, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';

import {
	handOn,
	ownClickIn,
	type OwnClick,
} from '../../../nodes/WeComCustomerContactTrigger/ownClicks';
import { testClock } from '../../../support/harness/clock';
import { keyOfAddress } from '../../../wecom/ask/key';
import { prove } from '../../../wecom/ask/proof';
import type { WeComEvent } from '../../../wecom/callback/event';
import { sender, settingsOf } from '../../wecom/callback/request';

const ASK = 'A'.repeat(22);
const SIGNATURE = '0'.repeat(64);
const ADDRESS = `/77/node_1?ask=${ASK}&answer=1&signature=${SIGNATURE}`;
const KEY = keyOfAddress(`http://h/w${ADDRESS}`) ?? '';
const CLICK = { ask: ASK, answer: 1, userid: 'member_a', responseCode: 'code_1' };
const settings = settingsOf(sender);

const clicked = (fields: WeComEvent['fields'] = {}, id = 'template_card_event'): WeComEvent => ({
	id,
	fields: { EventKey: KEY, FromUserName: 'member_a', ResponseCode: 'code_1', ...fields },
});

describe('a click on one of our own buttons', () => {
	it('names the run that waits, the answer, and who gave it', () => {
		expect(ownClickIn(clicked())).toEqual({
			key: { executionId: '77', nodeId: 'node_1', ask: ASK, answer: 1, signature: SIGNATURE },
			click: CLICK,
		});
	});

	it('is one though its card cannot be updated', () => {
		const event = clicked();
		delete event.fields.ResponseCode;
		expect(ownClickIn(event)?.click).toEqual({ ...CLICK, responseCode: '' });
	});

	it.each<[string, WeComEvent | undefined]>([
		['a message without a name', undefined],
		['another event with such a key', clicked({}, 'click')],
		['a click on another button', clicked({ EventKey: 'approve' })],
		['a click by nobody', clicked({ FromUserName: '' })],
	])('is none in %s', (_what, event) => {
		expect(ownClickIn(event)).toBeUndefined();
	});
});

interface Given {
	/** What comes back from the run, again and again. */
	answer?: { statusCode: number; body?: unknown } | Error;
	resumeUrl?: string;
	/** The credential that the node has, or why it cannot be read. */
	credential?: IDataObject | Error | string;
	code?: string;
	/** What WeCom says to the update of the card. */
	errcode?: number;
}

const CREDENTIAL = {
	corpId: sender.corpId,
	secret: 'example-secret-of-the-app',
	baseUrl: 'https://qyapi.weixin.qq.com',
	agentId: '1000021',
};

/** Hands a click on in an n8n of which there is only what that needs, and tells what it has done. */
async function handOnIn({
	answer = told('recorded'),
	resumeUrl = 'http://10.0.0.1/waiting/1',
	credential = CREDENTIAL,
	code = CLICK.responseCode,
	errcode = 0,
}: Given) {
	const did = {
		posts: [] as IHttpRequestOptions[],
		updates: [] as Array<[url: string, body: unknown]>,
		lines: [] as Array<[level: string, text: string, data: unknown]>,
	};
	const line = (level: string) => (text: string, data: unknown) =>
		void did.lines.push([level, text, data]);
	let isAnswered = false;
	const context = {
		evaluateExpression: (expression: string) =>
			!isAnswered && expression === '{{ $execution.resumeUrl }}' ? resumeUrl : undefined,
		getNode: () => ({ name: 'Trigger' }),
		getCredentials: async () => {
			if (typeof credential !== 'object' || credential instanceof Error) throw credential;
			return await Promise.resolve(credential);
		},
		logger: { info: line('info'), warn: line('warn') },
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				did.posts.push(options);
				if (answer instanceof Error) throw answer;
				return await Promise.resolve(answer);
			},
			httpRequestWithAuthentication: async (_type: string, { url, body }: IHttpRequestOptions) => {
				did.updates.push([url, JSON.parse(String(body))]);
				return await Promise.resolve({ statusCode: 200, headers: {}, body: { errcode } });
			},
		},
	} as unknown as IWebhookFunctions;
	const own = ownClickIn(clicked({ ResponseCode: code })) as OwnClick;
	const hand = handOn(context, own, settings, testClock());
	isAnswered = true;
	await hand();
	return did;
}

const told = (wecomAsk: string) => ({ statusCode: 200, body: { wecomAsk } });
const PASSED = 'WeCom click on a card that waits for an answer';
const run = { executionId: '77', nodeName: 'Trigger' };

describe('a click that is handed on', () => {
	it('is posted with its proof to the run, once, and no redirect is followed', async () => {
		const { posts, updates } = await handOnIn({});
		expect(posts).toEqual([
			{
				method: 'POST',
				url: `http://10.0.0.1/waiting${ADDRESS}`,
				body: prove(CLICK, settings),
				json: true,
				timeout: 10_000,
				disableFollowRedirect: true,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			},
		]);
		expect(updates).toEqual([]);
	});

	it.each([
		['recorded', 'info'],
		['over', 'info'],
		['notAsked', 'info'],
		['refused', 'warn'],
	])('that is %s is said in the log (%s)', async (outcome, level) => {
		const { lines } = await handOnIn({ answer: told(outcome) });
		expect(lines).toEqual([[level, PASSED, { ...run, outcome, tries: 1, last: 200 }]]);
	});

	it('that came nowhere is a warning', async () => {
		const { lines, posts } = await handOnIn({ answer: new TypeError('http://h/?signature=1') });
		const data = { ...run, outcome: 'unanswered', tries: posts.length, last: 'TypeError' };
		expect(lines).toEqual([['warn', PASSED, data]]);
	});

	it('is sent nowhere where n8n does not say where its runs are', async () => {
		const { lines, posts } = await handOnIn({ resumeUrl: '' });
		expect(posts).toEqual([]);
		const data = { ...run, outcome: 'unanswered', tries: 0, last: 'no address' };
		expect(lines).toEqual([['warn', PASSED, data]]);
	});
});

describe('the card of a question that is over', () => {
	const answer = told('over');

	it('says so to the one who clicked, and to nobody else', async () => {
		const { updates } = await handOnIn({ answer });
		expect(updates).toEqual([
			[
				'https://qyapi.weixin.qq.com/cgi-bin/message/update_template_card',
				{
					atall: 0,
					userids: ['member_a'],
					agentid: 1_000_021,
					response_code: 'code_1',
					button: { replace_name: 'No longer open' },
				},
			],
		]);
	});

	it.each<[string, Given]>([
		['nobody may update it', { code: '' }],
		[
			'the credential does not say which app it is of',
			{ credential: { ...CREDENTIAL, agentId: '' } },
		],
	])('stays as it is where %s', async (_what, given) => {
		const { lines, updates } = await handOnIn({ answer, ...given });
		expect(updates).toEqual([]);
		expect(lines).toHaveLength(1);
	});

	it('may say already who answered: then its code is used, and that is no fault', async () => {
		const { lines, updates } = await handOnIn({ answer, errcode: 40058 });
		expect(updates).toHaveLength(1);
		expect(lines).toHaveLength(1);
	});

	it.each<[string, Given['credential'], string | undefined]>([
		['an error', new Error('no database'), 'no database'],
		['anything else', 'no database', undefined],
	])(
		'is left where the credential cannot be read, which is logged (%s)',
		async (_what, credential, reason) => {
			const { lines, updates } = await handOnIn({ answer, credential });
			expect(updates).toEqual([]);
			expect(lines[1]).toEqual(['warn', 'WeCom click could not be handed on', { ...run, reason }]);
		},
	);
});
