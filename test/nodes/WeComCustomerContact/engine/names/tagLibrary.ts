import type { Call } from '../../../../../support/harness/clientDouble';

/** A tag group as WeCom lists it. */
export interface Group {
	group_id: string;
	group_name: string;
	tag: Array<{ id: string; name: string }>;
}

/** An id such as WeCom gives, different for each number. */
export const idAt = (number: number, mark = 'T') => `et${mark}${String(number).padStart(29, '0')}`;

/** A library whose groups have these tags, with ids of their own. */
export function libraryOf(
	groups: ReadonlyArray<readonly [name: string, tags: readonly string[]]>,
): Group[] {
	let count = 0;
	return groups.map(([group_name, names], at) => ({
		group_id: idAt(at, 'G'),
		group_name,
		tag: names.map((name) => ({ id: idAt(count++), name })),
	}));
}

/** What `add_corp_tag` takes. */
interface Addition {
	group_id?: string;
	group_name?: string;
	tag: Array<{ name: string }>;
}

/** The answers of WeCom about a library, which has what was created from then on. */
export function answersOf(library: Group[]) {
	return ({ endpoint, body }: Pick<Call, 'endpoint' | 'body'>) => {
		if (endpoint !== 'add_corp_tag') return { tag_group: structuredClone(library) };
		return add(library, body as unknown as Addition);
	};
}

function add(library: Group[], { group_id, group_name = '', tag }: Addition) {
	const isWanted = (group: Group) =>
		group_id === undefined ? group.group_name === group_name : group.group_id === group_id;
	let group = library.find(isWanted);
	if (!group) library.push((group = { group_id: idAt(library.length, 'G'), group_name, tag: [] }));
	const known = new Set(group.tag.map(({ name }) => name));
	if (tag.some(({ name }) => known.has(name))) return { errcode: 40071 };
	const first = library.flatMap((one) => one.tag).length;
	const made = tag.map(({ name }, at) => ({ id: idAt(500 + first + at), name }));
	group.tag.push(...made);
	return { tag_group: { ...group, tag: made } };
}
