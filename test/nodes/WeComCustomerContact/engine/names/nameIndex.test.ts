import {
	callOf,
	NameIndex,
	type Named,
} from '../../../../../nodes/WeComCustomerContact/engine/names/nameIndex';

const LEVEL = { id: 'g1', name: 'Level' };
const tag = (id: string, name: string, group = LEVEL): Named => ({ id, name, group });
const plain = (id: string, name: string, more: Partial<Named> = {}): Named => ({
	id,
	name,
	...more,
});
const idsOf = (records: readonly Named[]) => records.map(({ id }) => id);

/** What finds and proposes records, by their ids. */
async function indexOf(...records: Named[]) {
	const index = await NameIndex.of(records);
	return {
		index,
		find: (text: string) => idsOf(index.find(text)),
		near: (text: string) => idsOf(index.near(text)),
	};
}

describe('a text', () => {
	it('stands for an id before a name, and for a name before a group and a name', async () => {
		const { find } = await indexOf(
			plain('a', 'First'),
			plain('b', 'a'),
			tag('c', 'VIP'),
			plain('d', 'Level/VIP'),
		);
		expect([find('a'), find('First'), find('Level/VIP')]).toEqual([['a'], ['a'], ['d']]);
	});

	it('stands for every record of its name, in their order', async () => {
		const { find } = await indexOf(plain('a', 'VIP'), plain('b', 'Other'), plain('c', 'VIP'));
		expect(find('VIP')).toEqual(['a', 'c']);
	});

	it('stands for what follows its slash in that group alone, wherever the slash is', async () => {
		const { find } = await indexOf(
			tag('a', 'B/C', { id: 'g1', name: 'A' }),
			tag('b', 'C', { id: 'g2', name: 'A/B' }),
			tag('c', 'C', { id: 'g3', name: 'Other' }),
			plain('d', 'C'),
		);
		expect(find('A/B/C')).toEqual(['a', 'b']);
		expect([find('Nobody/C'), find('Other/B')]).toEqual([[], []]);
	});

	it('stands for no record without a name', async () => {
		const { find, index } = await indexOf(tag('a', ''), plain('b', '', { aliases: ['', 'B-1'] }));
		expect([find(''), find('Level/'), index.named('')]).toEqual([[], [], []]);
		expect(find('B-1')).toEqual(['b']);
	});

	it('stands for a record once that has it for several of its names', async () => {
		const { find } = await indexOf(plain('a', 'VIP', { aliases: ['VIP', 'v-1'] }));
		expect([find('VIP'), find('v-1')]).toEqual([['a'], ['a']]);
	});
});

describe('an index', () => {
	it('has all records in their order, and each by its id', async () => {
		const records = [plain('b', 'B'), plain('a', ''), plain('c', 'B')];
		const { index } = await indexOf(...records);
		expect(index.records).toEqual(records);
		expect([index.byId('a'), index.byId('d')]).toEqual([records[1], undefined]);
	});

	it('takes in more than it makes in one piece', async () => {
		const many = Array.from({ length: 1_001 }, (_, at) => plain(String(at), `Name ${at}`));
		const { find, index } = await indexOf(...many);
		expect(index.records).toHaveLength(1_001);
		expect([find('Name 0'), find('Name 500'), find('Name 1000')]).toEqual([
			['0'],
			['500'],
			['1000'],
		]);
	});

	it('takes in what was made meanwhile, and leaves what it has as it is', async () => {
		const { index, find } = await indexOf(plain('a', 'Old'));
		index.add(plain('b', 'New'));
		index.add(plain('a', 'Changed'));
		expect([find('New'), find('Old'), find('Changed')]).toEqual([['b'], ['a'], []]);
		expect(index.records).toHaveLength(2);
	});
});

describe('what a text nearly stands for', () => {
	it.each([
		['vip', 'VIP'],
		['ＶＩＰ', 'VIP'],
		[' V I\tP ', 'VIP'],
		['Customer', 'Important customers'],
		['Important customers', 'Customer'],
	])('is what is written otherwise, contains it or is part of it: %j', async (text, name) => {
		expect((await indexOf(plain('a', 'Other'), plain('b', name))).near(text)).toEqual(['b']);
	});

	it('is first what is only written otherwise', async () => {
		const { near } = await indexOf(plain('a', 'VIP card'), plain('b', 'Vip'), plain('c', 'V.I.P'));
		expect(near('VIP')).toEqual(['b', 'a']);
	});

	it('is nothing of a single letter, which is in too many', async () => {
		const { near } = await indexOf(plain('a', 'V'), plain('b', 'VI'));
		expect(near('VIP')).toEqual(['b']);
	});

	it('is nothing for blanks', async () => {
		expect((await indexOf(plain('a', 'VIP'))).near(' \u200b ')).toEqual([]);
	});

	it('is each record once, and five of them at most', async () => {
		const { near } = await indexOf(
			plain('a', 'vip', { aliases: ['VIP card'] }),
			...['b', 'c', 'd', 'e', 'f'].map((id) => plain(id, `VIP ${id}`)),
		);
		expect(near('VIP')).toEqual(['a', 'b', 'c', 'd', 'e']);
	});
});

describe('a record is called', () => {
	it.each<[what: string, record: Named, words: string]>([
		['by its name', plain('a', 'VIP'), 'VIP'],
		['by its group and its name', tag('a', 'VIP'), 'Level/VIP'],
		['by its id where nothing of its name can be seen', plain('a', '\u3164'), 'a'],
		['so in its group too', tag('a', ''), 'Level/a'],
		['by the id of a group without a name', tag('a', 'VIP', { id: 'g2', name: ' ' }), 'g2/VIP'],
		['with what tells it apart', plain('a', 'VIP', { told: 'member_a' }), 'VIP (member_a)'],
		['without that where nothing of it can be seen', plain('a', 'VIP', { told: ' ' }), 'VIP'],
	])('%s', (_what, record, words) => {
		expect(callOf(record)).toBe(words);
	});
});
