import {
	acquisitionLinks,
	contactWays,
	customerStrategies,
	groupChats,
	momentStrategies,
} from '../../../../../nodes/WeComCustomerContact/engine/names/namelessSources';
import type { Named } from '../../../../../nodes/WeComCustomerContact/engine/names/nameIndex';
import type { NameSource } from '../../../../../nodes/WeComCustomerContact/engine/names/sources';
import { clientDouble, type Call } from '../../../../../support/harness/clientDouble';
import { ConnectionError, UnreadableAnswerError } from '../../../../../wecom/errors';
import type { Json, JsonObject } from '../../../../../wecom/types';

/** What a call sends, and to where. */
const sentBy = ({ method, path, body, repeat }: Call) => [method, path, body, repeat];
const at = (path: string) => `/cgi-bin/externalcontact/${path}`;

/** Group chats as WeCom lists them, and what their details are or why there are none. */
async function chats(
	pages: ReadonlyArray<readonly Json[]>,
	detailsOf: (id: string) => unknown = () => ({}),
	within?: string,
) {
	let page = 0;
	const { client, calls } = clientDouble(async ({ endpoint, body }) => {
		if (endpoint === 'get') return { group_chat: await detailsOf(body.chat_id as string) };
		const group_chat_list = pages[page++];
		return { group_chat_list, next_cursor: page < pages.length ? `after ${page}` : '' };
	});
	const records = await groupChats.read(client, within).catch((error: unknown) => error as Error);
	const lists = calls.filter(({ endpoint }) => endpoint === 'list').map(({ body }) => body);
	return { records, lists, details: calls.length - lists.length };
}
const chat = (chat_id: Json) => ({ chat_id });

describe('a list that gives ids alone is read with the names of the details', () => {
	it.each<
		[
			what: string,
			source: NameSource,
			list: [path: string, body: JsonObject, answer: JsonObject],
			details: [path: string, body: JsonObject, answer: JsonObject],
			record: Named,
		]
	>([
		[
			'group chats, which owners tell apart',
			groupChats,
			[at('groupchat/list'), { limit: 1000 }, { group_chat_list: [{ chat_id: 'wr1' }] }],
			[
				at('groupchat/get'),
				{ chat_id: 'wr1' },
				{ group_chat: { name: 'Spring', owner: 'member_a' } },
			],
			{ id: 'wr1', name: 'Spring', aliases: [], told: 'member_a' },
		],
		[
			'contact ways since the first that WeCom lists, by remark and State',
			contactWays,
			[
				at('list_contact_way'),
				{ limit: 1000, start_time: Date.parse('2021-07-10T00:00:00+08:00') / 1000 },
				{ contact_way: [{ config_id: 'c1' }] },
			],
			[
				at('get_contact_way'),
				{ config_id: 'c1' },
				{ contact_way: { remark: 'Front desk', state: 'desk-1' } },
			],
			{ id: 'c1', name: 'Front desk', aliases: ['desk-1'] },
		],
		[
			'acquisition links, whose list has plain ids',
			acquisitionLinks,
			[at('customer_acquisition/list_link'), { limit: 100 }, { link_id_list: ['caw1'] }],
			[
				at('customer_acquisition/get'),
				{ link_id: 'caw1' },
				{ link: { link_name: 'Spring campaign' } },
			],
			{ id: 'caw1', name: 'Spring campaign', aliases: [] },
		],
		...(['customer', 'moment'] as const).map(
			(
				family,
			): [
				string,
				NameSource,
				[string, JsonObject, JsonObject],
				[string, JsonObject, JsonObject],
				Named,
			] => [
				`rule groups (${family}), whose ids are numbers`,
				family === 'customer' ? customerStrategies : momentStrategies,
				[at(`${family}_strategy/list`), { limit: 1000 }, { strategy: [{ strategy_id: 7 }] }],
				[
					at(`${family}_strategy/get`),
					{ strategy_id: 7 },
					{ strategy: { strategy_name: 'Northern stores' } },
				],
				{ id: '7', name: 'Northern stores', aliases: [] },
			],
		),
	])('%s', async (_what, source, list, details, record) => {
		const { client, calls } = clientDouble(({ path }) => (path === list[0] ? list[2] : details[2]));
		expect(await source.read(client)).toEqual([record]);
		expect(calls.map(sentBy)).toEqual([
			['POST', list[0], list[1], 'safe'],
			['POST', details[0], details[1], 'safe'],
		]);
	});
});

describe('the list of ids', () => {
	it('is that of an owner where names are looked for among the chats of one', async () => {
		const { lists } = await chats([[chat('wr1')]], undefined, 'member_a');
		expect(lists).toEqual([{ limit: 1000, owner_filter: { userid_list: ['member_a'] } }]);
	});

	it('is the whole one where there is nothing to look within', async () => {
		const { client, calls } = clientDouble(() => ({}));
		await customerStrategies.read(client, '7');
		expect(calls.map(({ body }) => body)).toEqual([{ limit: 1000 }]);
	});

	it('is read to the last page, each id once, without those that cannot be used', async () => {
		const { records, lists } = await chats([
			[chat('wr1'), chat('wr\u0000'), chat(''), chat(null)],
			[],
			[chat('wr2'), chat('wr1')],
		]);
		expect(records).toMatchObject([{ id: 'wr1' }, { id: 'wr2' }]);
		expect(lists).toEqual([
			{ limit: 1000 },
			{ limit: 1000, cursor: 'after 1' },
			{ limit: 1000, cursor: 'after 2' },
		]);
	});

	it('is read on, however many pages it takes', async () => {
		const pages = Array.from({ length: 101 }, (_, page) => [chat(`wr${page}`)]);
		expect((await chats(pages)).records).toHaveLength(101);
	});

	it('may have 1000 records, and is read no further where it has more', async () => {
		const page = Array.from({ length: 1_000 }, (_, number) => chat(`wr${number}`));
		expect((await chats([page])).records).toHaveLength(1_000);
		const { records, lists, details } = await chats([page, [chat('wrMore')], [chat('wrLast')]]);
		expect(records).toMatchObject({
			message:
				'is given by name, but there are more than 1000, and each name takes a request. Use the ID',
		});
		expect([lists.length, details]).toEqual([2, 0]);
	});
});

describe('the details', () => {
	it('are read for twenty records at once', async () => {
		let [open, most] = [0, 0];
		await chats([Array.from({ length: 60 }, (_, number) => chat(`wr${number}`))], async () => {
			most = Math.max(most, ++open);
			for (let turn = 0; turn < 9; turn++) await Promise.resolve();
			open--;
		});
		expect(most).toBe(20);
	});

	it.each<[what: string, give: () => unknown]>([
		['WeCom refuses', () => ({ errcode: 49008 })],
		[
			'nobody can read',
			() => {
				throw new UnreadableAnswerError();
			},
		],
	])('that %s leave the record without a name, beside the others', async (_what, give) => {
		const { client } = clientDouble(({ endpoint, body }) => {
			if (endpoint === 'list') return { group_chat_list: [chat('wr1'), chat('wr2')] };
			return body.chat_id === 'wr1' ? give() : { group_chat: { name: 'Spring' } };
		});
		expect(await groupChats.read(client)).toEqual([
			{ id: 'wr1', name: '', aliases: [] },
			{ id: 'wr2', name: 'Spring', aliases: [] },
		]);
	});

	it('are missed where the connection fails', async () => {
		const { records } = await chats([[chat('wr1')]], () => {
			throw new ConnectionError('ECONNRESET', 'unknown');
		});
		expect(records).toBeInstanceOf(ConnectionError);
	});

	it.each<[what: string, details: JsonObject, record: Partial<Named>]>([
		['the State where there is no remark', { remark: '', state: 'desk-1' }, { name: 'desk-1' }],
		['none where both are empty', { remark: '', state: '' }, { name: '', aliases: [''] }],
		['none of what is no text', { remark: 7, state: null }, { name: '', aliases: [] }],
	])('give a contact way for its name %s', async (_what, contact_way, record) => {
		const { client } = clientDouble(({ endpoint }) =>
			endpoint === 'get_contact_way' ? { contact_way } : { contact_way: [{ config_id: 'c1' }] },
		);
		expect(await contactWays.read(client)).toEqual([expect.objectContaining(record)]);
	});

	it('tell nothing apart by an owner that is no text', async () => {
		const { records } = await chats([[chat('wr1')]], () => ({ name: 'Spring', owner: null }));
		expect(records).toEqual([{ id: 'wr1', name: 'Spring', aliases: [] }]);
	});
});
