import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	endpointOperations,
	type Operation,
} from '../../../nodes/WeComCustomerContact/declaration/operation';
import { resources } from '../../../nodes/WeComCustomerContact/resources';
import { WeComCustomerContact } from '../../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import type { JsonObject } from '../../../wecom/types';
import { loadContract } from '../../../contract/load';
import { formValueOf } from '../../contract/suites/blank';
import { minimalRequest } from '../../contract/suites/minimal';
import { fillForm } from '../../../support/harness/fillForm';
import { setAtPlace } from '../../../support/harness/formFields';
import { RecordingServer } from '../../../support/harness/recordingServer';
import { runNode, type NodeOutcome, type NodeRun } from '../../../support/harness/runNode';

/**
 * As many items take 10 seconds and more to plan. A slice is 5 ms; the rest is room for a machine that
 * does other things too, and collects garbage.
 */
const ITEMS = 20_000;
/** What a run of a large company has. */
const MANY = 100_000;
const LONGEST_MS = 500;
/** How often the event loop has to have come round before the execution is cancelled. */
const TURNS = 30;

// Half a second may also pass while the garbage of earlier test files is collected; the node's own holding
// on would come in each of three runs.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

const PAGES = 100;
const RECORDS = Array.from({ length: 1_000 }, (_, index) => ({
	external_contact: { external_userid: `wmExample${index}`, name: `Customer ${index}`, type: 1 },
	follow_info: {
		userid: 'member_a',
		remark: '',
		tag_id: ['etExampleTagAAAAAAAAAAAAAAAAAAA1', 'etExampleTagBBBBBBBBBBBBBBBBBBB2'],
		state: '',
	},
}));

const endpoints = loadContract().flatMap((resource) => resource.endpoints);
const once = endpointOperations(resources)
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

	it(`and all are wrong, one after the other, and there are ${MANY} of them, other work has its turn`, async () => {
		const parameters = {
			resource: 'contactWay',
			operation: 'create',
			type: 1,
			scene: 2,
			user: '={{ $json.nobody }}',
			additionalFields: { remark: '={{ $json.remark }}' },
		};
		const input = { json: { remark: 'a' } };
		const outcome = await runAndCancel(parameters, input, 'continueRegularOutput', MANY);
		expect(outcome).toMatchObject({ status: 'canceled', requests: 0 });
		expect(outcome.longest).toBeLessThan(LONGEST_MS);
	});
});

it.each([true, false])(
	'while the records of many pages become items, other work has its turn (Simplify: %s)',
	async (simplify) => {
		let page = 0;
		server.answering = ({ path }): JsonObject =>
			path.endsWith('/get_corp_tag_list')
				? { errcode: 0, errmsg: 'ok', tag_group: [] }
				: {
						errcode: 0,
						errmsg: 'ok',
						external_contact_list: RECORDS,
						next_cursor: ++page < PAGES ? `page-${page}` : '',
					};
		const { longest, outputs } = await runAndWatch({
			parameters: {
				resource: 'customer',
				operation: 'getBatch',
				userid_list: ['member_a'],
				returnAll: true,
				simplify,
			},
		});
		expect(outputs[0]).toHaveLength(PAGES * RECORDS.length);
		expect(longest).toBeLessThan(LONGEST_MS);
	},
);

it('while many customers are shared out among their senders, other work has its turn', async () => {
	let page = 0;
	const recordsOf = (at: number) =>
		RECORDS.map(({ external_contact: contact, ...record }) => ({
			...record,
			external_contact: { ...contact, external_userid: `${contact.external_userid}-${at}` },
		}));
	const ok = { errcode: 0, errmsg: 'ok' };
	const tag = [
		{ id: 'etExampleTagAAAAAAAAAAAAAAAAAAA1', name: 'VIP' },
		{ id: 'etExampleTagCCCCCCCCCCCCCCCCCCC3', name: 'Lost' },
	];
	const tag_group = [{ group_id: 'etExampleGroup', group_name: 'Level', tag }];
	server.answering = ({ path }): JsonObject => {
		if (path.endsWith('/add_msg_template')) return { ...ok, fail_list: [], msgid: 'msgExample' };
		if (path.endsWith('/get_corp_tag_list')) return { ...ok, tag_group };
		const external_contact_list = recordsOf(page);
		return { ...ok, external_contact_list, next_cursor: ++page < PAGES ? `page-${page}` : '' };
	};
	const { longest, outputs } = await runAndWatch({
		parameters: {
			resource: 'groupMessage',
			operation: 'createByFilter',
			senders: ['member_a'],
			filters: { tags_any: ['VIP'], tags_none: ['Lost'] },
			content: 'Spring fair',
		},
	});
	const most = 10_000;
	expect(outputs[0]?.map(({ json }) => json.customers)).toEqual(
		Array.from({ length: (PAGES * RECORDS.length) / most }, () => most),
	);
	expect(longest).toBeLessThan(LONGEST_MS);
});

it('while a list of 100,000 IDs is read and split, other work has its turn', async () => {
	const ids = Array.from({ length: MANY }, (_, index) => `openExample${index}`);
	server.answering = ({ body }): JsonObject => {
		const { open_userid_list: asked } = JSON.parse(body.toString()) as {
			open_userid_list: string[];
		};
		const userid_list = asked.map((open_userid) => ({
			open_userid,
			userid: `${open_userid}-user`,
		}));
		return { errcode: 0, errmsg: 'ok', userid_list, invalid_open_userid_list: [] };
	};
	const { longest, outputs } = await runAndWatch({
		parameters: {
			resource: 'idConversion',
			operation: 'openUseridToUserid',
			open_userid_list: '={{ $json.ids }}',
			source_agentid: 1000021,
		},
		input: [{ json: { ids } }],
	});
	expect(outputs[0]).toHaveLength(MANY);
	expect(longest).toBeLessThan(LONGEST_MS);
});

it('while the shares of a time span are put together, other work has its turn', async () => {
	const day = 86_400;
	const begin = Date.parse('2026-01-01T00:00:00Z') / 1_000;
	const shares = 50;
	server.answering = ({ body }): JsonObject => {
		const { start_time: from, end_time: to } = JSON.parse(body.toString()) as {
			start_time: number;
			end_time: number;
		};
		const isWhole = to - from === 30 * day;
		const length = MANY / shares;
		const moment_list = Array.from({ length }, (_, index) => ({
			moment_id: `momExample${from}-${index}`,
			create_time: from + 1 + Math.floor((index * ((30 * day) / shares - 1)) / length),
		}));
		const next_cursor = isWhole ? 'more' : '';
		return { errcode: 0, errmsg: 'ok', moment_list, next_cursor };
	};
	const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
	const { longest, outputs } = await runAndWatch({
		parameters: {
			resource: 'moment',
			operation: 'getAll',
			start_time: at(begin),
			end_time: at(begin + 30 * day),
			returnAll: true,
		},
	});
	expect(outputs[0]).toHaveLength(MANY);
	expect(longest).toBeLessThan(LONGEST_MS);
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
 * Runs the node for so many items, cancels it when the event loop has come round often enough, and waits
 * until the node itself has ended.
 */
async function runAndCancel(
	parameters: INodeParameters,
	item: INodeExecutionData,
	onError?: 'continueRegularOutput',
	count = ITEMS,
): Promise<{ longest: number; status: string; requests: number }> {
	server.take();
	let cancel: () => void = () => undefined;
	const run = {
		parameters,
		input: Array.from({ length: count }, () => item),
		onError,
		onStart: (stop: () => void) => (cancel = stop),
	};
	const { longest, status } = await runAndWatch(run, (turns) => {
		if (turns === TURNS) cancel();
	});
	return { longest, status, requests: server.take().length };
}

/** Runs the node; `longest` is the longest time between two turns while it ran, in milliseconds. */
async function runAndWatch(
	run: Omit<NodeRun, 'credential' | 'nodeType'>,
	onTurn: (turns: number) => void = () => undefined,
): Promise<NodeOutcome & { longest: number }> {
	const nodeType = new WeComCustomerContact();
	const { execute } = WeComCustomerContact.prototype;
	let longest = 0;
	let ended: Promise<unknown> = Promise.resolve();
	nodeType.execute = async function (this: IExecuteFunctions) {
		const stopWatching = watchTurns((turns, gap) => {
			longest = Math.max(longest, gap);
			onTurn(turns);
		});
		const running = execute.call(this);
		ended = running.then(stopWatching, stopWatching);
		return await running;
	};
	const outcome = await runNode({ ...run, credential: server.credential, nodeType });
	await ended;
	return { ...outcome, longest };
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
