import type { WeComClient } from '../../../../wecom/client';
import { recordsAt } from '../../../../wecom/json';
import { isOdd } from '../../../../wecom/oddIds';
import type { Json, JsonObject } from '../../../../wecom/types';
import type { Named } from './nameIndex';

/**
 * doc 92117: all groups of corp tags, each followed by its tags.
 * @throws WeComError
 */
export async function readCorpTagNames(client: WeComClient): Promise<Named[]> {
	const path = '/cgi-bin/externalcontact/get_corp_tag_list';
	return namesOfTags(await client.json({ method: 'POST', path, query: {}, body: {} }, 'safe'));
}

/** The tag groups of an answer, each followed by its tags; without those whose ids cannot be used. */
function namesOfTags(answer: JsonObject): Named[] {
	return recordsAt(answer, 'tag_group').flatMap((entry) => {
		const group = named(entry.group_id, entry.group_name);
		if (!group) return [];
		const tags = recordsAt(entry, 'tag').flatMap(({ id, name }) => named(id, name) ?? []);
		return [group, ...tags.map((tag) => ({ ...tag, group }))];
	});
}

/** A record of an answer; undefined where its id cannot be used. */
function named(id: Json | undefined, name: Json | undefined): Named | undefined {
	if (typeof id !== 'string' && typeof id !== 'number') return undefined;
	if (id === '' || isOdd(String(id))) return undefined;
	return { id: String(id), name: typeof name === 'string' ? name : '' };
}
