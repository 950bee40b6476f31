import type { Paging } from '../../nodes/WeComCustomerContact/declaration/answer';
import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Params } from '../../nodes/WeComCustomerContact/declaration/params';
import { compareParams } from './compareParams';
import { difference, type Finding } from './findings';
import type { ContractEndpoint, ContractPagination, ContractParam } from '../../contract/types';

/** Compares an operation with its endpoint: address, parameters, paging, and where the result is. */
export function compareOperation(operation: Operation, endpoint: ContractEndpoint): Finding[] {
	const { id, method, path, doc } = operation;
	const actual = { method, path, doc };
	const address = (['method', 'path', 'doc'] as const)
		.filter((aspect) => actual[aspect] !== endpoint[aspect])
		.map((aspect) => difference(id, '', aspect, endpoint[aspect], actual[aspect]));
	return [
		...address,
		...comparePlaces(operation, endpoint),
		...comparePaging(operation, endpoint),
		...compareResult(operation, endpoint),
		...compareSubject(operation),
	];
}

function comparePlaces(operation: Operation, endpoint: ContractEndpoint): Finding[] {
	const { query = {}, body = {}, upload = {}, headers = {} } = operation;
	const paged = pagingParams(endpoint.pagination);
	const places: Array<[Params, readonly ContractParam[]]> = [
		[query, paramsIn(endpoint, 'query')],
		[body, paramsIn(endpoint, 'body')],
		[upload, paramsIn(endpoint, 'form')],
		[headers, endpoint.headers ?? []],
	];
	return places.flatMap(([declared, expected]) =>
		compareParams(
			{ operation, endpoint },
			declared,
			expected.filter(({ name }) => !paged.includes(name)),
		),
	);
}

/** The parameters of a place; a nested one is where the one around it is. */
function paramsIn({ params }: ContractEndpoint, place: ContractParam['in']): ContractParam[] {
	return params.filter((param) => param.in === place);
}

/** Parameters that the node sets by itself while it pages. */
export function pagingParams(pagination: ContractPagination | undefined): string[] {
	if (!pagination) return [];
	const { cursor_param, offset_param, page_param, limit_param } = pagination;
	return [cursor_param, offset_param, page_param, limit_param].filter((name) => name !== undefined);
}

function comparePaging({ id, paging, result }: Operation, endpoint: ContractEndpoint): Finding[] {
	const { pagination } = endpoint;
	if (!pagination || !paging) {
		if (!pagination && !paging) return [];
		if (!pagination) return [difference(id, '', 'paging', undefined, paging?.cursor)];
		return pagingParams(pagination).map((path) => {
			const text = 'the operation declares no paging';
			return { kind: 'missing', id, path, aspect: 'missing', text };
		});
	}
	const { cursor_param, offset_param, limit_param, limit_max } = pagination;
	const cursor = cursor_param ?? offset_param;
	const items = paging.join ?? ('field' in result ? result.field : undefined);
	const compared: Array<[path: string, aspect: string, contract: unknown, node: unknown]> = [
		[cursor ?? '', 'cursor_param', cursor, paging.cursor],
		[cursor ?? '', 'next_field', pagination.next_field, paging.next],
		[cursor ?? '', 'items_field', pagination.items_field, items],
		[limit_param ?? '', 'limit_param', limit_param, paging.limit?.param],
		[limit_param ?? '', 'limit_max', limit_max, paging.limit?.max],
		...endOf(paging, pagination).map(([aspect, contract, node]) => {
			return [cursor ?? '', aspect, contract, node] as [string, string, unknown, unknown];
		}),
	];
	return compared
		.filter(([, , contract, node]) => contract !== node)
		.map(([path, aspect, contract, node]) => difference(id, path, aspect, contract, node));
}

/** How a list ends where an empty cursor is not the only sign of it. */
function endOf(
	{ total, last }: Paging,
	{ ends_when: words }: ContractPagination,
): Array<[string, unknown, unknown]> {
	return [
		['total', /^\w+ equals (\w+)$/.exec(words)?.[1], total],
		['last', /^(\w+) is true/.exec(words)?.[1], last],
	];
}

/** What an item repeats of the request is in the request. */
function compareSubject({ id, query, body, result }: Operation): Finding[] {
	const sent = { ...query, ...body };
	const about = 'about' in result ? (result.about ?? []) : [];
	const unknown = about.filter((name) => !(name in sent));
	return unknown.map((name) => difference(id, name, 'result', undefined, name));
}

/** The fields of the answer that the result names are in the contract, and are lists where they have to be. */
function compareResult({ id, result, paging }: Operation, endpoint: ContractEndpoint): Finding[] {
	const { response } = endpoint;
	const typeOf = (name: string) => response.find((field) => field.name === name)?.type;
	const expect = (name: string, types: readonly string[]): Finding[] => {
		const type = typeOf(name);
		const fits = type !== undefined && types.includes(type);
		return fits ? [] : [difference(id, name, 'result', type, types.join(' or '))];
	};
	switch (result.kind) {
		case 'records':
			return [
				...expect(result.field, ['array<object>']),
				...(result.also ?? []).flatMap((name) =>
					typeOf(name) === undefined ? [difference(id, name, 'result', undefined, name)] : [],
				),
			];
		case 'values':
			return expect(result.field, ['array<string>', 'array<integer>', 'array<object>']);
		case 'record':
			if (paging?.join !== undefined) return expect(paging.join, ['array<object>']);
			return result.field === undefined ? [] : expect(result.field, ['object']);
		case 'done':
			return [];
		case 'binary':
			return endpoint.response_type === 'binary'
				? []
				: [difference(id, '', 'result', endpoint.response_type ?? 'json', 'binary')];
	}
}
