import { RefusedError } from '../../../../wecom/errors';
import { isJsonObject } from '../../../../wecom/json';
import type { Json, JsonObject } from '../../../../wecom/types';
import { InvalidForm } from '../invalidForm';
import type { PlannedRequest } from '../readRequest';
import type { Directory } from './directory';
import { KINDS } from './kinds';
import { NamedIds } from './namedIds';

/**
 * The request with the ids in place of all names.
 * @throws InvalidForm for a name that stands for nothing or for several and for ids that break a rule, and WeComError
 * where WeCom does not list what there is
 */
export async function withIds(plan: PlannedRequest, directory: Directory): Promise<PlannedRequest> {
	const { query, body, own, names } = plan;
	if (names.length === 0) return plan;
	const ids = new Map<NamedIds, Json>();
	for (const one of names) {
		const { within } = one.given;
		const record: unknown =
			within === undefined ? undefined : { ...query, ...body, ...own }[within];
		const known = (record instanceof NamedIds ? ids.get(record) : record) as Json | undefined;
		ids.set(one, await directory.resolve(one.given, known));
	}
	const filled = (object: JsonObject) => replaced(object, ids);
	const found = { ...plan, query: filled(query), body: filled(body), own: filled(own) };
	// Two names may be of one record, which rules could not know before.
	const faults = plan.faultsOf(found);
	if (faults.length > 0) throw new InvalidForm(faults);
	return found;
}

/**
 * The request with the ids that its names have now, where WeCom has refused one of those that they had before. Undefined
 * where the refusal says nothing of that kind, or they have the same still.
 *
 * @param plan with the names
 * @param sent with the ids that were sent
 * @throws what `withIds` throws
 */
export async function withNewIds(
	plan: PlannedRequest,
	sent: PlannedRequest,
	refusal: unknown,
	directory: Directory,
): Promise<PlannedRequest | undefined> {
	if (!(refusal instanceof RefusedError)) return undefined;
	const { errcode } = refusal;
	const gone = plan.names.filter(({ given }) => KINDS[given.kind].gone.includes(errcode));
	if (gone.length === 0) return undefined;
	for (const { given } of gone) directory.readAgain(given.kind);
	const again = await withIds(plan, directory);
	const isSame =
		JSON.stringify([again.query, again.body]) === JSON.stringify([sent.query, sent.body]);
	return isSame ? undefined : again;
}

function replaced(object: JsonObject, ids: ReadonlyMap<NamedIds, Json>): JsonObject {
	const replace = (value: unknown): unknown => {
		if (value instanceof NamedIds) return ids.get(value);
		if (Array.isArray(value)) return value.map(replace);
		// Not what stands for a file, which is an object of a class too.
		if (!isJsonObject(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
	};
	return replace(object) as JsonObject;
}
