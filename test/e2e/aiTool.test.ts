import { onlyAppOf } from '../../support/playground/simulatedApp';
import {
	createToolWorkflow,
	fromModel,
	serveTools,
	type Answer,
	type ToolServer,
} from './aiToolServer';
import { usePlayground } from './support/playground';
import { actionNode, byId, type Step } from '../../support/n8n/workflows';
import { useAtTheEnd } from './support/atTheEnd';

/** A locator of a workflow that was not made in the editor, which then adds no `__rl`. */
const locatorFromModel = (key: string) => ({ mode: 'list', value: fromModel(key) });

/** The names are those that the editor gives. */
const GET = 'Get_a_customer_in_WeCom_Customer_Contact';
const FIND = 'Get_many_customers_in_WeCom_Customer_Contact';
const CHANGES = 'Get_changes_of_customers_in_WeCom_Customer_Contact';
const TAG = 'Add_or_remove_tags_of_a_customer_in_WeCom_Customer_Contact';
const REMARK = 'Update_the_remark_of_a_customer_in_WeCom_Customer_Contact';
const LINKS = 'Get_many_contact_ways_in_WeCom_Customer_Contact';
const RULE = 'Create_a_sensitive_word_rule_in_WeCom_Customer_Contact';
const NEW_TAGS = 'Create_corp_tags_in_WeCom_Customer_Contact';
const MESSAGE = 'Create_a_group_message_in_WeCom_Customer_Contact';

const step = (
	toolName: string,
	operation: Step['operation'],
	parameters: Step['parameters'],
): Step => ({ name: toolName.replaceAll('_', ' '), operation, parameters });

const STEPS: Step[] = [
	step(GET, 'customer.get', { external_userid: locatorFromModel('Customer') }),
	step(FIND, 'customer.getBatch', {
		all_members: true,
		limit: fromModel('Limit', 'number'),
		filters: {
			tags_none: fromModel('Without_Tag_Names_or_IDs'),
			text_contains: fromModel('Name_or_Notes_Contain'),
		},
	}),
	step(CHANGES, 'customer.getChanges', { userid_list: fromModel('Member_Names_or_IDs') }),
	step(TAG, 'customer.markTags', {
		userid: byId(fromModel('Member')),
		external_userid: locatorFromModel('Customer'),
		add_tag: fromModel('Add_Tag_Names_or_IDs'),
		remove_tag: fromModel('Remove_Tag_Names_or_IDs'),
	}),
	step(REMARK, 'customer.updateRemark', {
		userid: byId(fromModel('Member')),
		external_userid: byId(fromModel('Customer')),
		updateFields: {
			remark: fromModel('Remark'),
			description:
				"={{ $fromAI('Description', 'New description; empty to leave it as it is', 'string') || undefined }}",
		},
	}),
	step(LINKS, 'contactWay.getAll', {
		returnAll: fromModel('Return_All', 'boolean'),
		limit: fromModel('Limit', 'number'),
		filters: {
			start_time: fromModel('Created_After'),
			end_time: fromModel('Created_Before'),
		},
		options: { fetchDetails: fromModel('Return_Details', 'boolean') },
	}),
	step(RULE, 'interceptRule.create', {
		rule_name: fromModel('Name'),
		word_list: fromModel('Words'),
		intercept_type: "={{ $fromAI('Reaction', '1 warns and blocks, 2 only warns', 'number') }}",
		user_list: fromModel('Member_Names_or_IDs'),
		additionalFields: { semantics_list: fromModel('Kinds_of_Content') },
	}),
	step(NEW_TAGS, 'corpTag.create', {
		addTo: 'name',
		group_name: fromModel('Tag_Group_Name'),
		tag: {
			values: [
				{
					name: fromModel('values0_Name'),
					additionalFields: { order: fromModel('values0_Sort_Value', 'number') },
				},
			],
		},
	}),
	step(MESSAGE, 'groupMessage.create', {
		sender: byId('member_1'),
		filters: { external_userid: "={{ $fromAI('Customers', 'IDs of customers', 'json') }}" },
		content: fromModel('Text'),
	}),
];

const playground = usePlayground({ members: 3, customers: 9 });
const answers: Answer[] = [];
const atTheEnd = useAtTheEnd();
let server: ToolServer;

beforeAll(async () => {
	const { client, credential } = playground();
	const nodes = STEPS.map((one) => actionNode(one, credential));
	server = atTheEnd(
		await serveTools(client, await createToolWorkflow(client, nodes)),
		async (opened) => await opened.close(),
	);
});

/** Calls a tool as the agent does, and keeps what it gets to read. */
async function call(name: string, input: Record<string, unknown>): Promise<Answer> {
	const answer = await server.call(name, input);
	answers.push(answer);
	return answer;
}

/** A member and one of the customers whom only this member has added, as WeCom has them. */
function someone(): { userid: string; external_userid: string } {
	const { people } = playground().app.simulator.corp;
	for (const external_userid of people.customers.keys()) {
		const [userid, other] = [...people.members.keys()].filter((id) =>
			people.findFollow(id, external_userid),
		);
		if (userid !== undefined && other === undefined) return { userid, external_userid };
	}
	throw new Error('Every customer has been added by several members.');
}

/** What WeCom holds about a member's customer. */
function noted({ userid, external_userid }: { userid: string; external_userid: string }) {
	return playground().app.simulator.corp.people.findFollow(userid, external_userid);
}

describe('the list of tools', () => {
	test('names and describes every operation', async () => {
		const tools = await server.tools();
		const described = tools.map(({ name, description }) => [name, description]);
		const expected = STEPS.map(({ name = '' }) => [name.replaceAll(' ', '_'), name]);
		expect(described.sort()).toEqual(expected.sort());
	});

	test('asks for what is left to the model and for nothing else', async () => {
		const tools = await server.tools();
		const schemaOf = (wanted: string) =>
			tools.find(({ name }) => name === wanted)?.inputSchema ?? { type: 'object' };
		expect(schemaOf(TAG)).toMatchObject({
			properties: {
				Member: { type: 'string' },
				Customer: { type: 'string' },
				Add_Tag_Names_or_IDs: { type: 'string' },
				Remove_Tag_Names_or_IDs: { type: 'string' },
			},
			required: ['Member', 'Customer', 'Add_Tag_Names_or_IDs', 'Remove_Tag_Names_or_IDs'],
		});
		expect(schemaOf(LINKS).properties).toEqual({
			Return_All: { type: 'boolean' },
			Limit: { type: 'number' },
			Created_After: { type: 'string' },
			Created_Before: { type: 'string' },
			Return_Details: { type: 'boolean' },
		});
		expect(schemaOf(REMARK).properties).toMatchObject({
			Description: {
				type: 'string',
				description: 'New description; empty to leave it as it is',
			},
		});
	});
});

describe('a call', () => {
	test('reads a customer', async () => {
		const { userid, external_userid } = someone();
		const { isError, text } = await call(GET, { Customer: external_userid });
		expect(isError).toBe(false);
		expect(JSON.parse(text)).toMatchObject([{ external_userid, userid }]);
	});

	test('finds the customers without a tag, by its name, and leaves a filter alone with a *', async () => {
		const { actions, corp } = playground().app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Greeting', tags: ['Welcomed'] });
		const pairs = [...corp.people.members.values()].flatMap(({ userid, follows }) =>
			[...follows.keys()].map((external_userid) => ({ userid, external_userid })),
		);
		const [left, ...welcomed] = pairs;
		for (const pair of welcomed) actions.memberEditsCustomer({ ...pair, add_tag: tag_ids });
		const { isError, text } = await call(FIND, {
			Limit: 5,
			Without_Tag_Names_or_IDs: 'Welcomed',
			Name_or_Notes_Contain: '*',
		});
		expect(isError).toBe(false);
		expect(JSON.parse(text)).toMatchObject([{ ...left, added_at: expect.any(String) }]);
	});

	test('gets the changes of customers from the one output that a tool has, each with its kind', async () => {
		const { isError, text } = await call(CHANGES, { Member_Names_or_IDs: 'member_1' });
		expect(isError).toBe(false);
		const rows = JSON.parse(text) as Array<Record<string, unknown>>;
		expect(rows).toHaveLength(3);
		expect(rows[0]).toMatchObject({
			change: 'new',
			userid: 'member_1',
			fingerprint: expect.any(String),
		});
	});

	test('tags a customer with a tag that another call has made', async () => {
		const made = await call(NEW_TAGS, {
			Tag_Group_Name: 'Interest',
			values0_Name: 'Spring fair',
			values0_Sort_Value: 1,
		});
		const [group] = JSON.parse(made.text) as Array<{ tag: Array<{ id: string }> }>;
		const tagId = group?.tag[0]?.id ?? '';
		expect(tagId).not.toBe('');

		const pair = someone();
		const before = [...(noted(pair)?.tags ?? [])];
		const answer = await call(TAG, {
			Member: pair.userid,
			Customer: pair.external_userid,
			Add_Tag_Names_or_IDs: tagId,
			Remove_Tag_Names_or_IDs: '',
		});
		expect(answer.isError).toBe(false);
		expect(JSON.parse(answer.text)).toMatchObject([{ success: true, ...pair }]);
		expect(noted(pair)?.tags).toEqual([...before, tagId]);
	});

	test('tags a customer by the names of tags', async () => {
		const { actions } = playground().app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['Gold', 'Silver'] });
		const pair = someone();
		const mark = async (names: string) =>
			await call(TAG, {
				Member: pair.userid,
				Customer: pair.external_userid,
				Add_Tag_Names_or_IDs: names,
				Remove_Tag_Names_or_IDs: '',
			});
		expect((await mark('Gold, Level/Silver')).isError).toBe(false);
		expect([...(noted(pair)?.tags ?? [])]).toEqual(expect.arrayContaining(tag_ids));
		const { isError, text } = await mark('Golden');
		expect(isError).toBe(true);
		expect(text).toContain('has the name "Golden", which does not exist');
		expect(text).toContain('Level/Gold');
	});

	test('leaves a field alone that the model leaves empty where the user has said so', async () => {
		const pair = someone();
		const change = { Member: pair.userid, Customer: pair.external_userid };
		await call(REMARK, { ...change, Remark: 'First', Description: 'Likes tea' });
		const answer = await call(REMARK, { ...change, Remark: 'Second', Description: '' });
		expect(answer.isError).toBe(false);
		expect(noted(pair)).toMatchObject({ remark: 'Second', description: 'Likes tea' });
	});

	test('takes times, numbers and switches', async () => {
		const { app } = playground();
		await call(LINKS, {
			Return_All: false,
			Limit: 3,
			Created_After: '2026-01-31T09:00:00+08:00',
			Created_Before: '2026-02-01',
			Return_Details: false,
		});
		expect(app.simulator.ledger.requests({ endpoint: 'contactWay.getAll' })).toMatchObject([
			{ body: { start_time: 1769821200, limit: 3 } },
		]);
	});

	test('takes several values as a text with commas or as an array, and a choice by its value', async () => {
		const { app } = playground();
		const { isError } = await call(RULE, {
			Name: 'No private accounts',
			Words: 'private account, cash only',
			Reaction: 2,
			Member_Names_or_IDs: '["member_1", "member_2"]',
			Kinds_of_Content: '1, 3',
		});
		expect(isError).toBe(false);
		expect(app.simulator.ledger.requests({ endpoint: 'interceptRule.create' })).toMatchObject([
			{
				body: {
					word_list: ['private account', 'cash only'],
					intercept_type: 2,
					semantics_list: [1, 3],
					applicable_range: { user_list: ['member_1', 'member_2'] },
				},
			},
		]);
	});
});

describe('what a model reads when a call fails', () => {
	test('names the field, the limit and what was given', async () => {
		const { userid, external_userid } = someone();
		const { isError, text } = await call(REMARK, {
			Member: userid,
			Customer: external_userid,
			Remark: 'A remark of twenty-seven chars',
			Description: '',
		});
		expect(isError).toBe(true);
		expect(text).toContain('Remark allows at most 20 characters (got 30)');
	});

	test('says how a time is written', async () => {
		const { isError, text } = await call(LINKS, {
			Return_All: true,
			Limit: 1,
			Created_After: 'last Monday',
			Created_Before: '2026-02-01',
			Return_Details: false,
		});
		expect(isError).toBe(true);
		expect(text).toMatch(
			/Created After must be a date and time such as \d{4}-\S+ \(got "last Monday"\)/,
		);
	});

	test('says what to check when WeCom refuses', async () => {
		const { userid, external_userid } = someone();
		const stranger = userid === 'member_1' ? 'member_2' : 'member_1';
		const { isError, text } = await call(TAG, {
			Member: stranger,
			Customer: external_userid,
			Add_Tag_Names_or_IDs: 'etExampleTag00000000000000000001',
			Remove_Tag_Names_or_IDs: '',
		});
		expect(isError).toBe(true);
		expect(text).toContain('The member and the customer are not connected (errcode 84061)');
		expect(text).toContain('The member must have added the customer.');
	});

	test('says that a message may have been created, so that it is not created again', async () => {
		const { app } = playground();
		const endpoint = 'groupMessage.create';
		app.simulator.faults.add({ fault: { kind: 'reset', when: 'after' }, endpoint, count: 1 });
		const { isError, text } = await call(MESSAGE, {
			Customers: [...app.simulator.corp.people.customers.keys()].slice(0, 1),
			Text: 'Spring is here',
		});
		expect(isError).toBe(true);
		expect(text).toContain('The request may have been carried out');
		expect(text).toContain('before you run this item again');
		expect(app.simulator.ledger.calls(endpoint)).toBe(1);
	});
});

test('no answer holds a secret or a token', () => {
	const { app } = playground();
	const { token, encodingAesKey } = app.callback;
	const texts = answers.map(({ text }) => text).join('\n');
	expect(answers.length).toBeGreaterThan(8);
	for (const hidden of [onlyAppOf(app.simulator).secret, token, encodingAesKey]) {
		expect(texts).not.toContain(hidden);
	}
	expect(texts).not.toMatch(/SIM_TOKEN_|access_token|corpsecret/);
});
