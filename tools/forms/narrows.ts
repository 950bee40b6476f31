import { loadContract, loadMemberMessage, walkParams } from '../../contract/load';
import {
	endpointOperations,
	type AnyOperation,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Param } from '../../nodes/WeComCustomerContact/declaration/params';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { pagingParams } from '../contract/compareOperation';
import { declaredParams, ownParams } from './declared';

/** Where the answers are written down, from the root. */
export const NARROWS_FILE = 'test/contract/narrows.txt';

/**
 * Whether each parameter of the contract narrows whom or what a call is about, as the declarations have it: lines. Behind
 * them the same of what operations read for themselves and do not send.
 */
export function narrowingAnswers(): string[] {
	const operations = endpointOperations([...resources, ...memberMessageResources]);
	const endpoints = [...loadContract(), ...loadMemberMessage()].flatMap((one) => one.endpoints);
	const ofContract = endpoints.flatMap((endpoint) => {
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
	const notSent = resources.flatMap((resource) =>
		resource.operations.flatMap((operation) => {
			const lines = ownParams(operation).map(
				({ path, param }) => `  ${path.padEnd(52)} ${answerOf(param, operation, path)}`,
			);
			return lines.length > 0 ? [`${operation.id}, not sent`, ...lines] : [];
		}),
	);
	return [...ofContract, ...notSent];
}

function answerOf(param: Param | undefined, { id }: AnyOperation, path: string): string {
	if (!param) throw new Error(`${id} does not declare ${path}`);
	if (param.type === 'constant' || param.type === 'agentId') return 'by the node';
	if (param.type === 'file' || param.required === true) return 'required';
	if (!param.narrows) return 'no';
	return param.filter === true ? 'narrows, * leaves it alone' : 'narrows';
}

/**
 * The text of the file with lines for what it does not know yet. What stands in it is left as it is, whatever the
 * declarations say by now: to change an answer is to edit it.
 */
export function withNewAnswers(text: string): string {
	const known = new Map<string, string>();
	let id = '';
	for (const line of text.split('\n')) {
		if (line.startsWith('  ')) known.set(placeOf(id, line), line);
		else if (line !== '' && !line.startsWith('#')) id = line;
	}
	const lines = narrowingAnswers().map((line) => {
		if (!line.startsWith('  ')) {
			id = line;
			return line;
		}
		const place = placeOf(id, line);
		const written = known.get(place) ?? line;
		known.delete(place);
		return written;
	});
	const introduction = text.split('\n').filter((line) => line.startsWith('#'));
	// What no declaration has any more is for a person to take out.
	return [...introduction, '', ...lines, ...known.values(), ''].join('\n');
}

const placeOf = (id: string, line: string): string =>
	`${id} ${/^ {2}(\S+(?: \(header\))?)/.exec(line)?.[1] ?? ''}`;
