import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';

import { sharedPace } from '../../../nodes/WeComMemberMessage/pace';
import { readAskKey } from '../../../wecom/ask/key';
import { prove } from '../../../wecom/ask/proof';
import { readCallbackSettings } from '../../../wecom/callback/settings';
import { useSimulator } from '../../../support/harness/useSimulator';
import { answer, ask, cardOf, credentialOf, sent, type Answering } from './asking';

const wecom = useSimulator({ members: 4 });
beforeEach(() => sharedPace.clear());

type Fields = Parameters<typeof ask>[1];

/** Asks, and gives what the answer to it needs. */
async function waitingFor(fields: Fields = {}) {
	const { waiting, error } = await ask(wecom, fields);
	if (!waiting) throw error ?? new Error('It does not wait.');
	const kept = JSON.parse(JSON.stringify(waiting.items)) as INodeExecutionData[];
	return { waiting: kept, credential: credentialOf(wecom) };
}

/** A click as the trigger hands it on. */
function clickOf(place: number, userid = 'member_1', responseCode = 'code') {
	const key = readAskKey(cardOf(wecom).button_list[place]?.key);
	const settings = readCallbackSettings({ ...credentialOf(wecom) });
	if (!key || !settings.ok) throw new Error('There is no such button.');
	const { ask: random, answer: at, signature } = key;
	const query = { ask: random, answer: String(at), signature };
	const click = { ask: random, answer: at, userid, responseCode };
	return { query, body: { ...prove(click, settings.settings) } };
}

/** The parameters of the link that was sent. */
function linkQuery() {
	const { searchParams } = new URL(cardOf(wecom).button_list[0]?.url ?? '');
	return Object.fromEntries(searchParams);
}

const settled = async () => await sleep(300);

describe('a click', () => {
	it('is the answer, says who gave it, and is shown to all', async () => {
		const run = await waitingFor();
		const { output, body } = await answer({ ...run, ...clickOf(1, 'MEMBER_2') });
		expect(body).toEqual({ wecomAsk: 'recorded' });
		expect(output).toEqual([
			{
				data: {
					answered: true,
					approved: false,
					answer: 'Decline',
					respondedBy: 'MEMBER_2',
					respondedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
					verified: true,
					asked: ['member_1', 'member_2'],
					notReached: [],
					askedAt: expect.any(String) as string,
					msgid: sent(wecom)[0]?.id,
				},
			},
		]);
		await settled();
		expect([...(sent(wecom)[0]?.replaced.values() ?? [])]).toEqual([
			'Decline (MEMBER_2)',
			'Decline (MEMBER_2)',
		]);
	});

	it('on a choice comes out as its value, and never as an approval', async () => {
		const values = [{ text: 'Yes', value: 'approve' }, { text: 'Later' }];
		const run = await waitingFor({ responseType: 'choice', choices: { values } });
		const { output } = await answer({ ...run, ...clickOf(0) });
		expect(output).toMatchObject([{ data: { choice: 'approve', answer: 'Yes' } }]);
		expect(output?.[0]?.data).not.toHaveProperty('approved');
		const { output: other } = await answer({ ...run, ...clickOf(1) });
		expect(other).toMatchObject([{ data: { choice: 'Later' } }]);
	});

	it('is taken though the card cannot be updated', async () => {
		const run = await waitingFor();
		wecom.simulator.faults.add({
			endpoint: 'memberMessage.updateCard',
			fault: { kind: 'errcode', code: 40058 },
		});
		const { output } = await answer({ ...run, ...clickOf(0) });
		expect(output).toMatchObject([{ data: { approved: true } }]);
		await settled();
		expect(sent(wecom)[0]?.replaced.size).toBe(0);
	});

	it('that came second leaves the card to the first', async () => {
		const run = await waitingFor();
		await answer({ ...run, ...clickOf(0), taken: false });
		await settled();
		expect(sent(wecom)[0]?.replaced.size).toBe(0);
	});

	it('of somebody who was not asked is none', async () => {
		const run = await waitingFor();
		expect(await answer({ ...run, ...clickOf(0, 'member_3') })).toMatchObject({
			body: { wecomAsk: 'notAsked' },
			output: undefined,
		});
	});

	it('on the card of an earlier question is none', async () => {
		await waitingFor();
		const earlier = clickOf(0);
		const run = await waitingFor();
		const { body, output } = await answer({ ...run, ...earlier });
		expect({ body, output }).toEqual({ body: { wecomAsk: 'over' }, output: undefined });
	});

	it.each<[string, (click: ReturnType<typeof clickOf>) => Partial<Answering>]>([
		['without a proof', ({ query }) => ({ query, body: { userid: 'member_1' } })],
		['with nothing in it', ({ query }) => ({ query, body: undefined })],
		['that is opened in a browser', ({ query }) => ({ query, method: 'GET' })],
		['with the proof of another', (one) => ({ ...one, body: clickOf(1).body })],
		['on an answer that is none', (one) => ({ ...one, query: { ...one.query, answer: '7' } })],
		['with two answers', (one) => ({ ...one, query: { ...one.query, answer: ['0', '1'] } })],
	])('%s is none', async (_what, change) => {
		const run = await waitingFor();
		const { body, output } = await answer({ ...run, ...change(clickOf(0)) });
		expect({ body, output }).toEqual({ body: { wecomAsk: 'refused' }, output: undefined });
	});

	it('is none where the credential has lost its callback settings', async () => {
		const run = await waitingFor();
		const credential = { ...run.credential, callbackToken: '' };
		const { output } = await answer({ ...run, ...clickOf(0), credential });
		expect(output).toBeUndefined();
	});

	it.each<[string, INodeExecutionData[]]>([
		['an item of somebody else', [{ json: { data: { answered: false } } }]],
		['an answered question', [{ json: { data: { answered: true }, question: {} } }]],
	])('is none where the run waits with %s', async (_what, waiting) => {
		const run = await waitingFor();
		const { body, output } = await answer({ ...run, ...clickOf(0), waiting });
		expect({ body, output }).toEqual({ body: { wecomAsk: 'over' }, output: undefined });
	});

	it('answers no question that is answered by a link', async () => {
		await waitingFor();
		const { body } = clickOf(0);
		const run = await waitingFor({ answerBy: 'link' });
		const query = { ...linkQuery(), answer: '0' };
		const { output } = await answer({ ...run, query, body });
		expect(output).toBeUndefined();
	});
});

describe('a link', () => {
	it('shows the question as often as it is opened', async () => {
		const run = await waitingFor({ answerBy: 'link', message: '"<img src=x onerror=1>"' });
		for (const method of ['GET', 'GET'] as const) {
			const { body, headers, output, status } = await answer({
				...run,
				method,
				query: linkQuery(),
				body: { answer: '0' },
			});
			expect({ output, status }).toEqual({ output: undefined, status: 200 });
			expect(body).toContain('&quot;&lt;img src=x onerror=1&gt;&quot;');
			expect(body).not.toMatch(/<script|<img|https?:/);
			expect(headers).toMatchObject({
				'cache-control': 'no-store',
				'referrer-policy': 'no-referrer',
				'content-security-policy': expect.stringContaining("default-src 'none'") as string,
			});
		}
	});

	it('takes the answer that is sent, and proves nobody', async () => {
		const run = await waitingFor({ answerBy: 'link' });
		const body = { answer: '0', respondedBy: 'member_1', verified: 'true', userid: 'member_1' };
		const { output, body: page } = await answer({ ...run, query: linkQuery(), body });
		expect(page).toContain('Your answer was received');
		expect(output).toMatchObject([
			{ data: { approved: true, respondedBy: null, verified: false } },
		]);
		await settled();
		expect([...(sent(wecom)[0]?.replaced.values() ?? [])]).toEqual(['Approve', 'Approve']);
	});

	it.each<[string, unknown]>([
		['nothing', {}],
		['no form', 'approve'],
		['a list', { answer: ['0'] }],
		['an answer that is none', { answer: '2' }],
		['a number', { answer: 0 }],
		['a text in place of a button', { text: 'approve' }],
	])('asks again where %s is sent', async (_what, body) => {
		const run = await waitingFor({ answerBy: 'link' });
		const { status, output } = await answer({ ...run, query: linkQuery(), body });
		expect({ status, output }).toEqual({ status: 400, output: undefined });
	});

	it('takes a text of up to 2000 characters', async () => {
		const run = await waitingFor({ responseType: 'freeText' });
		const send = async (text: unknown) =>
			await answer({ ...run, query: linkQuery(), body: { text } });
		expect((await send(`  ${'😀'.repeat(2000)}\r\n`)).output).toMatchObject([
			{ data: { text: '😀'.repeat(2000) } },
		]);
		for (const text of ['', ' \n', 'x'.repeat(2001), undefined, ['a'], { a: 1 }]) {
			expect(await send(text)).toMatchObject({ status: 400, output: undefined });
		}
		const { output } = await answer({ ...run, query: linkQuery(), body: { answer: '0' } });
		expect(output).toBeUndefined();
	});

	it('of an earlier question says that it is over', async () => {
		await waitingFor({ answerBy: 'link' });
		const earlier = linkQuery();
		const run = await waitingFor({ answerBy: 'link' });
		for (const method of ['GET', 'POST'] as const) {
			const { status, body, output } = await answer({
				...run,
				method,
				query: earlier,
				body: { answer: '0' },
			});
			expect({ status, output }).toEqual({ status: 410, output: undefined });
			expect(body).toContain('no longer open');
		}
	});

	it('answers no question that is answered by the buttons of a card', async () => {
		const run = await waitingFor();
		const { ask: random } = clickOf(0).query;
		const { output, status } = await answer({
			...run,
			query: { ask: random },
			body: { answer: '0' },
		});
		expect({ output, status }).toEqual({ output: undefined, status: 410 });
	});
});

it('what goes wrong ends no run', async () => {
	const run = await waitingFor();
	const broken = new Proxy(
		{},
		{
			get: () => {
				throw new Error('broken');
			},
		},
	);
	const { status, output } = await answer({ ...run, query: broken });
	expect({ status, output }).toEqual({ status: 503, output: undefined });
});
