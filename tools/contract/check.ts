import {
	composedOperations,
	endpointOperations,
	type Operation,
	type Resource,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources as declaredResources } from '../../nodes/WeComCustomerContact/resources';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { compareEvents } from './compareEvents';
import { compareOperation } from './compareOperation';
import { withoutExplained, type Difference } from './differences';
import type { Finding } from './findings';
import { loadContract, loadEndpoints, loadMemberMessage, walkParams } from '../../contract/load';
import type { ContractEndpoint, ContractResource } from '../../contract/types';
import { findUnreachable } from './reach';

/** How much of the contract the nodes cover, and what is wrong. */
export interface CheckResult {
	endpoints: Count;
	/** How many operations there are beside the endpoints. */
	composed: number;
	parameters: Count;
	/** The same of messages to members, which have a node of their own. */
	memberMessage: { endpoints: Count; composed: number; parameters: Count };
	/** Those of Customer Contact. */
	events: Count;
	/** What else reaches the URL of an app. */
	appEvents: Count;
	missing: Finding[];
	differing: Finding[];
	/** Explained differences that no longer exist. */
	unused: Difference[];
}

interface Count {
	present: number;
	total: number;
}

/** How an action node stands to its part of the contract. */
interface Covered {
	endpoints: Count;
	parameters: Count;
	findings: Finding[];
}

/** Compares the nodes with the whole contract. */
export function checkContract(resources: readonly Resource[] = declaredResources): CheckResult {
	const chapter = cover(resources, loadContract());
	const member = cover(memberMessageResources, loadMemberMessage());
	const events = compareEvents();
	const { left, unused } = withoutExplained([
		...chapter.findings,
		...findUnknownInComposed([...resources, ...memberMessageResources]),
		...member.findings,
		...events.findings,
	]);
	const missing = left.filter(({ kind }) => kind === 'missing');
	const present = new Set<string>(
		endpointOperations([...resources, ...memberMessageResources]).map(({ id }) => id),
	);
	return {
		endpoints: chapter.endpoints,
		composed: composedOperations(resources).length,
		parameters: chapter.parameters,
		memberMessage: {
			endpoints: member.endpoints,
			composed: composedOperations(memberMessageResources).length,
			parameters: member.parameters,
		},
		events,
		appEvents: events.app,
		missing: missing.filter((finding) => !isSaidAlready(finding, missing)),
		differing: left.filter(({ kind }) => kind === 'differs'),
		unused: unused.filter(({ id }) => id === undefined || present.has(id)),
	};
}

function cover(resources: readonly Resource[], contract: readonly ContractResource[]): Covered {
	const endpoints = contract.flatMap((resource) => resource.endpoints);
	const operations = new Map(endpointOperations(resources).map((one) => [one.id, one]));
	const findings = findUnknown(resources, endpoints);
	let parameters = 0;
	let reachable = 0;
	for (const endpoint of endpoints) {
		const operation = operations.get(endpoint.id as Operation['id']);
		const total = walkParams(endpoint.params).length;
		parameters += total;
		if (!operation) {
			findings.push(absent(endpoint, total));
			continue;
		}
		const unreachable = findUnreachable(operation, endpoint);
		findings.push(...compareOperation(operation, endpoint), ...unreachable);
		// A dropdown with other choices than the contract's still reaches its parameter.
		const missed = unreachable.filter(({ kind }) => kind === 'missing');
		const paths = new Set(missed.map(({ path }) => path));
		reachable += walkParams(endpoint.params).filter(({ path }) => !paths.has(path)).length;
	}
	return {
		endpoints: count(endpoints, ({ id }) => operations.has(id as Operation['id'])),
		parameters: { present: reachable, total: parameters },
		findings,
	};
}

function count<T>(all: readonly T[], isPresent: (one: T) => boolean): Count {
	return { present: all.filter(isPresent).length, total: all.length };
}

function absent({ id }: ContractEndpoint, total: number): Finding {
	const text = `there is no operation (${total} parameters)`;
	return { kind: 'missing', id, path: '', aspect: 'missing', text };
}

/** Operations that the contract does not know, or that stand under another resource. */
function findUnknown(
	resources: readonly Resource[],
	endpoints: readonly ContractEndpoint[],
): Finding[] {
	const known = new Set(endpoints.map(({ id }) => id));
	return resources.flatMap((resource) => {
		const { value } = resource;
		return endpointOperations([resource])
			.filter(({ id }) => !known.has(id) || !id.startsWith(`${value}.`))
			.map(({ id }): Finding => {
				const text = `the contract has no such operation of ${value}`;
				return { kind: 'differs', id, path: '', aspect: 'unknown', text };
			});
	});
}

/** Composed operations that use an endpoint which the contract lacks, or that go by the name of one which it has. */
function findUnknownInComposed(resources: readonly Resource[]): Finding[] {
	const taken = new Set(loadEndpoints().keys());
	const found = ({ id }: { id: string }, text: string): Finding => {
		return { kind: 'differs', id, path: '', aspect: 'unknown', text };
	};
	return resources.flatMap((resource) =>
		composedOperations([resource]).flatMap((one) => [
			...one.uses
				.filter((id) => !loadEndpoints().has(id))
				.map((id) => found(one, `uses ${id}, which the contract does not have`)),
			...(taken.has(one.id) ? [found(one, 'is an endpoint of the contract, not composed')] : []),
			...(one.id.startsWith(`${resource.value}.`)
				? []
				: [found(one, `stands under ${resource.value}`)]),
		]),
	);
}

/** A parameter that is not declared cannot be reached either; once is enough. */
function isSaidAlready({ id, path, aspect }: Finding, missing: readonly Finding[]): boolean {
	return (
		aspect === 'reach' &&
		missing.some((other) => other.id === id && other.path === path && other.aspect === 'missing')
	);
}
