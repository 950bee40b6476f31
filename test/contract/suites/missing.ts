import { pagingParams } from '../../../tools/contract/compareOperation';
import { requestsOf } from '../../../tools/contract/reach';
import type { JsonObject } from '../../../wecom/types';
import { fillForm } from '../../../support/harness/fillForm';
import { answerWithExample, filledFor, isRefusedByN8n, run, type Bench } from './bench';
import { withBlank } from './blank';
import { changed, instancesIn, paramPathOf, pathOf, valueAtKeys, type Instance } from './instances';
import { isNeeded, minimalRequest } from './minimal';

/** Tests that what the contract requires is asked for by the names of the form, before any request. */
export function testMissing(bench: Bench): void {
	const { endpoint } = bench;
	const minimal = minimalRequest(endpoint);
	// What has only one possible value, and objects spread over the form, have no field.
	const { fields } = fillForm(bench.operation, minimal);
	const needed = neededIn(bench, minimal).filter((one) => fields.has(pathOf(one)));

	if (needed.length > 0) {
		it.each(needed.map((one) => [pathOf(one)]))(
			'names %s when it is empty, and sends nothing',
			async (path) => {
				answerWithExample(bench);
				const filled = filledFor(bench, minimal);
				const field = filled.fields.get(path);
				const parameters = withBlank(filled, field ? [field] : []);
				const outcome = await run(bench, { ...filled, parameters });
				// Without the value that decides which fields there are, n8n asks for all of them.
				if (!isRefusedByN8n(outcome)) {
					expect(outcome.complaint).toContain(field?.property.displayName);
				}
				expect(outcome.error).toBeDefined();
				expect(outcome.requests).toEqual([]);
			},
		);
	}

	const always = needed.filter(({ param, keys }) => param.required === true && keys.length === 1);
	if (always.length > 1) {
		it('names all that is missing at once', async () => {
			answerWithExample(bench);
			const filled = filledFor(bench, minimal);
			const blank = always.flatMap((one) => filled.fields.get(pathOf(one)) ?? []);
			const parameters = withBlank(filled, blank);
			const { complaint, requests } = await run(bench, { ...filled, parameters });
			for (const { property } of blank) {
				expect(complaint).toContain(`${property.displayName} is missing`);
			}
			expect(requests).toEqual([]);
		});
	}

	const conditional = conditionallyNeeded(bench);
	if (conditional.length > 0) {
		it.each(conditional)(
			'refuses a request without %s where it is needed',
			async (_path, request) => {
				answerWithExample(bench);
				const filled = fillForm(bench.operation, request);
				const { requests, error } = await run(bench, filled);
				expect(error).toBeDefined();
				expect(requests).toEqual([]);
			},
		);
	}
}

/** The parameters of a request without which the contract would not take it. */
function neededIn({ endpoint }: Bench, request: JsonObject): Instance[] {
	const paging = pagingParams(endpoint.pagination);
	return instancesIn(endpoint.params, request).filter((instance) => {
		const without = changed(request, instance.keys, undefined);
		return (
			!paging.includes(instance.param.name) &&
			isNeeded(endpoint, instance.siblings, instance.param, without, withoutOne(instance))
		);
	});
}

function withoutOne({ parent, param }: Instance): JsonObject {
	const { [param.name]: _one, ...others } = parent;
	return others;
}

/** Requests that lack a parameter that `required_when` asks for, made from the ones that have it. */
function conditionallyNeeded({ endpoint }: Bench): Array<readonly [string, JsonObject]> {
	const cases = new Map<string, JsonObject>();
	for (const request of requestsOf(endpoint)) {
		for (const instance of instancesIn(endpoint.params, request)) {
			const { param, siblings, keys } = instance;
			const words = param.required_when;
			if (words === undefined || cases.has(paramPathOf(instance))) continue;
			// Whatever the condition calls empty goes too, so that it holds.
			const named = siblings.filter(
				({ name }) => name !== param.name && isCalledEmpty(words, name),
			);
			const parent = keys.slice(0, -1);
			const without = [param, ...named].reduce(
				(copy, { name }) => changed(copy, [...parent, name], undefined),
				request,
			);
			const inner = valueAtKeys(without, parent) as JsonObject;
			if (isNeeded(endpoint, siblings, param, without, inner)) {
				cases.set(paramPathOf(instance), without);
			}
		}
	}
	return [...cases];
}

/** "text, image and link are all empty", "pic_url is empty", "group_id is absent" … */
function isCalledEmpty(words: string, name: string): boolean {
	return /empty|absent|not given|left out/.test(words) && new RegExp(`\\b${name}\\b`).test(words);
}
