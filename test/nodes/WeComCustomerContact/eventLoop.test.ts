import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Operation } from '../../../nodes/WeComCustomerContact/operation';
import { resources } from '../../../nodes/WeComCustomerContact/resources';
import { WeComCustomerContact } from '../../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { loadContract } from '../../../scripts/contract/load';
import { formValueOf } from '../../contract/suites/blank';
import { minimalRequest } from '../../contract/suites/minimal';
import { fillForm } from '../../harness/fillForm';
import { setAtPlace } from '../../harness/formFields';
import { RecordingServer } from '../../harness/recordingServer';
import { runNode } from '../../harness/runNode';

/**
 * As many items take 10 seconds and more to plan. A slice is 5 ms; the rest is room for a machine that
 * does other things too.
 */
const ITEMS = 20_000;
const LONGEST_MS = 250;
/** How often the event loop has to have come round before the execution is cancelled. */
const TURNS = 30;

const endpoints = loadContract().flatMap((resource) => resource.endpoints);
const once = resources
	.flatMap(({ operations }) => operations)
	.filter(({ repeat }) => repeat === 'once')
	.map((operation) => [operation.id, operation] as const);

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());

describe(`while ${ITEMS} items with two expressions each are planned`, () => {
	it.each(once)('for %s, other work has its turn, a cancellation too', async (_id, operation) => {
		const { parameters, json } = withTwoExpressions(operation);
		const { longest, status, requests } = await runAndCancel(parameters, { json });
		expect({ status, requests }).toEqual({ status: 'canceled', requests: 0 });
		expect(longest).toBeLessThan(LONGEST_MS);
	});

	it('and all are wrong, one after the other, other work has its turn', async () => {
		const parameters = {
			resource: 'contactWay',
			operation: 'create',
			type: 1,
			scene: 2,
			user: '={{ $json.nobody }}',
			additionalFields: { remark: '={{ $json.remark }}' },
		};
		const input = { json: { remark: 'a' } };
		const outcome = await runAndCancel(parameters, input, 'continueRegularOutput');
		expect(outcome).toMatchObject({ status: 'canceled', requests: 0 });
		expect(outcome.longest).toBeLessThan(LONGEST_MS);
	});
});

/** The smallest form of an operation with two fields that take their values from the item. */
function withTwoExpressions(operation: Operation): {
	parameters: INodeParameters;
	json: INodeExecutionData['json'];
} {
	const endpoint = endpoints.find(({ id }) => id === operation.id);
	if (!endpoint) throw new Error(`The contract has no ${operation.id}`);
	const { parameters, fields } = fillForm(operation, minimalRequest(endpoint));
	const json: INodeExecutionData['json'] = { extra: {} };
	const single = [...fields.values()].filter(({ property }) =>
		['string', 'number', 'multiOptions', 'resourceLocator'].includes(property.type),
	);
	for (const [index, field] of single.slice(0, 2).entries()) {
		json[`value${index}`] = formValueOf(parameters, field) as string;
		const place =
			field.property.type === 'resourceLocator' ? [...field.place, 'value'] : field.place;
		setAtPlace(parameters, place, `={{ $json.value${index} }}`);
	}
	if (single.length < 2) parameters.requestOptions = { extraBodyFields: '={{ $json.extra }}' };
	return { parameters, json };
}

/**
 * Runs the node, cancels it when the event loop has come round often enough, and waits until the node
 * itself has ended. `longest` is the longest time between two turns while the node ran, in milliseconds.
 */
async function runAndCancel(
	parameters: INodeParameters,
	item: INodeExecutionData,
	onError?: 'continueRegularOutput',
): Promise<{ longest: number; status: string; requests: number }> {
	server.take();
	const nodeType = new WeComCustomerContact();
	const { execute } = WeComCustomerContact.prototype;
	let cancel: () => void = () => undefined;
	let longest = 0;
	let ended: Promise<unknown> = Promise.resolve();
	nodeType.execute = async function (this: IExecuteFunctions) {
		const stopWatching = watchTurns((count, gap) => {
			longest = Math.max(longest, gap);
			if (count === TURNS) cancel();
		});
		const running = execute.call(this);
		ended = running.then(stopWatching, stopWatching);
		return await running;
	};
	const { status } = await runNode({
		parameters,
		input: Array.from({ length: ITEMS }, () => item),
		credential: server.credential,
		nodeType,
		onError,
		onStart: (stop) => (cancel = stop),
	});
	await ended;
	return { longest, status, requests: server.take().length };
}

/**
 * Tells how often the event loop has come round and how long the last round took: in processor time
 * where that is less, since a round also lasts while other programs have the processor.
 */
function watchTurns(onTurn: (count: number, gap: number) => void): () => void {
	let last = { wall: performance.now(), processor: process.cpuUsage() };
	let count = 0;
	const turn = () => {
		const wall = performance.now() - last.wall;
		const { user, system } = process.cpuUsage(last.processor);
		onTurn(++count, Math.min(wall, (user + system) / 1_000));
		last = { wall: performance.now(), processor: process.cpuUsage() };
	};
	const timer = setInterval(turn, 1);
	return () => {
		turn();
		clearInterval(timer);
	};
}
