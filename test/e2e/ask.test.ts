import { setTimeout as sleep } from 'node:timers/promises';

import { poll } from '../../support/n8n/client';
import type { StoredWorkflow } from '../../support/n8n/types';
import { chain, node, startNode } from '../../support/n8n/workflows';
import { askNode, Asking, buttonsOf, endNode, linkOf } from './support/asking';
import { usePlayground } from './support/playground';

const playground = usePlayground({ members: 3 });
let asking: Asking;
/** Questions that nobody answers; their time is over while the other tests run. */
let unanswered: { approvedBefore: StoredWorkflow; withExpression: StoredWorkflow };

beforeAll(async () => {
	asking = await Asking.begin(playground());
	const aMinute = { resumeAmount: 1, resumeUnit: 'minutes' };
	const set = (json: object) =>
		node('Before', 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify(json) }, 3.4);
	const { credential } = playground();
	unanswered = {
		approvedBefore: await asking.start([
			set({ approved: true, data: { approved: true, answered: true } }),
			askNode(credential, aMinute),
			endNode(),
		]),
		withExpression: await asking.start([
			set({ title: 'From the input', approved: true }),
			askNode(credential, { ...aMinute, card_title: '={{ $json.title }}', answerBy: 'link' }),
			endNode(),
		]),
	};
	await asking.question(1);
});
afterAll(async () => await asking.end());

const ask = (parameters = {}) => askNode(playground().credential, parameters);

describe('buttons of a card', () => {
	test('the first click is the answer, and the other member sees that it is done', async () => {
		const { app, client } = playground();
		const { workflow, message } = await asking.ask([ask(), endNode()]);
		asking.click('member_2', 0, message);
		await app.simulator.callbacks.settled();
		expect(await asking.answerOf(workflow)).toEqual([
			{
				data: {
					answered: true,
					approved: true,
					answer: 'Approve',
					respondedBy: 'member_2',
					respondedAt: expect.any(String) as string,
					verified: true,
					asked: ['member_1', 'member_2'],
					notReached: [],
					askedAt: expect.any(String) as string,
					msgid: message.id,
				},
			},
		]);
		await poll('the update', 5_000, async () => (message.replaced.size === 2 ? true : undefined));
		expect([...message.replaced]).toEqual([
			['member_1', 'Approve (member_2)'],
			['member_2', 'Approve (member_2)'],
		]);
		expect(() => asking.click('member_1', 1, message)).toThrow('no buttons any more');
		// The trigger has handed the click on, and started nothing of its own.
		expect(await client.executions(asking.trigger.id)).toEqual([]);
	});

	test.each([0, 50, 500])('a click %s ms after the question arrives', async (ms) => {
		const before = asking.messages.length;
		const workflow = asking.start([ask(), endNode()]);
		while (asking.messages.length === before) await sleep(1);
		if (ms > 0) await sleep(ms);
		const message = await asking.question(before);
		asking.click('member_1', 1, message);
		expect(await asking.answerOf(await workflow)).toMatchObject([
			{ data: { answered: true, approved: false, answer: 'Decline', respondedBy: 'member_1' } },
		]);
	});

	test('of two clicks at once one is the answer, and the card says which', async () => {
		const { workflow, message } = await asking.ask([ask(), endNode()]);
		await sleep(500);
		asking.click('member_1', 0, message);
		asking.click('member_2', 1, message);
		const [answer] = await asking.answerOf(workflow);
		const { respondedBy, answer: text } = answer?.data as { respondedBy: string; answer: string };
		await poll('the update', 5_000, async () => message.replaced.get(respondedBy));
		expect(message.replaced.get(respondedBy)).toBe(`${text} (${respondedBy})`);
		expect(await playground().client.executions(workflow.id)).toHaveLength(1);
	});

	test('somebody who was not asked, and a forged key, answer nothing', async () => {
		const { workflow, message } = await asking.ask([ask(), endNode()]);
		await sleep(500);
		const [approve = '', decline = ''] = buttonsOf(message).map(({ key }) => key ?? '');
		const forged = [
			['member_3', approve],
			['member_1', approve.replace(/@0@/, '@1@')],
			['member_1', approve.slice(0, -1) + (approve.endsWith('0') ? '1' : '0')],
			['member_1', approve.replace(/@[\w-]{22}@/, `@${'A'.repeat(22)}@`)],
			['member_1', `${approve}@`],
			['', approve],
		] as const;
		for (const [userid, key] of forged) {
			expect(key === decline).toBe(false);
			const answer = await asking.send(asking.callbackOf(userid, key));
			expect(answer).toEqual({ status: 200, text: 'success' });
		}
		expect(await asking.stillWaits(workflow)).toBe(true);
		asking.click('member_2', 1, message);
		expect(await asking.answerOf(workflow)).toMatchObject([{ data: { respondedBy: 'member_2' } }]);
	});

	test('the address behind a button takes nothing that is not proven', async () => {
		const { client } = playground();
		const { workflow, message } = await asking.ask([ask(), endNode()]);
		await sleep(500);
		const [, executionId, node64, random, place, signature] =
			buttonsOf(message)[0]?.key?.split('@') ?? [];
		const nodeId = Buffer.from(node64 ?? '', 'base64url').toString();
		const address = `${client.url}/webhook-waiting/${executionId}/${nodeId}?ask=${random}&answer=${place}&signature=${signature}`;
		const claim = { userid: 'member_1', responseCode: 'x', proof: '0'.repeat(64) };
		for (const body of [undefined, claim, { ...claim, proof: '' }, []]) {
			const answer = await fetch(address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: body && JSON.stringify(body),
			});
			expect(await answer.json()).toEqual({ wecomAsk: 'refused' });
		}
		const opened = await fetch(address);
		expect(await opened.text()).not.toContain('Hand over');
		expect(await asking.stillWaits(workflow)).toBe(true);
		asking.click('member_1', 0, message);
		expect(await asking.answerOf(workflow)).toMatchObject([{ data: { approved: true } }]);
	});

	test('a callback that is repeated or replayed answers once, and no later question', async () => {
		const { client } = playground();
		const again = node(
			'Again',
			'n8n-nodes-base.if',
			{
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
					conditions: [
						{
							id: 'again',
							leftValue: '={{ $runIndex }}',
							rightValue: 1,
							operator: { type: 'number', operation: 'lt' },
						},
					],
					combinator: 'and',
				},
			},
			2.2,
		);
		const before = asking.messages.length;
		const workflow = await asking.start([ask(), again], {
			change: ({ connections }) => {
				connections.Again = { main: [[{ node: 'Ask', type: 'main', index: 0 }], []] };
			},
		});
		const first = await asking.question(before);
		await sleep(500);
		const callback = asking.callbackOf('member_1', buttonsOf(first)[0]?.key ?? '');
		await asking.send(callback);
		const second = await asking.question(before + 1);
		await sleep(500);
		// The same callback, and a new one of the same old button.
		await asking.send(callback);
		await asking.send(callback);
		await asking.send(asking.callbackOf('member_2', buttonsOf(first)[0]?.key ?? ''));
		expect(await asking.stillWaits(workflow)).toBe(true);
		asking.click('member_2', 1, second);
		expect(await asking.answerOf(workflow)).toMatchObject([
			{ data: { approved: true, respondedBy: 'member_1' } },
			{ data: { approved: false, respondedBy: 'member_2' } },
		]);
		expect(await client.executions(workflow.id)).toHaveLength(1);
	});

	test('a click after the run has ended tells that it is over', async () => {
		const { message } = await asking.ask([ask(), node('Stop', 'n8n-nodes-base.noOp', {})]);
		await sleep(500);
		const updates = message.replaced.size;
		asking.click('member_1', 0, message);
		await poll('the update', 5_000, async () => (message.replaced.size > updates ? 1 : undefined));
		message.replaced.clear();
		asking.click('member_2', 0, message);
		await poll('the notice', 10_000, async () => message.replaced.get('member_2'));
		expect([...message.replaced]).toEqual([['member_2', 'No longer open']]);
	});
});

describe('a link', () => {
	test('shows the question, and answers only when the page is sent', async () => {
		const choices = {
			values: [{ text: 'Shanghai', value: 'sh' }, { text: '<b>Beijing</b> & "more"' }],
		};
		const { workflow, message } = await asking.ask([
			ask({ responseType: 'choice', answerBy: 'link', choices, message: '<script>x</script>' }),
			endNode(),
		]);
		await sleep(500);
		for (let visit = 0; visit < 2; visit++) {
			const page = await fetch(linkOf(message));
			const html = await page.text();
			expect(page.status).toBe(200);
			expect(html).toContain('Hand over the customers?');
			expect(html).toContain('&lt;script&gt;x&lt;/script&gt;');
			expect(html).toContain('&lt;b&gt;Beijing&lt;/b&gt; &amp; &quot;more&quot;');
			expect(page.headers.get('cache-control')).toBe('no-store');
			expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		}
		expect(await asking.stillWaits(workflow)).toBe(true);
		const wrong = await fetch(linkOf(message), {
			method: 'POST',
			body: new URLSearchParams({ answer: '7' }),
		});
		expect(wrong.status).toBe(400);
		expect(await asking.stillWaits(workflow)).toBe(true);
		const given = await fetch(linkOf(message), {
			method: 'POST',
			body: new URLSearchParams({ answer: '0' }),
		});
		expect(given.status).toBe(200);
		expect(await given.text()).toContain('Your answer was received');
		const [output] = await asking.answerOf(workflow);
		expect(output).toMatchObject({
			data: { choice: 'sh', answer: 'Shanghai', respondedBy: null, verified: false },
		});
		expect(output?.data).not.toHaveProperty('approved');
		expect(await (await fetch(linkOf(message))).text()).toContain('No action required');
		await poll('the update', 5_000, async () => message.replaced.get('member_1'));
		expect(message.replaced.get('member_1')).toBe('Shanghai');
	});

	test('takes a text, whatever is in it', async () => {
		const { workflow, message } = await asking.ask([ask({ responseType: 'freeText' }), endNode()]);
		await sleep(500);
		const send = async (text: string) =>
			await fetch(linkOf(message), { method: 'POST', body: new URLSearchParams({ text }) });
		expect((await send('  ')).status).toBe(400);
		expect((await send('长'.repeat(2001))).status).toBe(400);
		expect((await send('</textarea>{{ $json }} 好\r\nyes')).status).toBe(200);
		expect(await asking.answerOf(workflow)).toMatchObject([
			{ data: { answered: true, text: '</textarea>{{ $json }} 好\nyes', verified: false } },
		]);
	});
});

test('a workflow that nothing starts is refused with the action node, as ever', async () => {
	const { client, credential, nodeTypes } = playground();
	const action = nodeTypes.find(({ name }) => name.endsWith('.weComCustomerContact'));
	expect(action).not.toHaveProperty('webhooks');
	const step = {
		...node('Tags', action?.name ?? '', { resource: 'corpTag', operation: 'getAll' }),
	};
	const workflow = await client.createWorkflow(
		chain('Nothing starts it', [
			startNode(),
			{ ...step, credentials: { weComCustomerContactApi: credential } },
		]),
	);
	await expect(client.activate(workflow)).rejects.toThrow(/trigger/i);
});

test('a question that nobody answers ends in time, and is no approval', async () => {
	const [timedOut = {}] = await asking.answerOf(unanswered.approvedBefore, 180_000);
	expect(timedOut.data).toMatchObject({ answered: false, approved: false });
	expect(timedOut).not.toHaveProperty('approved');
	const [linked = {}] = await asking.answerOf(unanswered.withExpression, 180_000);
	expect(linked.data).toMatchObject({ answered: false, approved: false });
	expect(linked).toMatchObject({ question: { title: 'From the input' } });
}, 200_000);
