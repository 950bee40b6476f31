import { RefusedError } from '../../../../wecom/errors';
import { isJsonObject } from '../../../../wecom/json';
import type { Json, JsonObject } from '../../../../wecom/types';
import { toText } from '../convert';
import { InvalidForm, underLabel } from '../invalidForm';
import type { PlannedRequest } from '../readRequest';
import type { Directory } from './directory';
import { KINDS } from './kinds';
import { idsOrNewTags } from './missingTags';
import { NamedIds, type GivenNames } from './namedIds';

/**
 * The request with the ids in place of all names.
 * @throws InvalidForm for a name that stands for nothing or for several and for ids that break a rule, and WeComError
 * where WeCom does not list what there is
 */
export async function withIds(plan: PlannedRequest, directory: Directory): Promise<PlannedRequest> {
	const { query, body, own, names } = plan;
	if (names.length === 0) return plan;
	const ids = new Map<NamedIds, Json>();
	// What others are within stands before them in the request.
	const valueOf = (name: string | undefined): Json | undefined => {
		const value: unknown = name === undefined ? undefined : { ...query, ...body, ...own }[name];
		return (value instanceof NamedIds ? ids.get(value) : value) as Json | undefined;
	};
	// Nothing is created while another name is wrong.
	const creates = ({ given }: NamedIds) => given.createIn !== undefined;
	for (const one of [...names.filter((name) => !creates(name)), ...names.filter(creates)]) {
		const { within, createIn } = one.given;
		ids.set(one, await idsFor(one.given, directory, valueOf(within), valueOf(createIn)));
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

/** What a parameter holds for the names that were given for it. */
async function idsFor(
	{ kind, value, isOne, label, toParam }: GivenNames,
	directory: Directory,
	within: Json | undefined,
	createIn: Json | undefined,
): Promise<Json> {
	return await underLabel(label, async () => {
		if (typeof createIn === 'string') {
			return toParam(await idsOrNewTags(directory, value, createIn)) as Json;
		}
		const ids = isOne
			? [await directory.idOf(kind, toText(value, {}), label, within)]
			: await directory.idsOf(kind, value, label, within);
		return toParam(ids) as Json;
	});
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
