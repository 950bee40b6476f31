import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readContractFile } from '../../contract/load';
import {
	CONTRACT_DIR,
	loadContract,
	loadEvents,
	loadMemberMessage,
	resourceFiles,
	walkParams,
} from '../../contract/load';
import type { ContractEndpoint, ContractParam, ContractType } from '../../contract/types';
import { faultsOf } from './obeys';

// The form that contract/README.md states, and the keys that media.yaml needs for files.
const ENDPOINT_KEYS = {
	required: ['id', 'method', 'path', 'doc', 'title', 'summary', 'permission', 'example'],
	optional: [
		...['params', 'rules', 'pagination', 'response', 'errors', 'limits_and_quotas', 'notes'],
		...['file_limits', 'headers', 'response_type', 'response_headers'],
	],
};
const PARAM_KEYS = {
	required: ['name', 'type', 'required', 'desc'],
	optional: [...['in', 'required_when', 'valid_when', 'enum', 'default', 'limits', 'children']],
};
const FIELD_KEYS = {
	required: ['name', 'type', 'desc'],
	optional: ['valid_when', 'enum', 'limits', 'default', 'children'],
};
const PAGINATION_KEYS = {
	required: ['next_field', 'items_field', 'ends_when'],
	optional: [
		...['cursor_param', 'offset_param', 'page_param'],
		...['limit_param', 'limit_default', 'limit_max'],
	],
};
const TYPES: readonly ContractType[] = [
	...(['string', 'integer', 'number', 'boolean', 'object', 'file'] as const),
	...(['array<string>', 'array<integer>', 'array<object>'] as const),
];
const LIMITS = ['min', 'max', 'minItems', 'maxItems', 'maxChars', 'maxBytes'];
const PLACES = ['body', 'query', 'form'];

const contract = loadContract();
const endpoints = contract.flatMap((resource) => resource.endpoints);

describe('the contract as a whole', () => {
	const readme = readFileSync(join(CONTRACT_DIR, 'README.md'), 'utf8');
	const parameters = endpoints.flatMap(({ params }) => walkParams(params));
	const { events, app } = loadEvents();

	it('has as many endpoints, resources, parameters and events as its README says', () => {
		const sentence = `${endpoints.length} endpoints in ${contract.length} resources`;
		expect(readme).toContain(sentence);
		expect(readme).toContain(`${parameters.length} request parameters`);
		expect(readme).toContain(`${events.length} events`);
	});

	it('has as many other callbacks of an app as its README says, and says where they are from', () => {
		const fromSdks = app.filter(({ from }) => from === 'sdks');
		expect(readme).toContain(`${app.length} callbacks, ${fromSdks.length} of them from SDKs`);
		expect(app.filter(({ from }) => from !== 'sdks' && from !== 'page')).toEqual([]);
	});

	it('has as many endpoints for messages to members as its README says', () => {
		const ofMembers = loadMemberMessage().flatMap((resource) => resource.endpoints);
		const count = ofMembers.flatMap(({ params }) => walkParams(params)).length;
		expect(readme).toContain(`${ofMembers.length} endpoints with ${count} parameters`);
	});

	it('has as many error codes as its README says, each once', () => {
		const { codes } = readContractFile('errorCodes.yaml') as { codes: Array<{ code: number }> };
		expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
		expect(readme).toContain(`${codes.length} codes`);
	});

	it('has one file for each resource', () => {
		expect(contract.map(({ resource }) => `${resource}.yaml`)).toEqual(resourceFiles());
	});

	it('gives every endpoint an id and an address of its own', () => {
		const ids = endpoints.map(({ id }) => id);
		const addresses = endpoints.map(({ method, path }) => `${method} ${path}`);
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(addresses).size).toBe(addresses.length);
	});
});

describe.each(contract.map((one) => [one.resource, one] as const))('%s', (name, resource) => {
	it('has a name in both languages', () => {
		expect(resource.title).toEqual({ en: expect.any(String), zh: expect.any(String) });
	});

	describe.each(resource.endpoints.map((one) => [one.id, one] as const))('%s', (id, endpoint) => {
		it('has the keys of an endpoint', () => {
			// The resource is the file's; the loader says it for each endpoint.
			const { resource: _resource, ...written } = endpoint;
			expect(faultsOfKeys(written, ENDPOINT_KEYS, ['params', 'rules', 'response'])).toEqual([]);
			expect(id).toMatch(new RegExp(`^${name}\\.[a-z][A-Za-z]+$`));
			expect(['GET', 'POST']).toContain(endpoint.method);
			expect(endpoint.path).toMatch(/^\/cgi-bin\/[a-z_/]+\d?$/);
			expect(endpoint.doc).toEqual(expect.any(Number));
		});

		it('has parameters of the stated form, each with its place', () => {
			expect(endpoint.params.filter(({ in: place }) => !PLACES.includes(place ?? ''))).toEqual([]);
			expect(walkParams(endpoint.params).flatMap(faultsOfParam)).toEqual([]);
			expect(endpoint.method === 'GET' && endpoint.params.some((one) => one.in !== 'query')).toBe(
				false,
			);
		});

		it('has fields of the answer of the stated form', () => {
			const fields = walkParams(endpoint.response);
			expect(fields.flatMap(({ path, param }) => faultsOfField(path, param))).toEqual([]);
			expect(fields.filter(({ path }) => ['errcode', 'errmsg'].includes(path))).toEqual([]);
		});

		it('pages by parameters and fields that it has', () => {
			expect(faultsOfPagination(endpoint)).toEqual([]);
		});

		it('has examples that obey it', () => {
			const { request, response } = endpoint.example;
			expect(faultsOf(request, endpoint.params)).toEqual([]);
			const { errcode, errmsg, ...answer } = response;
			if (endpoint.response_type === 'binary') {
				expect(Object.keys(response)).toEqual(['status', 'headers', 'body']);
				return;
			}
			// The uploads answer with an empty errmsg.
			expect([errcode, errmsg]).toEqual([0, name === 'media' && errmsg === '' ? '' : 'ok']);
			expect(faultsOf(answer, endpoint.response)).toEqual([]);
		});
	});
});

function faultsOfKeys(
	object: object,
	{ required, optional }: { required: readonly string[]; optional: readonly string[] },
	filledIn: readonly string[] = [],
): string[] {
	const keys = Object.keys(object);
	const known = [...required, ...optional, ...filledIn];
	return [
		...required.filter((key) => !keys.includes(key)).map((key) => `${key} is missing`),
		...keys.filter((key) => !known.includes(key)).map((key) => `${key} is no key of the form`),
	];
}

function faultsOfParam({ path, param, siblings }: ReturnType<typeof walkParams>[number]): string[] {
	const { required, required_when: when } = param;
	return [
		...faultsOfKeys(param, PARAM_KEYS).map((fault) => `${path}: ${fault}`),
		...faultsOfValues(path, param),
		...(typeof required === 'boolean' ? [] : [`${path}: required is neither true nor false`]),
		...(required && when !== undefined ? [`${path}: required, and required_when too`] : []),
		...(siblings.filter(({ name }) => name === param.name).length > 1 ? [`${path}: twice`] : []),
	];
}

function faultsOfField(path: string, field: ContractParam): string[] {
	return [
		...faultsOfKeys(field, FIELD_KEYS).map((fault) => `${path}: ${fault}`),
		...faultsOfValues(path, field),
	];
}

function faultsOfValues(path: string, param: ContractParam): string[] {
	const { type, enum: values = [], limits = {}, children } = param;
	const { format, ...numbers } = limits;
	const holds = type === 'object' || type === 'array<object>';
	const checks: Array<[boolean, string]> = [
		[!TYPES.includes(type), 'has another type'],
		[holds && children?.length === 0, 'has an empty list of children'],
		[!holds && children !== undefined, 'has children'],
		[format !== undefined && typeof format !== 'string', 'has a format that is no text'],
		[Object.keys(numbers).some((name) => !LIMITS.includes(name)), 'has another limit'],
		[
			Object.values(numbers).some((limit) => !Number.isInteger(limit)),
			'has a limit that is no number',
		],
		[
			values.some(({ value, en, zh }) => {
				const expected = /integer/.test(type) ? 'number' : 'string';
				return typeof value !== expected || typeof en !== 'string' || typeof zh !== 'string';
			}),
			'has a value of another form',
		],
	];
	return checks.filter(([isFault]) => isFault).map(([, text]) => `${path} ${text}`);
}

function faultsOfPagination({ params, response, pagination }: ContractEndpoint): string[] {
	if (!pagination) return [];
	const { cursor_param, offset_param, page_param, limit_param } = pagination;
	const starts = [cursor_param, offset_param, page_param].filter((name) => name !== undefined);
	const named = [...starts, limit_param].filter((name) => name !== undefined);
	const typeOf = (name: string) => response.find((field) => field.name === name)?.type ?? '';
	return [
		...faultsOfKeys(pagination, PAGINATION_KEYS),
		...(starts.length === 1 ? [] : ['not exactly one parameter says where to go on']),
		...named.filter((name) => !params.some((param) => param.name === name)),
		...(typeOf(pagination.items_field).startsWith('array<') ? [] : ['the items are no list']),
		...(typeOf(pagination.next_field) === '' ? ['the next cursor is not in the answer'] : []),
	];
}
