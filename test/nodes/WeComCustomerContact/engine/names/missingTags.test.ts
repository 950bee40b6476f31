import { Directory } from '../../../../../nodes/WeComCustomerContact/engine/names/directory';
import { idsOrNewTags } from '../../../../../nodes/WeComCustomerContact/engine/names/missingTags';
import { clientDouble } from '../../../../../support/harness/clientDouble';
import { answersOf, idAt, libraryOf } from './tagLibrary';

const LEVEL = idAt(0, 'G');
const SOURCE = idAt(1, 'G');
const shop = () =>
	libraryOf([
		['Level', ['Gold', 'Twin']],
		['Source', ['Fair', 'Twin']],
		['Source/Shop', []],
	]);

/** The ids for a value, and which tags were created for it in which groups. */
async function idsFor(value: unknown) {
	const library = shop();
	const { client, calls } = clientDouble(answersOf(library));
	const ids = await idsOrNewTags(new Directory(client), value, LEVEL).catch(
		(error: unknown) => (error as Error).message,
	);
	const made = calls
		.filter(({ endpoint }) => endpoint === 'add_corp_tag')
		.map(({ body }): [unknown, string[]] => [
			body.group_id,
			(body.tag as Array<{ name: string }>).map(({ name }) => name),
		]);
	const nameOf = (id: string) =>
		library.flatMap(({ tag }) => tag).find((tag) => tag.id === id)?.name;
	return { ids, made, names: Array.isArray(ids) ? ids.map(nameOf) : ids };
}

describe('tags that exist', () => {
	it('are taken by name, by group and name, and by ID, each once', async () => {
		const { ids, made } = await idsFor(['Gold', 'Source/Twin', idAt(900), idAt(0), ' Gold ']);
		expect([ids, made]).toEqual([[idAt(0), idAt(3), idAt(900)], []]);
	});
});

describe('tags that do not exist', () => {
	it('are created in the group for new tags, and stand where they were called', async () => {
		const { names, made } = await idsFor('Iron, Gold, Tin');
		expect(names).toEqual(['Iron', 'Gold', 'Tin']);
		expect(made).toEqual([[LEVEL, ['Iron', 'Tin']]]);
	});

	it('are created once where they are called in several ways', async () => {
		const { names, made } = await idsFor(['Iron', ' Iron', 'Level/Iron', 'Iron']);
		expect(names).toEqual(['Iron']);
		expect(made).toEqual([[LEVEL, ['Iron']]]);
	});

	it('go into the group that stands before them, with blanks around the slash too', async () => {
		const { names, made } = await idsFor(['Iron', 'Source/Post', 'Source / Shop', '1/2 price']);
		expect(names).toEqual(['Iron', 'Post', 'Shop', '1/2 price']);
		expect(made).toEqual([
			[LEVEL, ['Iron', '1/2 price']],
			[SOURCE, ['Post', 'Shop']],
		]);
	});

	it('have the slash in their names where nothing stands behind it', async () => {
		expect((await idsFor(['Source/', 'Source/ '])).made).toEqual([[LEVEL, ['Source/']]]);
	});

	it('may have names of 30 characters, an emoji being one', async () => {
		const longest = `🙂${'n'.repeat(29)}`;
		expect((await idsFor([longest])).made).toEqual([[LEVEL, [longest]]]);
	});

	it.each<[what: string, text: string, message: string]>([
		[
			'whose name is longer',
			'n'.repeat(31).replace('n', '客'),
			`has the name "客${'n'.repeat(30)}", which does not exist and is too long for a new tag: at most 30 characters (got 31)`,
		],
		[
			'that could go into two groups',
			'Source/Shop/New',
			'has the name "Source/Shop/New", which does not exist and could go into more than one tag group: Source, Source/Shop. Create it with Corp Tag > Create',
		],
		[
			'beside one that several groups have',
			'Twin',
			'has the name "Twin", which stands for more than one: ',
		],
	])('are not created %s, nor are others', async (_what, text, message) => {
		const { ids, made } = await idsFor(['New', text]);
		expect(ids).toContain(message);
		expect(made).toEqual([]);
	});
});
