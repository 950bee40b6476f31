import type { INodeProperties } from 'n8n-workflow';

import type { Param, Params } from '../../nodes/WeComCustomerContact/declaration/params';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { visitFields } from '../../nodes/shared/visitFields';

/** The fields whose parameters take names. */
function namedParams(params: Params): string[] {
	return Object.entries(params).flatMap(([name, param]: [string, Param]) => {
		if ('fields' in param) return namedParams(param.fields);
		return 'names' in param && param.names !== undefined ? [param.from ?? name] : [];
	});
}

/** The fields that say that they take names. */
function namedFields(fields: readonly INodeProperties[]): string[] {
	const found = new Set<string>();
	visitFields(fields, {
		field: ({ name, modes, description = '' }) => {
			const isNamed = modes?.some((mode) => mode.name === 'name') ?? false;
			if (isNamed || description.includes('names or IDs using')) found.add(name);
		},
	});
	return [...found];
}

const operations = resources.flatMap((resource) => resource.operations);

describe('a field takes names where its form says so, and nowhere else', () => {
	it.each(operations.map((one) => [one.id, one] as const))('%s', (_id, one) => {
		const { own = {} } = one;
		const sent = 'path' in one ? { ...one.query, ...one.body } : {};
		const named = new Set([...namedParams(own), ...namedParams(sent)]);
		expect(namedFields(one.fields).sort()).toEqual([...named].sort());
	});
});
