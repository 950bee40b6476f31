import type { Json, JsonObject } from '../../../wecom/types';
import { recordKeys } from '../../../simulator/recordKeys';
import { RESOURCES } from '../../../simulator/resources';
import { answerWithExample, filledFor, run, type Bench } from './bench';
import { minimalRequest } from './minimal';

/**
 * Where the declaration rightly says something else than the simulator about what a request writes, and why:
 * the parameters that two requests have to share to be sent one after the other.
 */
const OTHERWISE: Readonly<Record<string, { serial: Bench['operation']['serial']; why: string }>> = {
	'corpTag.create': {
		serial: ['group_id', 'group_name'],
		why: 'two requests for a group that does not exist yet must not both create it',
	},
	'strategyTag.create': {
		serial: ['strategy_id', 'group_id', 'group_name'],
		why: 'the same',
	},
	'customerStrategy.create': { serial: 'all', why: 'doc 94883 wants no concurrent calls' },
	'customerStrategy.update': { serial: 'all', why: 'the same' },
	'customerStrategy.delete': { serial: 'all', why: 'the same' },
	'momentStrategy.create': { serial: 'all', why: 'doc 94890 wants no concurrent calls' },
	'momentStrategy.update': { serial: 'all', why: 'the same' },
	'momentStrategy.delete': { serial: 'all', why: 'the same' },
	'onJobTransfer.transferGroupChats': {
		serial: ['new_owner'],
		why: 'lists with a group chat in common need not be the same list',
	},
	'resignedTransfer.transferGroupChats': { serial: ['new_owner'], why: 'the same' },
	'welcomeMessage.send': { serial: undefined, why: 'a code works once, and every second counts' },
};

/**
 * How many turns of the event loop an answer waits for another request, which comes from this process too: one
 * that must not come, and one that has to, which ends the waiting.
 */
const TURNS = { forNone: 300, forOne: 100_000 };

/** Tests that no two writes to one record are under way at once (errcode 45033, 45035), and that others are. */
export function testSerial(bench: Bench): void {
	const { operation, endpoint } = bench;

	it('says of which record its requests must not meet', () => {
		const { serial } = OTHERWISE[operation.id] ?? { serial: recordNames(bench) };
		expect(operation.serial).toEqual(serial);
	});

	const title = operation.serial
		? 'waits for the end of one request before it sends another about the same record'
		: 'sends the requests of two items at once';
	it(title, async () => {
		const most = countOverlaps(bench);
		const filled = filledFor(bench, minimalRequest(endpoint));
		const { complaint, requests } = await run(bench, filled, {}, 2);
		expect(complaint).toBe('');
		expect(requests).toHaveLength(2);
		expect(most()).toBe(operation.serial ? 1 : 2);
	});
}

/** The parameters by which the simulator, which knows nothing of the nodes, tells the record that is written. */
function recordNames({ endpoint }: Bench): string[] | undefined {
	const own = RESOURCES.find(({ name }) => name === endpoint.resource)?.handlers[endpoint.id];
	const keysOf = (input: JsonObject) =>
		JSON.stringify(own?.records?.(input) ?? recordKeys(endpoint, input));
	const { request } = endpoint.example;
	const names = Object.keys(request).filter(
		(name) => keysOf({ ...request, [name]: another(request[name]) }) !== keysOf(request),
	);
	return names.length > 0 ? names : undefined;
}

function another(value: Json | undefined): Json {
	if (typeof value === 'number') return value + 1;
	return Array.isArray(value) ? value.map(another) : `another ${JSON.stringify(value)}`;
}

/** Holds answers back until another request is there or long enough; tells how many were there at once. */
function countOverlaps(bench: Bench): () => number {
	answerWithExample(bench);
	const { server, operation } = bench;
	const { answering } = server;
	const turns = operation.serial ? TURNS.forNone : TURNS.forOne;
	let [current, most] = [0, 0];
	server.answering = async (request, index) => {
		current += 1;
		most = Math.max(most, current);
		for (let turn = 0; turn < turns && most < 2; turn++) await new Promise(setImmediate);
		current -= 1;
		return await answering(request, index);
	};
	return () => most;
}
