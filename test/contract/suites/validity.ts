import type { ContractParam } from '../../../contract/types';
import { requestsOf } from '../../../tools/contract/reach';
import { compileCondition } from '../../../contract/conditions';
import type { Json, JsonObject } from '../../../wecom/types';
import { answerWithExample, filledFor, run, type Bench } from './bench';
import { withExpression } from './blank';
import { asArrived } from './expected';
import { changed, instancesIn, paramPathOf, valueAtKeys, type Instance } from './instances';

/** A parameter that a request holds, and a value of another one beside which it means nothing. */
interface Conflict {
	title: string;
	request: JsonObject;
	instance: Instance;
	/** Keys of the parameter that decides. */
	decider: readonly string[];
	value: Json;
}

/** Tests that a parameter is not sent where the contract says that it would be ignored or refused. */
export function testValidity(bench: Bench): void {
	const { endpoint } = bench;
	const conflicts = conflictsOf(bench).map((one) => [one.title, one] as const);
	if (conflicts.length === 0) return;

	// An expression in the field that decides, so that n8n shows the other field and hands its value over.
	it.each(conflicts)('never sends %s', async (_title, { request, instance, decider, value }) => {
		answerWithExample(bench);
		const filled = filledFor(bench, request);
		const field = filled.fields.get(decider.join('.'));
		if (!field) throw new Error(`${decider.join('.')} has no field`);
		const parameters = withExpression(filled, field);
		const { requests, error } = await run(
			bench,
			{ ...filled, parameters },
			{ value: value as string },
		);
		const sent = requests.map((one) => asArrived(endpoint, one));
		const values = sent.map(({ query, body }) => {
			return valueAtKeys({ ...query, ...(body as JsonObject) }, instance.keys);
		});
		expect(values).toEqual(error ? [] : [undefined]);
	});
}

function conflictsOf({ endpoint }: Bench): Conflict[] {
	const conflicts = new Map<string, Conflict>();
	for (const request of requestsOf(endpoint)) {
		for (const instance of instancesIn(endpoint.params, request)) {
			const words = instance.param.valid_when ?? '';
			const holds = compileCondition(words, [...instance.siblings], [...endpoint.params]);
			const name = /^(\w+) is \w+$/.exec(words)?.[1];
			const decider = name === undefined ? undefined : keysOf(instance, endpoint.params, name);
			if (!holds || !decider || valueAtKeys(request, decider) === undefined) continue;
			for (const value of otherValues(instance, endpoint.params, decider)) {
				const wrong = changed(request, decider, value);
				const parent = valueAtKeys(wrong, instance.keys.slice(0, -1)) as JsonObject;
				if (holds(wrong, parent)) continue;
				const title = `${paramPathOf(instance)} where ${name} is ${String(value)}`;
				conflicts.set(title, { title, request, instance, decider, value });
			}
		}
	}
	return [...conflicts.values()];
}

/** Where the parameter stands that a condition names: beside the instance, or at the top. */
function keysOf(
	{ siblings, keys }: Instance,
	top: readonly ContractParam[],
	name: string,
): string[] | undefined {
	if (siblings.some((one) => one.name === name)) return [...keys.slice(0, -1), name];
	return top.some((one) => one.name === name) ? [name] : undefined;
}

/** The values that the deciding parameter can have. */
function otherValues(
	{ siblings }: Instance,
	top: readonly ContractParam[],
	decider: readonly string[],
): Json[] {
	const name = decider[decider.length - 1];
	const param = [...siblings, ...top].find((one) => one.name === name);
	if (param?.type === 'boolean') return [true, false];
	return param?.enum?.map(({ value }) => value) ?? [];
}
