import { sharedPace } from '../../../nodes/WeComMemberMessage/pace';
import { WeComMemberMessage } from '../../../nodes/WeComMemberMessage/WeComMemberMessage.node';
import type { NodeRun } from '../../../support/harness/runNode';
import { useSimulator } from '../../../support/harness/useSimulator';
import { memberMessages } from '../../../simulator/resources/memberMessage/state';

/** What the node would sleep through; no test does. */
const slept: number[] = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => {
		slept.push(ms);
		await new Promise((resolve) => setImmediate(resolve));
	},
}));

const wecom = useSimulator({ members: 4 });
const nodeType = new WeComMemberMessage();
beforeEach(() => {
	sharedPace.clear();
	slept.length = 0;
});

const run = async (operation: string, fields: NodeRun['parameters'], more: Partial<NodeRun> = {}) =>
	await wecom.run(`memberMessage.${operation}`, fields, { nodeType, ...more });

const text = { msgtype: 'text', content: 'Hello' };
const card = {
	msgtype: 'template_card',
	card_title: 'Hand over the customers?',
	task_id: 'handover-0001',
	button_list: {
		values: [
			{ text: 'Hand over', key: 'approve' },
			{ text: 'Not yet', key: 'decline', style: 4 },
		],
	},
};
const sent = () => [...memberMessages(wecom.simulator.corp).messages.values()];

describe('Send', () => {
	it('reaches the members, and says whom it did not reach', async () => {
		wecom.simulator.actions.memberSet({ userid: 'member_2', licensed: false });
		const fields = { ...text, touser: ['member_1', 'member_2', 'Nobody'] };
		const { json, error } = await run('send', fields);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{
				msgid: expect.any(String) as string,
				invaliduser: ['nobody'],
				unlicenseduser: ['member_2'],
				invalidparty: [],
				invalidtag: [],
			},
		]);
		expect(sent()).toMatchObject([
			{ receivers: ['member_1'], content: { msgtype: 'text', text: { content: 'Hello' } } },
		]);
	});

	it('is an error where nobody gets the message', async () => {
		const { error } = await run('send', { ...text, touser: ['nobody'] });
		expect(error?.message).toContain('None of the members, departments or tags is valid');
		expect(sent()).toEqual([]);
	});

	it.each([
		['an empty expression', '={{ $json.nobody }}'],
		['everybody', '@all'],
		['everybody among others', 'member_1, @ALL'],
		['two members in one', 'member_1|member_2'],
		['a star', '*'],
	])('goes to nobody where the members are %s', async (_what, touser) => {
		const additionalFields = { toparty: '1' };
		const { error } = await run('send', { ...text, touser, additionalFields });
		expect(error?.message).toContain('Member Names or IDs');
		expect(sent()).toEqual([]);
	});

	it('goes to the members of a department', async () => {
		const fields = { ...text, additionalFields: { toparty: '1' } };
		const { json } = await run('send', fields);
		expect(json).toMatchObject([{ invalidparty: [] }]);
		expect(sent()[0]?.receivers).toEqual(
			wecom.simulator.corp.people.inDepartments([1]).map(({ userid }) => userid),
		);
	});

	it('sends a card with its buttons, and gives the code with which it is updated', async () => {
		const { json } = await run('send', { ...card, touser: ['member_1'] });
		expect(json).toMatchObject([{ response_code: expect.stringMatching(/^RCSim/) as string }]);
		expect(sent()[0]?.content.template_card).toEqual({
			card_type: 'button_interaction',
			main_title: { title: 'Hand over the customers?' },
			task_id: 'handover-0001',
			button_list: [
				{ text: 'Hand over', key: 'approve', style: 1, type: 0 },
				{ text: 'Not yet', key: 'decline', style: 4, type: 0 },
			],
		});
	});

	it('gives each card a name of its own unless one is given', async () => {
		const { task_id: _, ...unnamed } = card;
		const input = [{ json: {} }, { json: {} }];
		const { error } = await run('send', { ...unnamed, touser: ['member_1'] }, { input });
		expect(error).toBeUndefined();
		const names = sent().map(
			({ content }) => (content.template_card as { task_id: string }).task_id,
		);
		expect(new Set(names).size).toBe(2);
		for (const name of names) expect(name).toMatch(/^[\w@-]{1,128}$/);
	});
});

describe('the number of the app', () => {
	it.each([
		['is missing', '', 'has no Agent ID'],
		['is no number', 'my app', 'must be a whole number (got "my app")'],
	])('is asked for where it %s, before anything is sent', async (_what, agentId, says) => {
		const credential = { ...wecom.credential(), agentId };
		const input = [{ json: {} }, { json: {} }];
		const { error } = await run('send', { ...text, touser: ['member_1'] }, { credential, input });
		expect(error?.message).toContain(says);
		expect(sent()).toEqual([]);
	});

	it('is not needed to take a message back', async () => {
		const { json } = await run('send', { ...text, touser: ['member_1'] });
		const { agentId: _, ...credential } = wecom.credential();
		const back = await run('recall', { msgid: json[0]?.msgid as string }, { credential });
		expect(back.json).toMatchObject([{ msgid: json[0]?.msgid, success: true }]);
		expect(sent()[0]?.recalled).toBe(true);
	});
});

const waited = () => slept.reduce((sum, ms) => sum + ms, 0);

describe('messages to one member', () => {
	const many = (count: number) => Array.from({ length: count }, () => ({ json: {} }));

	it('wait where WeCom would drop them, and all arrive', async () => {
		const { error } = await run('send', { ...text, touser: ['member_1'] }, { input: many(30) });
		expect(error).toBeUndefined();
		// Apart from what WeCom's limits for the endpoint take, which is little.
		expect(waited()).toBeLessThan(20_000);
		await run('send', { ...text, touser: ['member_2'] });
		expect(waited()).toBeLessThan(20_000);
		await run('send', { ...text, touser: ['member_2', 'member_1'] });
		expect(waited()).toBeGreaterThan(50_000);
		expect(sent()).toHaveLength(32);
	});

	it('are an error where that takes longer than a request may wait', async () => {
		await run('send', { ...text, touser: ['member_1'] }, { input: many(30) });
		const requestOptions = { maxRateLimitWait: 10 };
		const { error } = await run('send', { ...text, touser: ['MEMBER_1'], requestOptions });
		expect(error?.message).toContain('MEMBER_1 has got so many messages of this app');
		expect(sent()).toHaveLength(30);
	});
});

describe('Update Card', () => {
	it('replaces the buttons for everybody with the code of a click, once', async () => {
		const { json } = await run('send', { ...card, touser: ['member_1', 'member_2'] });
		const { response_code } = wecom.simulator.actions.memberClicksCard({
			userid: 'member_1',
			msgid: json[0]?.msgid as string,
			key: 'approve',
		});
		const fields = { response_code, replace_name: 'Approved by member_1', atall: 1 };
		const { json: updated } = await run('updateCard', fields);
		expect(updated).toEqual([{ invaliduser: [] }]);
		expect([...(sent()[0]?.replaced ?? [])]).toEqual([
			['member_1', 'Approved by member_1'],
			['member_2', 'Approved by member_1'],
		]);
		const { error } = await run('updateCard', fields);
		expect(error).toBeDefined();
	});

	it('replaces them for the members that it names alone', async () => {
		const { json } = await run('send', { ...card, touser: ['member_1', 'member_2'] });
		const response_code = json[0]?.response_code as string;
		const fields = {
			response_code,
			replace_name: 'Done',
			atall: 0,
			userids: ['member_2', 'member_3'],
		};
		const { json: updated } = await run('updateCard', fields);
		expect(updated).toEqual([{ invaliduser: ['member_3'] }]);
		expect([...(sent()[0]?.replaced ?? [])]).toEqual([['member_2', 'Done']]);
	});
});

it('a model that chooses what n8n adds to the lists is told so', async () => {
	const { error } = await wecom.run('memberMessage.__CUSTOM_API_CALL__', {}, { nodeType });
	expect(error?.message).toContain('"Custom API Call" is not an operation of this node');
});
