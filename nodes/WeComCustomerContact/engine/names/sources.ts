import type { WeComClient } from '../../../../wecom/client';
import { recordsAt } from '../../../../wecom/json';
import { isOdd } from '../../../../wecom/oddIds';
import type { Json, JsonObject } from '../../../../wecom/types';
import { readPages } from '../pages';
import type { Named } from './nameIndex';

/** Something that WeCom lists and that has names. */
export interface NameSource {
	/** Tells it from other sources. */
	name: string;
	/**
	 * Reads all of it; of one record alone where names are looked for within that.
	 * @throws WeComError where WeCom does not list it, InvalidValue where there is too much of it to be read
	 */
	read: (client: WeComClient, within?: string) => Promise<Named[]>;
}

/** doc 92117: all groups of corp tags, each followed by its tags. */
export const corpTags: NameSource = {
	name: 'corpTags',
	read: async (client) => {
		const path = '/cgi-bin/externalcontact/get_corp_tag_list';
		return namesOfTags(await client.json({ method: 'POST', path, query: {}, body: {} }, 'safe'));
	},
};

/** doc 94882: the tags that the app made in one rule group, or in all, as for corp tags. */
export const strategyTags: NameSource = {
	name: 'strategyTags',
	read: async (client, within) => {
		const path = '/cgi-bin/externalcontact/get_strategy_tag_list';
		const body: JsonObject = within === undefined ? {} : { strategy_id: Number(within) };
		return namesOfTags(await client.json({ method: 'POST', path, query: {}, body }, 'safe'));
	},
};

/** doc 95097: the sensitive word rules of the company. */
export const interceptRules: NameSource = {
	name: 'interceptRules',
	read: async (client) => {
		const path = '/cgi-bin/externalcontact/get_intercept_rule_list';
		const answer = await client.json({ method: 'GET', path, query: {} }, 'safe');
		return recordsAt(answer, 'rule_list').flatMap(
			({ rule_id, rule_name }) => named(rule_id, rule_name) ?? [],
		);
	},
};

/** doc 95096: the products of the album by their descriptions and their product codes. */
export const products: NameSource = {
	name: 'products',
	read: async (client) => {
		const path = '/cgi-bin/externalcontact/get_product_album_list';
		const call = async (body: JsonObject) =>
			await client.json({ method: 'POST', path, query: {}, body }, 'safe');
		const paging = { cursor: 'cursor', next: 'next_cursor', limit: { param: 'limit', max: 100 } };
		const result = { kind: 'records', field: 'product_list' } as const;
		const found: Named[] = [];
		for await (const answer of readPages({ paging, result }, call, Infinity)) {
			for (const { product_id, description, product_sn } of recordsAt(answer, result.field)) {
				const record = named(product_id, description);
				const told = typeof product_sn === 'string' ? product_sn : '';
				if (record) found.push({ ...record, aliases: [told], told });
			}
		}
		return found;
	},
};

/** The tag groups of an answer, each followed by its tags. */
const namesOfTags = (answer: JsonObject): Named[] =>
	recordsAt(answer, 'tag_group').flatMap(namesInGroup);

/**
 * A tag group as WeCom gives it, followed by its tags; without those whose ids cannot be used. Each has its record, that
 * of the group without the tags.
 */
export function namesInGroup({ tag, ...record }: JsonObject): Named[] {
	const group = named(record.group_id, record.group_name);
	if (!group) return [];
	const tags = recordsAt({ tag: tag ?? [] }, 'tag').flatMap((one) => {
		const found = named(one.id, one.name);
		return found ? { ...found, group, record: one } : [];
	});
	return [{ ...group, record }, ...tags];
}

/** A record of an answer; undefined where its id cannot be used. */
export function named(id: Json | undefined, name: Json | undefined): Named | undefined {
	if (typeof id !== 'string' && typeof id !== 'number') return undefined;
	if (id === '' || isOdd(String(id))) return undefined;
	return { id: String(id), name: typeof name === 'string' ? name : '' };
}
