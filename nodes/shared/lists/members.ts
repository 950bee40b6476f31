import type { WeComClient } from '../../../wecom/client';
import { listAt } from '../../../wecom/json';
import { entryOf, type Page, type Source } from './source';

/** There is a client for each list, and a list of customers has many pages. */
const asked = new WeakMap<WeComClient, Promise<Page>>();

/**
 * doc 92571: the members for whom Customer Contact is switched on; WeCom gives their ids alone, all at
 * once. They are asked for once for each list.
 */
export const members: Source = async (client) => {
	const page = asked.get(client) ?? ask(client);
	asked.set(client, page);
	return await page;
};

async function ask(client: WeComClient): Promise<Page> {
	const path = '/cgi-bin/externalcontact/get_follow_user_list';
	const answer = await client.json({ method: 'GET', path, query: {} }, 'safe');
	const ids = listAt(answer, 'follow_user');
	return { entries: ids.flatMap((id) => entryOf({ id }) ?? []) };
}
