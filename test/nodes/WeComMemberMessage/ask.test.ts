import { sharedPace } from '../../../nodes/WeComMemberMessage/pace';
import { readAskKey } from '../../../wecom/ask/key';
import { useSimulator } from '../../../support/harness/useSimulator';
import { ask, cardOf, CALLBACK, nodeType, sent } from './asking';

const wecom = useSimulator({ members: 4 });
beforeEach(() => sharedPace.clear());

const HOUR = 3_600_000;

describe('a question with the buttons of a card', () => {
	it('has a button for each answer, each with a signature of its own', async () => {
		const { error, status } = await ask(wecom);
		expect(error).toBeUndefined();
		expect(status).toBe('waiting');
		const card = cardOf(wecom);
		expect(card).toMatchObject({
			card_type: 'button_interaction',
			main_title: { title: 'Hand over?' },
			sub_title_text: 'All of them?',
			button_list: [
				{ text: 'Approve', type: 0, style: 1 },
				{ text: 'Decline', type: 0, style: 4 },
			],
		});
		const keys = card.button_list.map(({ key }) => readAskKey(key));
		expect(keys.map((key) => key?.answer)).toEqual([0, 1]);
		expect(new Set(keys.map((key) => key?.signature)).size).toBe(2);
		expect(keys[0]).toMatchObject({ executionId: '1', nodeId: 'WeCom' });
		expect(card.task_id).toMatch(/^[\w@-]{1,128}$/);
		expect(sent(wecom)).toMatchObject([{ receivers: ['member_1', 'member_2'] }]);
	});

	it('waits with nothing of the input, and with no approval', async () => {
		const input = [{ json: { approved: true, data: { approved: true, answered: true } } }];
		const { waiting } = await ask(wecom, {}, { input });
		expect(waiting?.items.map(({ json }) => json)).toEqual([
			{
				data: {
					answered: false,
					approved: false,
					asked: ['member_1', 'member_2'],
					notReached: [],
					askedAt: expect.any(String) as string,
					msgid: expect.any(String) as string,
					response_code: expect.any(String) as string,
				},
				question: {
					trace: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
					responseType: 'approval',
					answerBy: 'card',
					title: 'Hand over?',
					message: 'All of them?',
					answers: [
						{ text: 'Approve', value: 'approve' },
						{ text: 'Decline', value: 'decline' },
					],
				},
			},
		]);
	});

	it('waits with nothing that answers it', async () => {
		const { waiting } = await ask(wecom);
		const kept = JSON.stringify(waiting?.items);
		for (const { key } of cardOf(wecom).button_list) {
			const read = readAskKey(key);
			expect(kept).not.toContain(read?.ask);
			expect(kept).not.toContain(read?.signature);
		}
	});

	it('has another random value and name each time', async () => {
		await ask(wecom);
		const first = cardOf(wecom);
		await ask(wecom);
		const second = cardOf(wecom);
		expect(second.task_id).not.toBe(first.task_id);
		expect(second.button_list[0]?.key).not.toBe(first.button_list[0]?.key);
	});

	it('can have one button, with a text of its own', async () => {
		await ask(wecom, { approvalType: 'single', approveText: 'Seen' });
		expect(cardOf(wecom).button_list).toMatchObject([{ text: 'Seen' }]);
	});

	it('can have up to six choices', async () => {
		const values = Array.from({ length: 6 }, (_, at) => ({ text: `Text ${at}`, value: `v${at}` }));
		const { waiting } = await ask(wecom, { responseType: 'choice', choices: { values } });
		expect(cardOf(wecom).button_list.map(({ text }) => text)).toEqual(
			values.map((one) => one.text),
		);
		expect(waiting?.items[0]?.json.data).not.toHaveProperty('approved');
	});

	it('waits as long as the form says', async () => {
		const { waiting } = await ask(wecom, { resumeAmount: 3, resumeUnit: 'days' });
		const left = (waiting?.until.getTime() ?? 0) - Date.now();
		expect(left).toBeGreaterThan(71.9 * HOUR);
		expect(left).toBeLessThanOrEqual(72 * HOUR);
	});

	it('says whom it did not reach, and takes answers from the others alone', async () => {
		wecom.simulator.actions.memberSet({ userid: 'member_2', licensed: false });
		const { waiting } = await ask(wecom, { touser: ['member_1', 'member_2', 'Nobody'] });
		expect(waiting?.items[0]?.json.data).toMatchObject({
			asked: ['member_1'],
			notReached: ['member_2', 'Nobody'],
		});
	});

	it('puts further fields of the body beside what it sends', async () => {
		await ask(wecom, {
			requestOptions: {
				extraBodyFields:
					'{"template_card": {"source": {"desc": "Handover"}}, "touser": "member_4"}',
			},
		});
		expect(cardOf(wecom)).toMatchObject({ source: { desc: 'Handover' } });
		expect(sent(wecom)[0]?.receivers).toEqual(['member_1', 'member_2']);
	});
});

describe('a question with a link', () => {
	it('has one button, which opens the page', async () => {
		await ask(wecom, { answerBy: 'link' });
		const [button, ...more] = cardOf(wecom).button_list;
		expect(more).toEqual([]);
		expect(button).toMatchObject({ text: 'Answer', type: 1 });
		expect(button?.url).toMatch(
			/^http:\/\/n8n\.invalid\/webhook-waiting\/1\/WeCom\?ask=[\w-]{22}&signature=[0-9a-f]{64}$/,
		);
	});

	it('is what a free text is asked by, without any callback settings', async () => {
		const { status } = await ask(
			wecom,
			{ responseType: 'freeText' },
			{ credential: wecom.credential() },
		);
		expect(status).toBe('waiting');
		expect(cardOf(wecom).button_list).toMatchObject([{ type: 1 }]);
	});

	it('may wait for 30 days', async () => {
		const month = { answerBy: 'link', resumeAmount: 30, resumeUnit: 'days' };
		expect((await ask(wecom, month)).status).toBe('waiting');
	});
});

describe('a question that cannot be answered', () => {
	const choices = (count: number) => ({
		responseType: 'choice',
		choices: { values: Array.from({ length: count }, (_, at) => ({ text: `Text ${at}` })) },
	});

	it.each<[string, Parameters<typeof ask>[1], string]>([
		['nobody is asked', { touser: '={{ [] }}' }, 'Member Names or IDs'],
		['an expression finds nobody', { touser: '={{ $json.nobody }}' }, 'Member Names or IDs'],
		['everybody is asked', { touser: '@all' }, 'Member Names or IDs'],
		['there is no message', { message: '={{ "" }}' }, 'Message is missing'],
		['the message is too long', { message: '长'.repeat(700) }, '2048 bytes'],
		['there is no title', { card_title: ' ' }, 'Title'],
		['there are no choices', choices(0), 'Choices'],
		['there are seven choices', choices(7), 'at most 6'],
		[
			'two choices mean the same',
			{
				responseType: 'choice',
				choices: { values: [{ text: 'a', value: 'b' }, { text: 'b' }] },
			},
			'two have the value "b"',
		],
		['a card waits for 73 hours', { resumeAmount: 73 }, 'at most 72 hours'],
		['a card waits for 4 days', { resumeAmount: 4, resumeUnit: 'days' }, 'at most 72 hours'],
		[
			'a link waits for 31 days',
			{ answerBy: 'link', resumeAmount: 31, resumeUnit: 'days' },
			'at most 720 hours',
		],
		['it waits for no time', { resumeAmount: 0 }, 'Wait at Most'],
		['it waits for half a minute', { resumeAmount: 0.5, resumeUnit: 'minutes' }, 'Wait at Most'],
		['the unit is unknown', { resumeUnit: 'weeks' }, 'Unit'],
	])('is not sent where %s', async (_what, fields, says) => {
		const { error, waiting } = await ask(wecom, fields);
		expect([error?.message, error?.description].join(' ')).toContain(says);
		expect(waiting).toBeUndefined();
		expect(sent(wecom)).toEqual([]);
	});

	it.each<[string, object, string]>([
		['Agent ID', { agentId: '' }, 'has no Agent ID'],
		['Callback Token', { callbackToken: '' }, 'needs the Callback Token'],
		['EncodingAESKey', { callbackSecretKey: 'short' }, 'needs the Callback Token'],
		['fields of its own', { corpId: '={{ $json.corp }}' }, 'looks at the input item'],
	])('is not sent where the credential has no %s', async (_what, changes, says) => {
		const credential = { ...wecom.credential(), ...CALLBACK };
		const input = [{ json: { corp: credential.corpId } }];
		const { error } = await ask(wecom, {}, { credential: { ...credential, ...changes }, input });
		expect(error?.message).toContain(says);
		expect(sent(wecom)).toEqual([]);
	});

	it('is not sent for several items, unless the node runs once', async () => {
		const input = [{ json: {} }, { json: {} }];
		const { error } = await ask(wecom, {}, { input });
		expect(error?.message).toContain('one question at a time, and there are 2 input items');
		expect(sent(wecom)).toEqual([]);
	});

	it('is an error where WeCom reaches nobody', async () => {
		const unknown = await ask(wecom, { touser: ['nobody'] });
		expect(unknown.error?.message).toContain('None of the members');
		wecom.simulator.actions.memberSet({ userid: 'member_1', licensed: false });
		const unlicensed = await ask(wecom, { touser: ['member_1'] });
		expect(unlicensed.error?.message).toContain('could not reach member_1');
		expect(unlicensed.waiting).toBeUndefined();
	});

	it('is an error item where the node is set to go on', async () => {
		const { json, waiting } = await ask(
			wecom,
			{ resumeAmount: 99 },
			{ onError: 'continueRegularOutput' },
		);
		expect(json).toMatchObject([{ error: expect.anything() as object }]);
		expect(waiting).toBeUndefined();
	});
});

it('n8n knows by the description that the node can send and wait', () => {
	const { webhooks, properties, outputs } = nodeType.description;
	expect(webhooks).toMatchObject([
		{ httpMethod: 'GET', restartWebhook: true, isFullPath: true, path: '={{ $nodeId }}' },
		{ httpMethod: 'POST', restartWebhook: true, isFullPath: true, path: '={{ $nodeId }}' },
	]);
	expect(outputs).toHaveLength(1);
	const operation = properties.find(({ name }) => name === 'operation');
	const values = operation?.options?.map((option) => 'value' in option && option.value) ?? [];
	expect(values).toContain('sendAndWait');
	// n8n 1 looks at what is stored, and the editor stores no default.
	expect(operation?.default).not.toBe('sendAndWait');
	expect(values[0]).not.toBe('sendAndWait');
});
