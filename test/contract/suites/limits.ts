import { pagingParams } from '../../../tools/contract/compareOperation';
import { walkParams } from '../../../contract/load';
import type { ContractParam } from '../../../contract/types';
import { requestsOf } from '../../../tools/contract/reach';
import type { Json, JsonObject } from '../../../wecom/types';
import { fillForm, type FilledField } from '../../../support/harness/fillForm';
import {
	answerWithExample,
	filledFor,
	isRefusedByN8n,
	run,
	type Bench,
	type Outcome,
} from './bench';
import { formValueOf, withExpression } from './blank';
import { boundariesOf, type Boundary } from './boundaries';
import { asArrived, onTheWire } from './expected';
import { changed, instancesIn, paramPathOf, pathOf, valueAtKeys, type Instance } from './instances';

/** A request that WeCom takes, with a parameter that it holds. */
export interface Base {
	request: JsonObject;
	instance: Instance;
}

/** Values that the contract lists and its own rules forbid. */
const NEVER_TAKEN: Readonly<Record<string, ReadonlyArray<string | number>>> = {
	// doc 95098: neither Moments nor product albums take ordinary files at present.
	'media.uploadAttachment media_type': ['file'],
};

/** Tests that every limit and every list of values of the contract is kept, to the last byte. */
export function testLimits(bench: Bench): void {
	const { endpoint, operation } = bench;
	const paging = pagingParams(endpoint.pagination);
	const params = walkParams(endpoint.params).filter(({ path }) => !paging.includes(path));

	for (const { path, param } of params) {
		const [first] = basesFor(bench, path);
		if (!first) continue;
		for (const boundary of boundariesOf(param, first.instance.value)) {
			const { name, limit, given } = boundary;
			it(`takes ${path} up to ${name} ${limit}`, async () => {
				await expectTaken(bench, path, boundary.at);
			});
			const { split } = operation;
			if (split?.param === path && split.unless === undefined && name === 'maxItems') {
				it(`sends ${path} with ${given} entries in two parts`, async () => {
					await expectTaken(bench, path, boundary.beyond, 2);
				});
			} else {
				it(`refuses ${path} with ${given} where ${name} is ${limit}`, async () => {
					await expectRefused(bench, first, boundary);
				});
			}
		}
		if (param.enum && fieldOf(bench, first)) testValues(bench, path, param, first);
	}
}

function testValues(bench: Bench, path: string, param: ContractParam, base: Base): void {
	const never = NEVER_TAKEN[`${bench.endpoint.id} ${path}`] ?? [];
	const values = (param.enum ?? []).map(({ value }) => value).filter((one) => !never.includes(one));
	const isList = Array.isArray(base.instance.value);
	it(`takes each value of ${path}`, async () => {
		for (const value of values) {
			// The requests themselves are sent by other tests.
			if (!isInExamples(bench, path, value))
				await expectTaken(bench, path, isList ? [value] : value);
		}
	});
	it(`refuses another value of ${path}`, async () => {
		const other = typeof values[0] === 'number' ? Math.max(...values.map(Number)) + 1 : 'another';
		const outcome = await runWithGiven(bench, base, isList ? [other] : other);
		expect(outcome.requests).toEqual([]);
		// Without the value that decides which fields there are, n8n asks for all of them.
		if (isRefusedByN8n(outcome)) return;
		expect(outcome.complaint).toContain(fieldOf(bench, base)?.property.displayName);
		expect(outcome.complaint).toContain(String(other));
	});
}

/** The requests that hold a parameter and that the form can express. */
export function basesFor({ operation, endpoint }: Bench, path: string): Base[] {
	return requestsOf(endpoint)
		.filter((request) => fillForm(operation, request).problems.size === 0)
		.flatMap((request) => {
			const instance = instancesIn(endpoint.params, request).find(
				(one) => paramPathOf(one) === path,
			);
			return instance ? [{ request, instance }] : [];
		});
}

/** Some request that holds the value is taken, and it arrives as it was given. */
async function expectTaken(bench: Bench, path: string, value: Json, parts = 1): Promise<void> {
	const { operation, endpoint } = bench;
	const complaints: string[] = [];
	for (const { request, instance } of basesFor(bench, path)) {
		const wanted = changed(request, instance.keys, value);
		const filled = fillForm(operation, wanted);
		answerWithExample(bench);
		if (filled.problems.size > 0) {
			complaints.push([...filled.problems.values()].join('. '));
			continue;
		}
		const { complaint, requests } = await run(bench, filled);
		if (complaint === '') {
			expect(requests).toHaveLength(parts);
			if (parts > 1) {
				const lists = requests
					.map((one) => asArrived(endpoint, one))
					.map(({ query, body }) => {
						return valueAtKeys({ ...query, ...(body as JsonObject) }, instance.keys);
					});
				expect(lists.flat()).toEqual(value);
				return;
			}
			const arrived = requests.map((one) => withoutPaging(bench, asArrived(endpoint, one)));
			expect(arrived).toEqual([withoutPaging(bench, onTheWire(endpoint, wanted))]);
			return;
		}
		complaints.push(complaint);
	}
	throw new Error(`${path} was not taken: ${complaints.join('\n')}`);
}

async function expectRefused(bench: Bench, base: Base, boundary: Boundary): Promise<void> {
	const { limit, given, name, beyond } = boundary;
	const outcome = await runWith(bench, base, beyond);
	const field = fieldOf(bench, base);
	expect(outcome.complaint).toContain(field?.property.displayName);
	// A required list without entries is missing, which says as much as that it takes at least one.
	const isMissing = name === 'minItems' && given === 0;
	if (!isMissing) {
		expect(outcome.complaint).toMatch(new RegExp(` ${limit}\\b`));
		expect(outcome.complaint).toContain(`(got ${given})`);
		expect(outcome.complaint).not.toContain('is missing');
	}
	expect(outcome.requests).toEqual([]);
}

/** Runs the base request with another value of a parameter, as the form would hold it. */
async function runWith(bench: Bench, base: Base, value: Json): Promise<Outcome> {
	const { request, instance } = base;
	const wanted = fillForm(bench.operation, changed(request, instance.keys, value));
	const field = fieldOf(bench, base);
	// n8n looks at values that stand in the form, but not at entries of a group.
	if (!field || field.property.type === 'fixedCollection') {
		answerWithExample(bench);
		return await run(bench, wanted);
	}
	return await runWithGiven(bench, base, formValueOf(wanted.parameters, field));
}

/** Runs the base request with a field that takes its value from the input item. */
async function runWithGiven(bench: Bench, base: Base, value: unknown): Promise<Outcome> {
	answerWithExample(bench);
	const filled = filledFor(bench, base.request);
	const field = fieldOf(bench, base);
	const parameters = field ? withExpression(filled, field) : filled.parameters;
	return await run(bench, { ...filled, parameters }, { value: value as string });
}

function isInExamples({ endpoint }: Bench, path: string, value: Json): boolean {
	return requestsOf(endpoint)
		.flatMap((request) => instancesIn(endpoint.params, request))
		.some((one) => paramPathOf(one) === path && [one.value].flat().includes(value));
}

function fieldOf({ operation }: Bench, { request, instance }: Base): FilledField | undefined {
	return fillForm(operation, request).fields.get(pathOf(instance));
}

function withoutPaging(
	{ endpoint }: Bench,
	{ query, body, ...rest }: ReturnType<typeof onTheWire>,
): unknown {
	const paging = pagingParams(endpoint.pagination);
	const strip = (values: unknown) =>
		Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => !paging.includes(name)));
	return { ...rest, query: strip(query), body: strip(body) };
}
