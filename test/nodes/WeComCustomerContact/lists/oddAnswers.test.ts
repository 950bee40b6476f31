import type { INodePropertyOptions } from 'n8n-workflow';

import * as listSearch from '../../../../nodes/WeComCustomerContact/lists/listSearch';
import * as loadOptions from '../../../../nodes/WeComCustomerContact/lists/loadOptions';
import { sharedTokens } from '../../../../wecom/token';
import type { JsonObject } from '../../../../wecom/types';
import { CONTROLS, raw, rawAnswer, type RawObject } from '../../../../support/harness/rawJson';
import {
	RecordingServer,
	type Answer,
	type RecordedRequest,
} from '../../../../support/harness/recordingServer';
import { useLists } from '../../../../support/harness/useLists';

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => {
	sharedTokens.clear();
	await server.stop();
});

const lists = useLists({ credential: () => server.credential });
const SEARCHES = Object.keys(listSearch) as Array<keyof typeof listSearch>;
const OPTIONS = Object.keys(loadOptions) as Array<keyof typeof loadOptions>;
const METHODS = [...SEARCHES, ...OPTIONS];

/** What the form holds: a member, a sender and a rule group are chosen. */
const PARAMETERS = {
	userid: 'member_a',
	sender: 'member_a',
	handover_userid: 'member_a',
	strategy_id: 7,
};

type Bodied = (body: JsonObject, path: string, index: number) => Answer;

/** The lines of a list against a server that answers as `answer` says. */
async function linesOf(method: string, answer: Bodied): Promise<INodePropertyOptions[]> {
	server.take();
	server.answering = ({ body, path }: RecordedRequest, index) =>
		answer(body.length > 0 ? (JSON.parse(String(body)) as JsonObject) : {}, path, index);
	return method in listSearch
		? (await lists.search(method as keyof typeof listSearch, PARAMETERS)).results
		: await lists.options(method as keyof typeof loadOptions, PARAMETERS);
}

/** Lists by the end of their path: the field of their records. */
const FIELDS: Readonly<Record<string, string>> = {
	get_follow_user_list: 'follow_user',
	get_by_user: 'external_contact_list',
	get_corp_tag_list: 'tag_group',
	get_strategy_tag_list: 'tag_group',
	list_contact_way: 'contact_way',
	'groupchat/list': 'group_chat_list',
	get_groupmsg_list_v2: 'group_msg_list',
	get_moment_list: 'moment_list',
	get_product_album_list: 'product_list',
	get_unassigned_list: 'info',
	'strategy/list': 'strategy',
	list_link: 'link_id_list',
	get_intercept_rule_list: 'rule_list',
};

const fieldOf = (path: string): string | undefined =>
	Object.entries(FIELDS).find(([end]) => path.endsWith(end))?.[1];

/** A record of any list, with the names given, and the details of any record. */
const recordOf = (id: string, name: RawObject[string]): RawObject => ({
	external_contact: { external_userid: id, name },
	follow_info: { userid: 'member_a', remark: name },
	group_id: `${id}-group`,
	group_name: name,
	tag: [{ id, name }, null, 'stray'],
	config_id: id,
	chat_id: id,
	msgid: id,
	moment_id: id,
	product_id: id,
	description: name,
	text: { content: name },
	handover_userid: 'member_a',
	external_userid: id,
	strategy_id: id,
	link_id: id,
	rule_id: id,
	rule_name: name,
});
const detailsOf = (name: RawObject[string]): RawObject => ({
	contact_way: { remark: name, state: name },
	group_chat: { name, owner: 'member_a' },
	strategy: { strategy_name: name },
	link: { link_name: name },
});

/** Answers in which every list has records of these ids, and every record this name. */
const naming =
	(ids: readonly string[], name: RawObject[string], odd: Array<RawObject[string]> = []): Bodied =>
	(_body, path) => {
		const field = fieldOf(path);
		if (field === undefined) return rawAnswer({ errcode: 0, ...detailsOf(name) });
		const plain = field === 'follow_user' || field === 'link_id_list';
		const records = ids.map((id) => (plain ? id : recordOf(id, name)));
		return rawAnswer({ errcode: 0, [field]: [...odd, ...records, ...odd] });
	};

const valuesOf = (lines: INodePropertyOptions[]) => lines.map(({ value }) => String(value));

describe.each(METHODS)('%s', (method) => {
	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a text', 'none'],
		['entries that are no records', [null, 'stray', 7, [], {}]],
	])('shows no error of JavaScript where the list is %s', async (_name, value) => {
		const answer: Bodied = (_body, path) => {
			const field = fieldOf(path);
			return field === undefined || value === undefined
				? { errcode: 0 }
				: ({ errcode: 0, [field]: value } as JsonObject);
		};
		const lines = await linesOf(method, answer);
		expect(lines.every(({ name }) => !/undefined|null|\[object/.test(name))).toBe(true);
		expect(valuesOf(lines)).not.toContain('undefined');
	});

	it('shows all records whatever stands between them, and those whose names nobody has escaped', async () => {
		const clean = valuesOf(await linesOf(method, naming(['x1', 'x2', 'x3'], 'Tea')));
		expect(clean.length).toBeGreaterThan(0);
		const odd = await linesOf(method, naming(['x1', 'x2', 'x3'], CONTROLS, [null, {}, []]));
		expect(valuesOf(odd)).toEqual(clean);
		expect(odd.map(({ name }) => name).join()).not.toMatch(/\p{Cc}/u);
	});

	it.each(['', '   ', '\u3164', '\u200b\u2800', '\u0008', null, 7])(
		'shows no line that looks empty where a name is %j',
		async (name) => {
			const lines = await linesOf(method, naming(['x1'], name));
			expect(lines.length).toBeGreaterThan(0);
			for (const { name: line } of lines) {
				// What a line is told apart by does not count.
				expect(line.replace(/\(.*\)$/, '')).toMatch(/[\p{L}\p{N}]/u);
				expect(line).not.toMatch(/^ *\/|\/ *$/);
			}
		},
	);

	it('offers no ID that holds an odd byte, and the others all the same', async () => {
		const lines = await linesOf(method, naming(['x1', 'x\u0008y', 'x3'], 'Tea'));
		const values = valuesOf(lines);
		expect(values.some((value) => value.includes('\u0008') || value === 'xy')).toBe(false);
		expect(values).toEqual(valuesOf(await linesOf(method, naming(['x1', 'x3'], 'Tea'))));
	});
});

describe.each([
	'searchContactWays',
	'searchGroupChats',
	'getGroupChats',
	'getGroupChatsOfSender',
	'getResignedGroupChats',
	'searchCustomerStrategies',
	'searchMomentStrategies',
	'searchAcquisitionLinks',
])('%s, where one name cannot be read', (method) => {
	const ids = ['x1', 'x2', 'x3', 'x4', 'x5'];
	const failing = (answer: Answer): Bodied => {
		const good = naming(ids, 'Tea');
		return (body, path, index) =>
			fieldOf(path) === undefined && Object.values(body).includes('x3')
				? answer
				: good(body, path, index);
	};

	it.each<[string, Answer]>([
		['is refused', { errcode: 40050, errmsg: 'gone' }],
		['has no details', { errcode: 0 }],
		[
			'is of another kind',
			{ errcode: 0, group_chat: [], contact_way: 'x', strategy: null, link: 7 },
		],
	])('keeps the others, and the ID of the one that %s', async (_name, answer) => {
		const lines = await linesOf(method, failing(answer));
		expect(valuesOf(lines).sort()).toEqual(ids);
		expect(lines.filter(({ name }) => name.startsWith('Tea'))).toHaveLength(4);
		expect(lines.find(({ value }) => value === 'x3')?.name).toBe('x3');
	});
});

describe('a list whose names cannot be asked for at all', () => {
	it('shows the IDs, and why', async () => {
		const good = naming(['x1', 'x2'], 'Tea');
		const lines = await linesOf('searchGroupChats', (body, path, index) =>
			fieldOf(path) === undefined
				? { status: 403, headers: {}, bytes: Buffer.from('no') }
				: good(body, path, index),
		);
		expect(lines).toEqual([
			{ name: 'x1', value: 'x1' },
			{ name: 'x2', value: 'x2' },
			{
				name: 'Could not read the names: The API host returned HTTP status 403',
				value: '',
				disabled: true,
			},
		]);
	});
});

describe('the customers of all members', () => {
	const members = Array.from({ length: 12 }, (_, index) => `member_${index}`);
	const search = async (answer: (userids: string[]) => JsonObject) => {
		server.take();
		server.answering = ({ path, body }) =>
			path.endsWith('get_follow_user_list')
				? { errcode: 0, follow_user: members }
				: answer((JSON.parse(String(body)) as { userid_list: string[] }).userid_list);
		return await lists.search('searchCustomers', {});
	};
	const of = (userids: readonly string[]) =>
		userids.map((userid) => ({
			external_contact: { external_userid: `wm-${userid}`, name: 'Tea' },
			follow_info: { userid },
		}));

	const nobody: JsonObject = { errcode: 84061, errmsg: 'not external contact' };

	it('are shown where some of the members have none', async () => {
		for (const empty of [['member_7'], ['member_0', 'member_11'], members.slice(0, 11)]) {
			const { results } = await search((userids) =>
				userids.some((userid) => empty.includes(userid))
					? nobody
					: { errcode: 0, external_contact_list: of(userids) },
			);
			const others = members.filter((userid) => !empty.includes(userid));
			expect(results.map(({ value }) => value)).toEqual(others.map((userid) => `wm-${userid}`));
		}
	});

	it('are shown where the code comes with them', async () => {
		const { results } = await search((userids) => ({
			errcode: 84061,
			errmsg: 'not external contact',
			external_contact_list: of(userids.slice(0, 3)),
		}));
		expect(results).toHaveLength(3);
	});
});

describe('a list without end', () => {
	it('ends with an error in words, however often it is scrolled', async () => {
		server.take();
		server.answering = (_request, index) => ({
			errcode: 0,
			product_list: [],
			next_cursor: `cursor-${index}`,
		});
		const scroll = async () => {
			let token: string | undefined;
			do {
				({ paginationToken: token } = await lists.search('searchProducts', {}, undefined, token));
			} while (token !== undefined);
		};
		await expect(scroll()).rejects.toThrow('100 empty pages in a row');
		expect(server.take()).toHaveLength(100);
	});

	it('says so where it cannot be read where the list goes on', async () => {
		const cursor = raw('c', [0x08]);
		await expect(
			linesOf('searchProducts', () =>
				rawAnswer({ errcode: 0, product_list: [], next_cursor: cursor }),
			),
		).rejects.toThrow('cannot be read (next_cursor)');
	});
});
