import type { IDataObject } from 'n8n-workflow';

import type { ContractEndpoint, ContractParam } from '../../../contract/types';
import type { Json, JsonObject } from '../../../wecom/types';
import { filledFor, run, type Bench } from './bench';
import { minimalRequest } from './minimal';

/** Fields of answers that are left out, and why. What tells where to go on reading is found in the contract. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'interceptRule.get': {
		'rule.extra_rule.semantics_list': 'the page has the list in two places; here it is in both',
	},
	'statistics.getGroupChatByOwner': { total: 'how many items there are' },
};

/** A value of an answer that can be found again in the output. */
interface Mark {
	path: string;
	value: string | number;
}

/** Tests that no field of an answer is lost on its way to the output, whether in its list or beside it. */
export function testKept(bench: Bench): void {
	const { operation, endpoint, server } = bench;
	if (endpoint.response_type === 'binary') return;

	it('keeps every field of the answer, those beside its list included', async () => {
		const { answer, marks } = markedAnswer(endpoint);
		server.answering = () => ({ errcode: 0, errmsg: 'ok', ...answer, ...endOfList(bench, answer) });
		const { json, complaint } = await run(bench, filledFor(bench, minimalRequest(endpoint)));
		expect(complaint).toBe('');
		const next = endpoint.pagination?.next_field ?? '';
		const leftOut = { ...LEFT_OUT[operation.id], [next]: 'where to go on reading' };
		const values = valuesIn(json);
		expect(
			marks
				.filter(({ path, value }) => !(path in leftOut) && !values.has(value))
				.map(({ path }) => path),
		).toEqual([]);
	});
}

/** What says that there are no more pages. */
function endOfList({ operation, endpoint }: Bench, answer: JsonObject): JsonObject {
	const { next_field: next } = endpoint.pagination ?? {};
	if (next === undefined) return {};
	const { total } = operation.paging ?? {};
	return { [next]: total === undefined ? '' : (answer[total] ?? '') };
}

/** An answer with every field of the contract, each text and number with a value of its own. */
function markedAnswer(endpoint: ContractEndpoint): { answer: JsonObject; marks: Mark[] } {
	const marks: Mark[] = [];
	const valueOf = (path: string, { type, children = [] }: ContractParam): Json => {
		const mark = <Value extends string | number>(value: Value): Value => {
			marks.push({ path, value });
			return value;
		};
		switch (type) {
			case 'string':
				return mark(`mark-${marks.length}`);
			case 'integer':
			case 'number':
				return mark(1_000_000 + marks.length);
			case 'boolean':
				return true;
			case 'array<string>':
				return [mark(`mark-${marks.length}`)];
			case 'array<integer>':
				return [mark(1_000_000 + marks.length)];
			case 'array<object>':
				return [objectOf(path, children)];
			default:
				return objectOf(path, children);
		}
	};
	const objectOf = (parent: string, params: readonly ContractParam[]): JsonObject =>
		Object.fromEntries(
			params.map((param) => {
				const path = parent === '' ? param.name : `${parent}.${param.name}`;
				return [param.name, valueOf(path, param)];
			}),
		);
	return { answer: objectOf('', endpoint.response), marks };
}

/** All texts and numbers of the output, wherever they stand. */
function valuesIn(value: unknown, found = new Set<unknown>()): Set<unknown> {
	if (typeof value !== 'object' || value === null) return found.add(value);
	for (const inner of Object.values(value as IDataObject)) valuesIn(inner, found);
	return found;
}
