import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Param } from '../../nodes/WeComCustomerContact/declaration/params';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { pagingParams } from '../../tools/contract/compareOperation';
import { loadContract, walkParams } from '../../contract/load';
import { declaredParams } from './declared';

const operations = resources.flatMap((resource) => resource.operations);
const endpoints = loadContract().flatMap((resource) => resource.endpoints);

const pinned = readFileSync(join(__dirname, 'narrows.txt'), 'utf8')
	.split('\n')
	.filter((line) => line !== '' && !line.startsWith('#'));

describe('the answers to whether a parameter narrows', () => {
	it('are those of narrows.txt, for every parameter of the contract', () => {
		expect(answers()).toEqual(pinned);
		const parameters = endpoints.flatMap(({ params }) => walkParams(params));
		const lines = answers().filter((line) => line.startsWith('  ') && !line.includes('(header)'));
		expect(lines).toHaveLength(parameters.length);
	});

	it.each(operations.map((one) => [one.id, one] as const))(
		'fit together in %s',
		(id, operation) => {
			const all = declaredParams(operation);
			const isRead = /\.get/.test(id);
			for (const { path, param, siblings } of all) {
				// An object narrows where something in it does, or nobody would look into it when it is empty.
				if ('fields' in param && param.narrows !== undefined) {
					const inner = Object.values(param.fields).some((one) => one.narrows === true);
					if (!hasNeeded(param)) expect([path, param.narrows]).toEqual([path, inner]);
				}
				// Only lists have filters, and all that narrows a list is one.
				if (!('fields' in param) && param.narrows === true) {
					expect([path, param.filter ?? false]).toEqual([path, isRead]);
				}
				// What decides whether a narrowing parameter is sent must not go missing either.
				if (param.narrows !== true) continue;
				for (const [name, values] of Object.entries(param.onlyWhen ?? {})) {
					const decides = siblings[name];
					const isSafe = decides?.required === true || decides?.narrows === true;
					expect([path, name, values.includes(undefined) || isSafe]).toEqual([path, name, true]);
				}
			}
		},
	);

	it('are no for what an update changes, where nothing said is nothing changed', () => {
		const narrowing = operations.flatMap(({ id, fields, query, body, ...rest }) => {
			const names = fields.find(({ name }) => name === 'updateFields')?.options ?? [];
			return declaredParams({ id, fields, query, body, ...rest })
				.filter(({ param }) => param.narrows === true)
				.filter(({ path, param }) => {
					const from = ('from' in param && param.from) || path.split('.').pop();
					return names.some(({ name }) => name === from?.split('.')[0]);
				})
				.map(({ path }) => `${id} ${path}`);
		});
		expect(narrowing).toEqual([]);
	});
});

/** The lines of narrows.txt as the declarations have it. */
function answers(): string[] {
	return endpoints.flatMap((endpoint) => {
		const operation = operations.find(({ id }) => id === endpoint.id);
		if (!operation) throw new Error(`There is no operation ${endpoint.id}`);
		const declared = new Map(declaredParams(operation).map(({ path, param }) => [path, param]));
		const paging = pagingParams(endpoint.pagination);
		const lines = walkParams(endpoint.params).map(({ path }) => {
			const param = declared.get(path);
			const answer = paging.includes(path) ? 'by the node' : answerOf(param, operation, path);
			return `  ${path.padEnd(52)} ${answer}`;
		});
		const headers = (endpoint.headers ?? []).map(({ name }) => {
			return `  ${`${name} (header)`.padEnd(52)} ${answerOf(declared.get(name), operation, name)}`;
		});
		return [endpoint.id, ...lines, ...headers];
	});
}

function answerOf(param: Param | undefined, { id }: Operation, path: string): string {
	if (!param) throw new Error(`${id} does not declare ${path}`);
	if (param.type === 'constant') return 'by the node';
	if (param.type === 'file' || param.required === true) return 'required';
	if (!param.narrows) return 'no';
	return param.filter === true ? 'narrows, * leaves it alone' : 'narrows';
}

/** Whether an entry of the list cannot be without something, so that its own answer is enough. */
function hasNeeded(param: Extract<Param, { fields: unknown }>): boolean {
	return Object.values(param.fields).some(({ required }) => required === true);
}
