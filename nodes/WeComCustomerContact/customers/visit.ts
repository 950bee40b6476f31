import { listAt, objectAt } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';
import type { ComposedTask } from '../engine/composedTask';
import { mapConcurrently } from '../engine/concurrently';
import { sendPart } from '../engine/sendPart';
import { splitRequest } from '../engine/split';
import { getBatch } from '../resources/customer/getBatch';
import { customerIn, type CustomerRecord } from './record';

/**
 * Reads all customers of these members and shows each to `visit`, in slices and as the pages come, so that nobody
 * holds them all. Returns the members whose customers WeCom does not give, for want of a licence (doc 92994).
 * @throws WeComError where the customers of one of them cannot be read
 */
export async function visitCustomers(
	userids: readonly string[],
	{ client, concurrency, directory }: Pick<ComposedTask, 'client' | 'concurrency' | 'directory'>,
	visit: (customer: CustomerRecord) => void,
): Promise<string[]> {
	if (userids.length === 0) return [];
	const keep = (record: JsonObject) => {
		visit(customerIn(record));
		return false;
	};
	const sending = { client, concurrency, directory, limit: Infinity, shape: { keep } };
	const parts = splitRequest({ query: {}, body: { userid_list: [...userids] } }, getBatch.split);
	const left = await mapConcurrently(parts, concurrency, async (part) => {
		return await sendPart(getBatch, part, sending);
	});
	return left
		.flat()
		.flatMap((record) =>
			listAt(objectAt(record as JsonObject, 'fail_info'), 'unlicensed_userid_list'),
		)
		.map(String);
}
