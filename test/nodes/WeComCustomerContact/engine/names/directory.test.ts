import fc from 'fast-check';

import { Directory } from '../../../../../nodes/WeComCustomerContact/engine/names/directory';
import { corpTags } from '../../../../../nodes/WeComCustomerContact/engine/names/sources';
import { clientDouble } from '../../../../../support/harness/clientDouble';
import { ConnectionError, RefusedError } from '../../../../../wecom/errors';
import { idAt, libraryOf, type Group } from './tagLibrary';

/** A directory of one app whose tag library is this, and how often it was read. */
function directoryOf(...answers: Array<Group[] | Error>) {
	const { client, calls } = clientDouble(() => {
		const answer = answers[Math.min(calls.length, answers.length) - 1];
		if (answer instanceof Error) throw answer;
		return { tag_group: answer };
	});
	const directory = new Directory(client);
	const tagsIn = async (value: unknown) => await directory.idsOf('corpTag', value, 'Tags');
	return { directory, tagsIn, reads: () => calls.length };
}

const SHOP = libraryOf([
	['Source', ['Douyin', 'Store, north', 'A/B']],
	['Level', ['VIP', 'Douyin']],
	['A', ['B', 'C/D']],
	['A/C', ['D']],
	['Empty name', ['', 'VIP ']],
]);
const [douyin, north, slash, vip, otherDouyin, , , , nameless, vipBlank] = SHOP.flatMap(({ tag }) =>
	tag.map(({ id }) => id),
);

describe('the library of tags', () => {
	it('is read once, however many ask at once', async () => {
		const { tagsIn, directory, reads } = directoryOf(SHOP);
		const asked = await Promise.all([tagsIn('VIP'), tagsIn('VIP'), directory.corpTags()]);
		expect(asked.slice(0, 2)).toEqual([[vip], [vip]]);
		expect(reads()).toBe(1);
	});

	it('is not read for what can only be ids', async () => {
		const { tagsIn, reads } = directoryOf(SHOP);
		expect(await tagsIn([idAt(900), idAt(901)])).toEqual([idAt(900), idAt(901)]);
		expect(await tagsIn(`${idAt(900)}, ${idAt(901)}`)).toEqual([idAt(900), idAt(901)]);
		expect(reads()).toBe(0);
	});

	it('tells the name of a tag and its group by the id', async () => {
		const { tags, groups } = await directoryOf(SHOP).directory.corpTags();
		expect(tags.byId(vip ?? '')).toMatchObject({ name: 'VIP', group: { name: 'Level' } });
		expect(groups.byId(idAt(1, 'G'))).toMatchObject({ name: 'Level' });
		expect(tags.byId(idAt(1, 'G'))).toBeUndefined();
	});

	it('is read again by the next who asks where the connection failed, but not where WeCom refused', async () => {
		const lost = directoryOf(new ConnectionError('ECONNRESET', 'unknown'), SHOP);
		await expect(lost.tagsIn('VIP')).rejects.toThrow('ECONNRESET');
		expect(await lost.tagsIn('VIP')).toEqual([vip]);
		const refused = directoryOf(new RefusedError(48002, 'api forbidden'), SHOP);
		await expect(refused.tagsIn('VIP')).rejects.toThrow('48002');
		await expect(refused.tagsIn('VIP')).rejects.toThrow('48002');
		expect(refused.reads()).toBe(1);
	});
});

describe('what was read', () => {
	it('is one index for all who ask', async () => {
		const { directory } = directoryOf(SHOP);
		expect(await directory.index('corpTag')).toBe(await directory.index('corpTag'));
	});

	it('is read again, of its kind alone, once, where an id of it is gone', async () => {
		const { client, calls } = clientDouble(() => ({}));
		const directory = new Directory(client);
		const readBoth = async () => {
			await directory.index('corpTag');
			await directory.index('product');
		};
		await readBoth();
		directory.readAgain('tagGroup');
		await readBoth();
		directory.readAgain('corpTag');
		await readBoth();
		expect(calls.map(({ endpoint }) => endpoint)).toEqual([
			'get_corp_tag_list',
			'get_product_album_list',
			'get_corp_tag_list',
		]);
	});

	it('is read again as often as others have changed it', async () => {
		const { directory, reads } = directoryOf(SHOP);
		for (let round = 0; round < 3; round++) {
			await directory.index('corpTag');
			directory.forget(corpTags);
		}
		expect(reads()).toBe(3);
	});

	it('stands where an earlier reading fails that was given up', async () => {
		const endings: Array<(answer: unknown) => void> = [];
		const { client, calls } = clientDouble(
			async () => await new Promise((resolve) => endings.push(resolve)),
		);
		const directory = new Directory(client);
		const first = directory.index('corpTag').catch((error: unknown) => error);
		await Promise.resolve();
		directory.forget(corpTags);
		const second = directory.index('corpTag');
		await Promise.resolve();
		const [endFirst, endSecond] = endings;
		endFirst?.(Promise.reject(new ConnectionError('ECONNRESET', 'unknown')));
		expect(await first).toBeInstanceOf(ConnectionError);
		endSecond?.({});
		expect(await directory.index('corpTag')).toBe(await second);
		expect(calls).toHaveLength(2);
	});

	it('has what was made meanwhile, each in the kinds that it is of', async () => {
		const { directory, reads } = directoryOf(SHOP);
		const kinds = ['corpTag', 'tagGroup', 'tagOrGroup'] as const;
		const [early, ...late] = kinds;
		await directory.index(early);
		const group = { id: idAt(90, 'G'), name: 'New group' };
		const added = [group, { id: idAt(90), name: 'New tag', group }];
		await directory.include(corpTags, added.slice(0, 1));
		for (const kind of late) await directory.index(kind);
		await directory.include(corpTags, added.slice(1));
		const known = kinds.map(async (kind) => {
			const index = await directory.index(kind);
			return added.map(({ id }) => index.byId(id)?.name);
		});
		expect(await Promise.all(known)).toEqual([
			[undefined, 'New tag'],
			['New group', undefined],
			['New group', 'New tag'],
		]);
		expect(reads()).toBe(1);
	});

	it('takes nothing in before it is read', async () => {
		const { directory, reads } = directoryOf(SHOP);
		await directory.include(corpTags, [{ id: idAt(90), name: 'New' }]);
		expect(reads()).toBe(0);
		expect((await directory.corpTags()).tags.byId(idAt(90))).toBeUndefined();
	});
});

describe('names within another record', () => {
	/** A directory whose rule groups have a tag each, called by the number of the group; 0 where all are read. */
	function ofStrategies() {
		const { client, calls } = clientDouble(({ body: { strategy_id = 0 } }) => ({
			tag_group: [
				{
					group_id: idAt(Number(strategy_id), 'G'),
					group_name: 'Interest',
					tag: [{ id: idAt(Number(strategy_id)), name: 'High' }],
				},
			],
		}));
		const directory = new Directory(client);
		const idIn = async (within?: string | number | null) =>
			await directory.idOf('strategyTag', 'High', 'Tag', within);
		return { idIn, reads: () => calls.length };
	}

	it('are read apart, once for each of those', async () => {
		const { idIn, reads } = ofStrategies();
		expect([await idIn(7), await idIn('8'), await idIn('7')]).toEqual([idAt(7), idAt(8), idAt(7)]);
		expect(reads()).toBe(2);
	});

	it('are read in all of those where it is not known', async () => {
		const { idIn, reads } = ofStrategies();
		expect([await idIn(), await idIn(''), await idIn(null)]).toEqual([idAt(0), idAt(0), idAt(0)]);
		expect(reads()).toBe(1);
	});
});

describe('one name', () => {
	it('is looked for as it stands, whatever separators are in it', async () => {
		const { directory } = directoryOf(libraryOf([['Level', ['A, B', 'A']]]));
		expect(await directory.idOf('corpTag', 'A, B', 'Tag')).toBe(idAt(0));
		await expect(directory.idOf('corpTag', 'A, C', 'Tag')).rejects.toThrow(
			'Tag has the name "A, C", which does not exist',
		);
	});

	it('may be an id, which the list need not have', async () => {
		const { directory } = directoryOf(SHOP);
		expect(await directory.idOf('corpTag', idAt(900), 'Tag')).toBe(idAt(900));
	});
});

describe('a text', () => {
	it.each<[what: string, value: unknown, ids: unknown[]]>([
		['a name', 'VIP', [vip]],
		['names in a list', ['VIP', 'Store, north'], [vip, north]],
		['names in a JSON list', '["VIP", "Store, north"]', [vip, north]],
		['names between separators', 'VIP，C/D; Level/Douyin', [vip, idAt(6), otherDouyin]],
		['a name with a separator in it', 'Store, north', [north]],
		['such a name behind its group', 'Source/Store, north', [north]],
		['a name with a slash in it', 'A/B', [slash]],
		['a group and a name', 'Source/Douyin', [douyin]],
		['names and ids', ['VIP', idAt(900)], [vip, idAt(900)]],
		['an id of the library', nameless, [nameless]],
		['a name with a blank at its end, in a list', ['VIP '], [vipBlank]],
		['one tag twice', ['VIP', vip, 'Level/VIP'], [vip]],
		['a number', 7, [idAt(0)]],
	])('stands for the tag: %s', async (_what, value, ids) => {
		const library = value === 7 ? libraryOf([['Years', ['7']]]) : SHOP;
		expect(await directoryOf(library).tagsIn(value)).toEqual(ids);
	});

	it.each<[what: string, value: unknown, message: string]>([
		[
			'a name that several tags have',
			'Douyin',
			`Tags has the name "Douyin", which stands for more than one: Source/Douyin [${douyin}], Level/Douyin [${otherDouyin}]. Write Group/Tag or use the ID`,
		],
		[
			'a group and a name that can be taken in two ways',
			'A/C/D',
			'Tags has the name "A/C/D", which stands for more than one',
		],
		[
			'a name that is nearly there',
			'vip',
			'Tags has the name "vip", which does not exist. Similar ones: Level/VIP',
		],
		[
			'a name that is nowhere',
			'Zebra',
			'Tags has the name "Zebra", which does not exist. There is: Source/Douyin',
		],
		['a group', 'Level', 'Tags has the name "Level", which does not exist'],
		['an empty entry', ['VIP', ' '], 'Tags has an empty entry, number 2 of 2'],
		['a control character', ['VIP', 'a\u0007'], 'Tags (entry 2) contains a control character'],
		['an object', [{ name: 'VIP' }], 'Tags must be text'],
		['no entries', [], 'Tags is missing'],
	])('is refused that is %s', async (_what, value, message) => {
		await expect(directoryOf(SHOP).tagsIn(value)).rejects.toThrow(message);
	});

	it('is refused in few words however many tags there are', async () => {
		const names = Array.from({ length: 3_000 }, (_, at) => `Tag ${at}`);
		const { tagsIn } = directoryOf(libraryOf([['Many', names]]));
		const refusal = await tagsIn('nothing like it').catch((error: Error) => error.message);
		expect(refusal).toContain('and 2992 more');
		expect(String(refusal).length).toBeLessThan(300);
	});

	it('is held to be wrong before the library is read', async () => {
		const { tagsIn, reads } = directoryOf(SHOP);
		await expect(tagsIn(['VIP', ''])).rejects.toThrow('empty entry');
		expect(reads()).toBe(0);
	});
});

/** Names as people give them, those of others and of their groups among them. */
const aName = fc
	.oneof(
		fc.constantFrom('VIP', 'A', 'B', 'A/B', 'B/C', 'A/B/C', 'a, b', '客户', '🙂', ' x', '[1]', '1'),
		fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }),
		fc
			.array(fc.constantFrom('🙂', '客', '/', ',', '、', ' ', 'a'), { minLength: 1, maxLength: 30 })
			.map((parts) => parts.join('')),
	)
	.filter((name) => name.trim() !== '');
const aLibrary = fc
	.uniqueArray(fc.tuple(aName, fc.uniqueArray(aName, { minLength: 1, maxLength: 6 })), {
		selector: ([group]) => group,
		minLength: 1,
		maxLength: 5,
	})
	.map(libraryOf);

/** Every way to write a tag that names no other by the rules, in the order in which they are looked at. */
function waysToWrite(library: readonly Group[]) {
	const all = library.flatMap(({ group_name, tag }) => tag.map((one) => ({ ...one, group_name })));
	const named = (text: string) => all.filter(({ name }) => name === text);
	const inGroup = (text: string) => all.filter((tag) => `${tag.group_name}/${tag.name}` === text);
	return all.flatMap(({ id, name, group_name }) => [
		{ id, text: id },
		...(named(name).length === 1 ? [{ id, text: name }] : []),
		...[`${group_name}/${name}`]
			.filter((text) => named(text).length === 0 && inGroup(text).length === 1)
			.map((text) => ({ id, text })),
	]);
}

describe('any names', () => {
	it('in a list hit exactly the tags that they are of', async () => {
		await fc.assert(
			fc.asyncProperty(aLibrary, async (library) => {
				const ways = waysToWrite(library);
				const texts = ways.map(({ text }) => text);
				const ids = [...new Set(ways.map(({ id }) => id))];
				expect(await directoryOf(library).tagsIn(texts)).toEqual(ids);
				expect(await directoryOf(library).tagsIn(JSON.stringify(texts))).toEqual(ids);
			}),
		);
	});

	it('without separators hit them in one text too', async () => {
		await fc.assert(
			fc.asyncProperty(aLibrary, async (library) => {
				const names = library.flatMap(({ tag }) => tag.map(({ name }) => name));
				const ways = waysToWrite(library).filter(
					({ text }) => text === text.trim() && !/[,，、;；[\p{Zl}\p{Zp}]/u.test(text),
				);
				const text = ways.map((way) => way.text).join('、');
				fc.pre(ways.length > 0 && !names.includes(text));
				const ids = [...new Set(ways.map(({ id }) => id))];
				expect(await directoryOf(library).tagsIn(text)).toEqual(ids);
			}),
		);
	});
});
