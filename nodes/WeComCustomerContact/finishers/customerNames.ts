import type { INodeExecutionData } from 'n8n-workflow';

import { WeComError } from '../../../wecom/errors';
import { objectAt } from '../../../wecom/json';
import { translate } from '../../../i18n/translate';
import { mapConcurrently } from '../engine/concurrently';
import type { FinishContext, Finisher } from '../engine/finish';
import { withWarning } from './warning';

/** As many as the node's concurrency can be; how many really run at once is decided there. */
const MOST_AT_ONCE = 50;

/**
 * A step that puts the name of each item's customer under `name`, when the switch `customerNames` of the form is
 * on. One that cannot be read is null, and the item says why: what the item reports has been done by then.
 */
export const customerNames: Finisher = async ({ option, call }, items) =>
	option('customerNames') === true ? await withCustomerNames(call, items) : items;

/**
 * The items with the names of their customers, each asked for once (doc 92114).
 * @throws CancelledError where the execution was cancelled
 */
export async function withCustomerNames(
	call: FinishContext['call'],
	items: readonly INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const ids = [...new Set(items.map(({ json }) => json.external_userid))].filter(
		(id): id is string => typeof id === 'string' && id !== '',
	);
	const found = await mapConcurrently(ids, MOST_AT_ONCE, async (id) => {
		return await nameOf(call, id).catch((error: unknown) => {
			if (error instanceof WeComError) return error;
			throw error;
		});
	});
	const names = new Map(ids.map((id, index) => [id, found[index]]));
	return items.map((item) => {
		const { external_userid, ...rest } = item.json;
		const name = names.get(String(external_userid));
		if (name === undefined) return item;
		const known = name instanceof WeComError ? null : name;
		const named = { ...item, json: { external_userid, name: known, ...rest } };
		return name instanceof WeComError ? withWarning(named, name, notRead) : named;
	});
}

async function nameOf(
	call: FinishContext['call'],
	external_userid: string,
): Promise<string | null> {
	const path = '/cgi-bin/externalcontact/get';
	const answer = await call({ method: 'GET', path, query: { external_userid } }, 'safe');
	const { name } = objectAt(answer, 'external_contact');
	return typeof name === 'string' ? name : null;
}

const notRead = (message: string): string =>
	translate('message.nameNotRead', 'Could not read the name of the customer: {message}', {
		message,
	});
