import type { WeComClient } from '../../../../wecom/client';
import { RefusedError, UnreadableAnswerError } from '../../../../wecom/errors';
import { isJsonObject, listAt } from '../../../../wecom/json';
import { translate } from '../../../../i18n/translate';
import type { JsonObject } from '../../../../wecom/types';
import { acquisitionLinkList } from '../../lists/sources/acquisitionLinks';
import { contactWayList } from '../../lists/sources/contactWays';
import { groupChatList } from '../../lists/sources/groupChats';
import type { NamelessList } from '../../lists/sources/named';
import { customerStrategyList, momentStrategyList } from '../../lists/sources/strategies';
import { mapConcurrently } from '../concurrently';
import { InvalidValue } from '../convert';
import { readPages } from '../pages';
import type { Named } from './nameIndex';
import { named, type NameSource } from './sources';

/** So many names are asked for, each with a request of its own. */
const MOST_RECORDS = 1_000;
/** How many at once, as far as the limits of the run allow. */
const AT_ONCE = 20;

/** The group chats of one owner, or of all, by their names. */
export const groupChats = namelessSource(groupChatList, (owner) => ({
	owner_filter: { userid_list: [owner] },
}));

/** All contact ways by their remarks and States. */
export const contactWays = namelessSource({
	...contactWayList,
	// doc 92228: without it, WeCom lists those of the last 90 days; it lists none from before 2021-07-10.
	filters: { start_time: 1_625_846_400 },
});

/** The acquisition links of the app by their names. */
export const acquisitionLinks = namelessSource(acquisitionLinkList);

/** The rule groups of Customer Contact by their names. */
export const customerStrategies = namelessSource(customerStrategyList);

/** The rule groups of customer Moments by their names. */
export const momentStrategies = namelessSource(momentStrategyList);

/**
 * A list of WeCom that gives ids alone. Each name takes a request, so that only so many records are looked at.
 * @param filtersOf what the list is filtered by to have the records within another one
 */
function namelessSource(
	list: NamelessList,
	filtersOf?: (within: string) => JsonObject,
): NameSource {
	return {
		name: list.path,
		read: async (client, within) => {
			const filters = within === undefined ? {} : filtersOf?.(within);
			const ids = await idsIn(client, { ...list, filters: { ...list.filters, ...filters } });
			return await mapConcurrently(ids, AT_ONCE, async (id) => await nameOf(client, list, id));
		},
	};
}

async function idsIn(
	client: WeComClient,
	{ path, field, id, filters, largestPage }: NamelessList,
): Promise<Array<string | number>> {
	const call = async (page: JsonObject) =>
		await client.json({ method: 'POST', path, query: {}, body: { ...filters, ...page } }, 'safe');
	const limit = { param: 'limit', max: largestPage };
	const paging = { cursor: 'cursor', next: 'next_cursor', limit };
	const ids = new Set<string | number>();
	for await (const answer of readPages(
		{ paging, result: { kind: 'records', field } },
		call,
		Infinity,
	)) {
		for (const record of listAt(answer, field)) {
			const value = isJsonObject(record) ? record[id] : record;
			// One that cannot be used is left out.
			if (named(value, undefined)) ids.add(value as string | number);
		}
		if (ids.size > MOST_RECORDS) {
			throw new InvalidValue(
				translate(
					'message.tooManyNames',
					'is given by name, but there are more than {most}, and each name takes a request. Use the ID',
					{ most: MOST_RECORDS },
				),
			);
		}
	}
	return [...ids];
}

async function nameOf(
	client: WeComClient,
	{ detailsPath, id: param, namesOf, descriptionOf }: NamelessList,
	id: string | number,
): Promise<Named> {
	const request = { method: 'POST', path: detailsPath, query: {}, body: { [param]: id } } as const;
	const details: JsonObject = await client.json(request, 'safe').catch((error: unknown) => {
		// Deleted meanwhile, say: that says nothing about the others.
		if (error instanceof RefusedError || error instanceof UnreadableAnswerError) return {};
		throw error;
	});
	const texts = namesOf(details).filter((text) => typeof text === 'string');
	const told = descriptionOf?.(details);
	return {
		id: String(id),
		name: texts.find((text) => text !== '') ?? '',
		aliases: texts.slice(1),
		...(typeof told === 'string' ? { told } : {}),
	};
}
