import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Param } from '../../nodes/WeComCustomerContact/declaration/params';
import {
	endpointOperations,
	isComposed,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { narrowingAnswers, NARROWS_FILE } from '../../tools/forms/narrows';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { loadContract, loadMemberMessage, walkParams } from '../../contract/load';
import { declaredParams, ownParams } from '../../tools/forms/declared';

const every = [...resources, ...memberMessageResources];
const operations = endpointOperations(every);
const all = every.flatMap((resource) => resource.operations);
const endpoints = [...loadContract(), ...loadMemberMessage()].flatMap((one) => one.endpoints);

const pinned = readFileSync(join(__dirname, '..', '..', NARROWS_FILE), 'utf8')
	.split('\n')
	.filter((line) => line !== '' && !line.startsWith('#'));

describe('the answers to whether a parameter narrows', () => {
	it('are those of narrows.txt, for every parameter of the contract; `npm run generate` adds what is new', () => {
		expect(narrowingAnswers()).toEqual(pinned);
		const parameters = endpoints.flatMap(({ params }) => walkParams(params));
		const first = narrowingAnswers().findIndex((line) => line.endsWith(', not sent'));
		const ofContract = first === -1 ? narrowingAnswers() : narrowingAnswers().slice(0, first);
		const lines = ofContract.filter((line) => line.startsWith('  ') && !line.includes('(header)'));
		expect(lines).toHaveLength(parameters.length);
	});

	it.each(all.map((one) => [one.id, one] as const))('fit together in %s', (id, operation) => {
		const sent = isComposed(operation) ? [] : declaredParams(operation);
		const isRead = /\.get/.test(id);
		for (const { path, param, siblings } of [...sent, ...ownParams(operation)]) {
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
	});

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

/** Whether an entry of the list cannot be without something, so that its own answer is enough. */
function hasNeeded(param: Extract<Param, { fields: unknown }>): boolean {
	return Object.values(param.fields).some(({ required }) => required === true);
}
