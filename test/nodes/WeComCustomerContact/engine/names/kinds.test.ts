import type { NamedKind } from '../../../../../nodes/WeComCustomerContact/declaration/names';
import { Directory } from '../../../../../nodes/WeComCustomerContact/engine/names/directory';
import { KINDS } from '../../../../../nodes/WeComCustomerContact/engine/names/kinds';
import { clientDouble } from '../../../../../support/harness/clientDouble';

const kinds = Object.keys(KINDS) as NamedKind[];
const isId = (kind: NamedKind, text: string) => KINDS[kind].isId(text);

describe('a text that can be nothing but an id', () => {
	it.each<NamedKind>([
		'corpTag',
		'tagGroup',
		'tagOrGroup',
		'strategyTag',
		'strategyTagGroup',
		'strategyTagOrGroup',
		'contactWay',
	])('is for a %s one that is longer than its name can be, of what ids are made of', (kind) => {
		expect(isId(kind, `et_-${'A1'.repeat(13)}z`)).toBe(true);
		for (const text of ['a'.repeat(30), `${'a'.repeat(32)} `, `标${'a'.repeat(32)}`]) {
			expect([text, isId(kind, text)]).toEqual([text, false]);
		}
	});

	it('is for a group chat one that begins as the ids of chats', () => {
		expect(isId('groupChat', `wr_-${'A1'.repeat(13)}`)).toBe(true);
		for (const text of [
			`wr${'a'.repeat(27)}`,
			`a wr${'a'.repeat(28)}`,
			`wr${'a'.repeat(28)}!`,
			`wr${'群'.repeat(28)}`,
			'a'.repeat(32),
		]) {
			expect([text, isId('groupChat', text)]).toEqual([text, false]);
		}
	});

	it('is for an acquisition link one that begins as the ids of links', () => {
		expect(isId('acquisitionLink', 'cawcdeA1b2c3')).toBe(true);
		for (const text of ['cawcdeA1b2c', 'My cawcdeA1b2c3', 'cawcdeA1b2c3!', 'cawcde春季活动链接']) {
			expect([text, isId('acquisitionLink', text)]).toEqual([text, false]);
		}
	});

	it.each<NamedKind>(['interceptRule', 'product', 'customerStrategy', 'momentStrategy'])(
		'is none for a %s, whose ids look like names',
		(kind) => {
			for (const text of ['7', 'a'.repeat(40)]) expect(isId(kind, text)).toBe(false);
		},
	);
});

/** The errcodes that WeCom has for an id that is gone (doc 90313), by what it is the id of. */
const GONE: Readonly<Record<NamedKind, readonly number[]>> = {
	corpTag: [40068],
	tagGroup: [40068],
	tagOrGroup: [40068],
	strategyTag: [40068],
	strategyTagGroup: [40068],
	strategyTagOrGroup: [40068],
	groupChat: [40050, 49008],
	contactWay: [41044],
	acquisitionLink: [],
	interceptRule: [41070, 41071],
	product: [41074, 41075],
	customerStrategy: [],
	momentStrategy: [],
};

describe('a kind of records with names', () => {
	it.each(kinds)('is known to be gone by its own errcodes alone: %s', (kind) => {
		expect(KINDS[kind].gone).toEqual(GONE[kind]);
	});

	it.each<[kind: NamedKind, path: string]>([
		['corpTag', 'get_corp_tag_list'],
		['tagGroup', 'get_corp_tag_list'],
		['tagOrGroup', 'get_corp_tag_list'],
		['strategyTag', 'get_strategy_tag_list'],
		['strategyTagGroup', 'get_strategy_tag_list'],
		['strategyTagOrGroup', 'get_strategy_tag_list'],
		['groupChat', 'groupchat/list'],
		['contactWay', 'list_contact_way'],
		['acquisitionLink', 'customer_acquisition/list_link'],
		['interceptRule', 'get_intercept_rule_list'],
		['product', 'get_product_album_list'],
		['customerStrategy', 'customer_strategy/list'],
		['momentStrategy', 'moment_strategy/list'],
	])('is read from the list that WeCom has of it: %s', async (kind, path) => {
		const { client, calls } = clientDouble(() => ({}));
		expect((await new Directory(client).index(kind)).records).toEqual([]);
		expect(calls).toMatchObject([{ path: `/cgi-bin/externalcontact/${path}`, repeat: 'safe' }]);
	});

	it('has a source that is called unlike any other', () => {
		const sources = [...new Set(kinds.map((kind) => KINDS[kind].source))];
		const names = new Set(sources.map(({ name }) => name));
		expect(names.size).toBe(sources.length);
		expect(names).not.toContain('');
	});

	it.each<[tag: NamedKind, group: NamedKind, either: NamedKind]>([
		['corpTag', 'tagGroup', 'tagOrGroup'],
		['strategyTag', 'strategyTagGroup', 'strategyTagOrGroup'],
	])('is a %s, a %s or either of them, out of one list', async (tag, group, either) => {
		const { client, calls } = clientDouble(() => ({
			tag_group: [{ group_id: 'g', group_name: 'Level', tag: [{ id: 't', name: 'VIP' }] }],
		}));
		const directory = new Directory(client);
		const idsOf = async (kind: NamedKind) =>
			(await directory.index(kind)).records.map(({ id }) => id);
		expect(await idsOf(tag)).toEqual(['t']);
		expect(await idsOf(group)).toEqual(['g']);
		expect(await idsOf(either)).toEqual(['g', 't']);
		expect(calls).toHaveLength(1);
	});
});
