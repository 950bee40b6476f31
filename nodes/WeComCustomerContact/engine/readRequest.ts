import type { JsonObject } from '../../../wecom/types';
import type { AnyOperation, Operation } from '../declaration/operation';
import type { Params } from '../declaration/params';
import type { LabelOf } from '../declaration/rules';
import type { Controls } from './controls';
import type { Form } from './form';
import { InvalidForm } from './invalidForm';
import type { NamedIds } from './names/namedIds';
import { Reader } from './reader';
import { listsOf, splitWanted } from './split';

/**
 * A request as one input item asks for it. Files that are to be uploaded first stand in it as MediaUpload, ids that are
 * to be looked up as NamedIds.
 */
export interface PlannedRequest {
	query: JsonObject;
	body: JsonObject;
	upload: JsonObject;
	headers: JsonObject;
	/** What is not sent. */
	own: JsonObject;
	controls: Controls;
	/** All NamedIds in it. */
	names: readonly NamedIds[];
	/** What rules across parameters say against values of this request, in sentences. */
	faultsOf: (request: RequestValues) => string[];
}

/** The values of a request that rules look at. */
type RequestValues = Pick<PlannedRequest, 'query' | 'body' | 'headers' | 'own'>;

/**
 * Reads the request of an operation out of the form for one input item and checks it against every
 * limit and rule.
 * @throws InvalidForm with all that is wrong at once
 */
export function readRequest(
	operation: AnyOperation,
	form: Form,
	itemIndex: number,
	timezone: string,
): PlannedRequest {
	const { rules = [] } = operation;
	const { query, body, upload, headers, split, result, everyone }: Partial<Operation> = operation;
	const scope = form.scope(itemIndex);
	const reader = new Reader(timezone, result?.kind === 'done' && result.as === 'deleted');
	// They say how a list is sent, and so how long it may be; what is wrong with them is told after the rest.
	const controls = reader.controls(operation, scope);
	const ofControls = reader.faults.retract(0);
	const inParts = splitWanted(split, controls);
	reader.listsInParts = inParts ? listsOf(inParts) : [];
	const own = reader.object(operation.own ?? {}, scope, '');
	const read = (params: Params = {}) =>
		everyone && own[everyone.when] === true ? without(params, everyone.param) : params;
	const planned = {
		query: reader.oneLined(read(query), scope),
		body: reader.object(read(body), scope, ''),
		upload: reader.object(upload ?? {}, scope, ''),
		headers: reader.oneLined(headers ?? {}, scope),
		own,
		controls,
		names: reader.names,
	};
	const labelOf: LabelOf = (path, of) => reader.labels.get(path)?.(of) ?? String(of?.value ?? path);
	const faultsOf: PlannedRequest['faultsOf'] = (values) => {
		const all = { ...values.own, ...values.query, ...values.body, ...values.headers };
		return rules.flatMap((rule) => rule(all, labelOf) ?? []);
	};
	const violations = [...reader.faults.since(0), ...ofControls].map(({ text }) => text);
	if (violations.length === 0) violations.push(...faultsOf(planned));
	if (violations.length > 0) throw new InvalidForm(violations);
	return { ...planned, faultsOf };
}

function without(params: Params, left: string): Params {
	return Object.fromEntries(Object.entries(params).filter(([name]) => name !== left));
}
