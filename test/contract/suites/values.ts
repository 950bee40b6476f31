import { pagingParams } from '../../../tools/contract/compareOperation';
import { requestsOf } from '../../../tools/contract/reach';
import type { JsonObject } from '../../../wecom/types';
import { fillForm, type FilledField } from '../../../support/harness/fillForm';
import {
	answerWithExample,
	filledFor,
	isRefusedByN8n,
	run,
	type Bench,
	type Outcome,
} from './bench';
import { withExpression } from './blank';
import { testControls } from './controls';
import { instancesIn, paramPathOf, pathOf, type Instance } from './instances';
import { minimalRequest } from './minimal';

/** What no text of WeCom's is, as the message shows it. */
const NO_TEXTS: ReadonlyArray<readonly [value: unknown, shown: string]> = [
	[NaN, 'NaN'],
	[Infinity, 'Infinity'],
	[1e21, '1e+21'],
	[Number('9007199254740993'), '9007199254740992'],
	[-0, '-0'],
	[true, 'true'],
	[false, 'false'],
	[{ a: 1 }, '{"a":1}'],
];

/** What JSON could write only as \uXXXX, as the message names it. */
const NO_CHARACTERS: ReadonlyArray<readonly [text: string, shown: string]> = [
	['王\ud83c', 'U+D83C) at position 2'],
	['\udf89王', 'U+DF89) at position 1'],
	['🎉尐\u0007乿', 'U+0007) at position 3'],
	['a\u0000', 'U+0000) at position 2'],
	['ab\u001b', 'U+001B) at position 3'],
];

/** Fields that take one value or a list of them, and not a group of fields. */
const SINGLE: readonly string[] = [
	'string',
	'number',
	'options',
	'multiOptions',
	'resourceLocator',
	'boolean',
	'dateTime',
];

interface Field extends FilledField {
	request: JsonObject;
	instance: Instance;
}

/** Tests what becomes of values that are no value of their parameter, whichever it is. */
export function testValues(bench: Bench): void {
	const { endpoint } = bench;
	const texts = fieldsOf(bench, requestsOf(endpoint)).filter(({ instance }) =>
		['string', 'array<string>'].includes(instance.param.type),
	);
	if (texts.length > 0) {
		it.each(texts.map((field) => [paramPathOf(field.instance), field] as const))(
			'sends neither numbers that are not exact nor odd characters as %s, and says what is wrong',
			async (_path, field) => {
				const isList = field.instance.param.type === 'array<string>';
				for (const [value, shown] of [...NO_TEXTS, ...NO_CHARACTERS]) {
					const outcome = await runWith(bench, field, isList ? [value] : value);
					expectRefused(outcome, field);
					// Of a choice, the message names what there is to choose.
					if (!isRefusedByN8n(outcome)) expect(outcome.complaint).toContain(shown);
				}
			},
		);
	}

	testControls(bench.operation, {
		form: () => filledFor(bench, minimalRequest(endpoint)),
		run: async (filled, value) => {
			answerWithExample(bench);
			return await run(bench, filled, { value: value as string });
		},
	});

	const needed = fieldsOf(bench, [minimalRequest(endpoint)]);
	if (needed.length > 0) {
		it('never says of a field with a wrong value that it is missing', async () => {
			for (const field of needed) {
				const outcome = await runWith(bench, field, { a: 1 });
				expectRefused(outcome, field);
				expect(outcome.complaint).not.toContain('is missing');
			}
		});
	}
}

/** One field for each parameter of the requests that has a field of its own. */
function fieldsOf({ operation, endpoint }: Bench, requests: readonly JsonObject[]): Field[] {
	const paging = pagingParams(endpoint.pagination);
	const found = new Map<string, Field>();
	for (const request of requests) {
		const { fields, problems } = fillForm(operation, request);
		if (problems.size > 0) continue;
		for (const instance of instancesIn(endpoint.params, request)) {
			const field = fields.get(pathOf(instance));
			const path = paramPathOf(instance);
			if (!field || paging.includes(path) || found.has(path)) continue;
			if (SINGLE.includes(field.property.type)) found.set(path, { ...field, request, instance });
		}
	}
	return [...found.values()];
}

async function runWith(bench: Bench, field: Field, value: unknown): Promise<Outcome> {
	answerWithExample(bench);
	const filled = filledFor(bench, field.request);
	const parameters = withExpression(filled, field);
	return await run(bench, { ...filled, parameters }, { value: value as string });
}

function expectRefused(outcome: Outcome, { property }: Field): void {
	expect(outcome.requests).toEqual([]);
	expect(outcome.error).toBeDefined();
	// Without the value that decides which fields there are, n8n asks for all of them.
	if (!isRefusedByN8n(outcome)) expect(outcome.complaint).toContain(property.displayName);
}
