import { RefusedError } from '../../../../wecom/errors';
import { objectAt } from '../../../../wecom/json';
import type { JsonObject } from '../../../../wecom/types';
import { OneByOne } from '../oneByOne';
import type { Directory } from './directory';
import type { Named } from './nameIndex';
import { corpTags, namesInGroup } from './sources';

/** doc 90313: a tag of the group has the name already. */
const NAME_EXISTS = 40071;
/** So often others may have made one of the tags just before us. */
const MOST_ROUNDS = 5;

/** Tags that a tag group has to have, as `add_corp_tag` takes them (doc 92117). */
export interface WantedTags {
	/** The group: an existing one, or by a name, under which it is created if it does not exist. */
	group: { group_id: string } | { group_name: string; order?: number };
	tag: ReadonlyArray<{ name: string; order?: number }>;
	/** What goes with the request besides. */
	more?: JsonObject;
}

/** The group and the tags that were wanted, in their order. */
export interface EnsuredTags {
	group: Named;
	tags: Named[];
}

/** The changes of each tag group in this process. */
const changes = new OneByOne();

/**
 * Sees to it that a tag group has certain tags: those that it has are taken as they are, and the others are created. In
 * one process, changes of a group are made one after the other; among several, WeCom itself says who came first: it
 * refuses a name that the group has (40071), and then the library is read again.
 * @throws WeComError
 */
export async function ensureTags(directory: Directory, wanted: WantedTags): Promise<EnsuredTags> {
	const { group } = wanted;
	// doc 92117: of several with one name, one is created.
	const tag = [...new Map(wanted.tag.map((one) => [one.name, one])).values()];
	const name = 'group_id' in group ? group.group_id : `name ${group.group_name}`;
	return await changes.run(`${directory.client.appKey} ${name}`, async () => {
		for (let round = 1; ; round++) {
			const { found, missing } = await lookFor(directory, { ...wanted, tag });
			if (found && missing.length === 0) return found;
			await create(directory, wanted, found?.group, missing).catch((error: unknown) => {
				const isTaken = error instanceof RefusedError && error.errcode === NAME_EXISTS;
				if (!isTaken || round >= MOST_ROUNDS) throw error;
				directory.forget(corpTags);
			});
		}
	});
}

/** What there is of the wanted tags; nothing is found where there is no such group. */
async function lookFor(
	directory: Directory,
	{ group: wanted, tag: wantedTags }: WantedTags,
): Promise<{ found?: EnsuredTags; missing: WantedTags['tag'] }> {
	const { tags, groups } = await directory.corpTags();
	const group =
		'group_id' in wanted ? groups.byId(wanted.group_id) : groups.named(wanted.group_name)[0];
	if (!group) return { missing: wantedTags };
	const inGroup = ({ name }: { name: string }) =>
		tags.named(name).filter((tag) => tag.group?.id === group.id);
	return {
		found: { group, tags: wantedTags.flatMap((tag) => inGroup(tag).slice(0, 1)) },
		missing: wantedTags.filter((tag) => inGroup(tag).length === 0),
	};
}

async function create(
	directory: Directory,
	{ group: wanted, more }: WantedTags,
	known: Named | undefined,
	tag: WantedTags['tag'],
): Promise<void> {
	const group = known ? { group_id: known.id } : wanted;
	const request = {
		method: 'POST',
		path: '/cgi-bin/externalcontact/add_corp_tag',
		query: {},
		body: { ...group, tag: tag.map((one) => ({ ...one })), ...more },
	} as const;
	// A second call makes no second tag: its name is refused.
	const answer = await directory.client.json(request, 'safe');
	const made = namesInGroup(objectAt(answer, 'tag_group'));
	const names = new Set(made.map(({ name }) => name));
	// An answer that leaves one of them out says nothing about it, so that only the library can.
	if (tag.every(({ name }) => names.has(name))) await directory.include(corpTags, made);
	else directory.forget(corpTags);
}
