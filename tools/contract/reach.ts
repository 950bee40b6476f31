import { isDeepStrictEqual } from 'node:util';
import type { INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import { pathIn } from '../../nodes/shared/visitFields';
import { furtherRequests } from '../../support/contract/furtherRequests';
import { fillForm, type FilledForm } from '../../support/harness/fillForm';
import { readBack } from '../../support/harness/readBack';
import type { JsonObject } from '../../wecom/types';
import { declaredParams } from '../forms/declared';
import { pagingParams } from './compareOperation';
import { difference, type Finding } from './findings';
import { walkParams, type PlacedParam } from '../../contract/load';
import type { ContractEndpoint } from '../../contract/types';

/** Requests that between them hold every parameter of the endpoint: its example and further ones. */
export function requestsOf({ id, example }: ContractEndpoint): JsonObject[] {
	return [example.request, ...(furtherRequests[id] ?? [])];
}

/**
 * The parameters that cannot be reached from the operation's form. A parameter is reachable when some
 * request that holds it can be filled into visible fields and comes out of them unchanged, or when the
 * node sets it while it pages.
 */
export function findUnreachable(operation: Operation, endpoint: ContractEndpoint): Finding[] {
	const { id, paging } = operation;
	const reasons = new Map<string, string>();
	const byTheNode = declaredParams(operation).filter(({ param }) => param.type === 'agentId');
	const reached = new Set([
		...(paging ? pagingParams(endpoint.pagination) : []),
		...byTheNode.map(({ path }) => path),
	]);
	const findings: Finding[] = [];
	const params = walkParams([...endpoint.params, ...(endpoint.headers ?? [])]);
	for (const example of requestsOf(endpoint)) {
		const request = withLists(operation, example);
		const filled = fillForm(operation, request);
		for (const [path, reason] of filled.problems) reasons.set(withoutIndexes(path), reason);
		const outcome = readBack(operation, filled.parameters);
		if ('refused' in outcome) {
			for (const { path } of params) reasons.set(path, outcome.refused.join('. '));
			continue;
		}
		for (const [path, value] of leavesOf(request)) {
			const read = leavesOf(outcome.request).find(([other]) => other === path)?.[1];
			if (isDeepStrictEqual(read, value) || isFile(value)) addPath(reached, path);
			else if (!reasons.has(path)) reasons.set(path, `comes out as ${JSON.stringify(read)}`);
		}
		findings.push(...compareChoices(id, params, filled));
	}
	const unreachable = params
		.filter(({ path }) => !reached.has(path))
		.map(({ path }): Finding => {
			const reason = reasonFor(reasons, path) ?? 'no request of the tests holds it';
			const text = `cannot be reached from the form: ${reason}`;
			return { kind: 'missing', id, path, aspect: 'reach', text };
		});
	return [...unreachable, ...distinct(findings)];
}

/** The request with a list where the form takes several ids and each call one of them. */
export function withLists({ split }: Operation, request: JsonObject): JsonObject {
	const value = split?.single ? request[split.param] : undefined;
	return split && value !== undefined ? { ...request, [split.param]: [value] } : request;
}

/** The values that a dropdown offers are those of the contract, no more and no fewer. */
function compareChoices(id: string, params: readonly PlacedParam[], filled: FilledForm): Finding[] {
	return params.flatMap(({ path, param }) => {
		const fields = [...filled.fields].filter(([place]) => withoutIndexes(place) === path);
		return fields.flatMap(([, { property }]) => {
			const hasChoices = property.type === 'options' || property.type === 'multiOptions';
			if (!param.enum || !hasChoices || property.typeOptions?.loadOptionsMethod) return [];
			const offered = (property.options as INodePropertyOptions[]).map(({ value }) => value);
			const known = param.enum.map(({ value }) => value);
			const same = isDeepStrictEqual(new Set(offered), new Set(known));
			return same ? [] : [difference(id, path, 'choices', known, offered)];
		});
	});
}

/** The values of a request with their dotted paths, entries of lists of objects side by side. */
function leavesOf(value: unknown, path = ''): Array<[path: string, value: unknown]> {
	if (Array.isArray(value) && value.some((entry) => typeof entry === 'object')) {
		return value.flatMap((entry) => leavesOf(entry, path));
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value) || isFile(value)) {
		return [[path, value]];
	}
	return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, pathIn(path, name)));
}

/** A file as the examples describe it. */
function isFile(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'filelength' in value;
}

/** The path and those of the objects around it. */
function addPath(paths: Set<string>, path: string): void {
	const names = path.split('.');
	names.forEach((_, index) => paths.add(names.slice(0, index + 1).join('.')));
}

function withoutIndexes(path: string): string {
	return path.replace(/\.\d+(?=\.|$)/g, '');
}

/** The reason given for the path itself or for something around or in it. */
function reasonFor(reasons: ReadonlyMap<string, string>, path: string): string | undefined {
	const [reason] = [...reasons]
		.filter(
			([other]) => other === path || path.startsWith(`${other}.`) || other.startsWith(`${path}.`),
		)
		.map(([, text]) => text);
	return reason;
}

function distinct(findings: readonly Finding[]): Finding[] {
	return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
