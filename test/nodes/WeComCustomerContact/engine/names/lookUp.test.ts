import {
	lookUp,
	matchesOf,
	textsOf,
} from '../../../../../nodes/WeComCustomerContact/engine/names/lookUp';
import {
	NameIndex,
	type Named,
} from '../../../../../nodes/WeComCustomerContact/engine/names/nameIndex';

const named = (...names: string[]): Named[] => names.map((name, at) => ({ id: `id${at}`, name }));
const refusal = async (records: readonly Named[], text: string) => {
	const index = await NameIndex.of(records);
	try {
		return lookUp(index, text);
	} catch (error) {
		return (error as Error).message;
	}
};

describe('the texts of a value', () => {
	it('are what stands between separators, unless the whole is a name', async () => {
		const index = await NameIndex.of(named('Store, north'));
		expect(textsOf('Store, north', index)).toEqual(['Store, north']);
		expect(textsOf('Store, north')).toEqual(['Store', 'north']);
		expect(textsOf('Store, south', index)).toEqual(['Store', 'south']);
		expect(textsOf('', index)).toEqual([]);
	});

	it.each<[what: string, value: unknown, message: string]>([
		['of several', ['A', '\u0007'], '(entry 2) contains a control character (U+0007)'],
		['of one', ['a\u0007'], 'contains a control character (U+0007)'],
		['with a line break', ['A', 'a\nb'], '(entry 2) contains a control character (U+000A'],
		['that is empty', ['A', ' '], 'has an empty entry, number 2 of 2'],
	])('are refused for an entry %s', (_what, value, message) => {
		expect(() => textsOf(value)).toThrow(
			expect.objectContaining({ message: expect.stringMatching(`^${literally(message)}`) }),
		);
	});
});

const literally = (text: string) => text.replace(/[().+]/g, '\\$&');

describe('a text stands for', () => {
	it('what has it for its name, with the blanks around it before without them', async () => {
		const index = await NameIndex.of(named('VIP', 'VIP '));
		const idsOf = (text: string) => matchesOf(index, text).map(({ id }) => id);
		expect([idsOf('VIP'), idsOf('VIP '), idsOf(' VIP'), idsOf('V')]).toEqual([
			['id0'],
			['id1'],
			['id0'],
			[],
		]);
		expect(lookUp(index, ' VIP')).toEqual({ id: 'id0', name: 'VIP' });
	});
});

describe('a name that', () => {
	it('several have is refused with their ids', async () => {
		expect(await refusal(named('VIP', 'VIP', 'Other'), 'VIP')).toBe(
			'has the name "VIP", which stands for more than one: VIP [id0], VIP [id1]. Use the ID',
		);
	});

	it('a tag and a group have is refused with the way to write the tag', async () => {
		const [level] = named('Level');
		const tag = { id: 't', name: 'Level', group: { id: 'g', name: 'Rank' } };
		expect(await refusal([level as Named, tag], 'Level')).toBe(
			'has the name "Level", which stands for more than one: Level [id0], Rank/Level [t]. Write Group/Tag or use the ID',
		);
	});

	it('is like others is refused with those', async () => {
		expect(await refusal(named('VIP', 'Gold'), 'vip')).toBe(
			'has the name "vip", which does not exist. Similar ones: VIP',
		);
	});

	it('none is like is refused with what there is, of which eight are named', async () => {
		const names = Array.from({ length: 9 }, (_, at) => `Tag ${at}`);
		const words = (count: number) =>
			`has the name "Zebra", which does not exist. There is: ${names.slice(0, count).join(', ')}`;
		expect(await refusal(named(...names.slice(0, 8)), 'Zebra')).toBe(words(8));
		expect(await refusal(named(...names), 'Zebra')).toBe(`${words(8)} and 1 more`);
	});

	it('is looked for where there is nothing is refused with that', async () => {
		expect(await refusal([], 'VIP')).toBe(
			'has the name "VIP", which does not exist. WeCom lists none at all',
		);
	});
});
