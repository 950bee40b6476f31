import { textIn } from '../../../wecom/json';
import { isOdd } from '../../../wecom/oddIds';
import type { JsonObject } from '../../../wecom/types';
import { hasUnreadable, textsAt, type CustomerRecord } from './record';
import { SOURCE_FIELD } from './sources';

/** Whether a customer passes. */
export type CustomerFilter = (customer: CustomerRecord) => boolean;

type Condition = (customer: CustomerRecord) => boolean;

/**
 * The filter that a form asks for; undefined where it asks for none. What a record does not say, or says so that it
 * cannot be read, meets no condition: not even that of a tag being absent.
 *
 * @param values what was read by `customerFilterParams`, tags as ids
 */
export function customerFilter(values: JsonObject): CustomerFilter | undefined {
	const conditions = [...ofTime(values), ...ofTags(values), ...ofTexts(values)];
	if (conditions.length === 0) return undefined;
	return (customer) => conditions.every((meets) => meets(customer));
}

/** From when on and until when a customer was added, by any of these. */
const FROM = ['added_after', 'added_from_day', 'added_since'] as const;
const UNTIL = ['added_before', 'added_until_day'] as const;

function ofTime(values: JsonObject): Condition[] {
	const timesIn = (names: readonly string[]) =>
		names.map((name) => values[name]).filter((time) => typeof time === 'number');
	const whenAdded = ({ follow }: CustomerRecord) => Number(follow.createtime ?? Number.NaN);
	return [
		...timesIn(FROM).map(
			(time): Condition =>
				(one) =>
					whenAdded(one) >= time,
		),
		...timesIn(UNTIL).map(
			(time): Condition =>
				(one) =>
					whenAdded(one) < time,
		),
	];
}

function ofTags(values: JsonObject): Condition[] {
	const [all, any, none] = [
		textsAt(values, 'tags_all'),
		textsAt(values, 'tags_any'),
		new Set(textsAt(values, 'tags_none')),
	];
	const conditions: Condition[] = [];
	if (all.length > 0) conditions.push((one) => has(one, (tags) => all.every((id) => tags.has(id))));
	if (any.length > 0) conditions.push((one) => has(one, (tags) => any.some((id) => tags.has(id))));
	if (none.size > 0) {
		conditions.push(({ follow }) => {
			if (hasUnreadable(follow, 'tag_id')) return false;
			return textsAt(follow, 'tag_id').every((id) => !none.has(id) && !isOdd(id));
		});
	}
	return conditions;
}

const has = ({ follow }: CustomerRecord, check: (tags: ReadonlySet<string>) => boolean): boolean =>
	check(new Set(textsAt(follow, 'tag_id')));

function ofTexts(values: JsonObject): Condition[] {
	const conditions: Condition[] = [];
	const text = textIn(values.text_contains).toLowerCase();
	if (text !== '') {
		conditions.push(({ contact, follow }) =>
			[contact.name, follow.remark, ...textsAt(follow, 'remark_mobiles')].some((one) =>
				textIn(one).toLowerCase().includes(text),
			),
		);
	}
	const sources = values[SOURCE_FIELD];
	if (Array.isArray(sources) && sources.length > 0) {
		const wanted = new Set(sources);
		conditions.push(({ follow }) => follow.add_way !== undefined && wanted.has(follow.add_way));
	}
	const [states, unionids] = [
		new Set(textsAt(values, 'states')),
		new Set(textsAt(values, 'unionids')),
	];
	if (states.size > 0) conditions.push(({ follow }) => states.has(textIn(follow.state)));
	if (unionids.size > 0) conditions.push(({ contact }) => unionids.has(textIn(contact.unionid)));
	return conditions;
}
