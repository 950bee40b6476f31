import { endpointOperations } from '../../nodes/WeComCustomerContact/declaration/operation';
import { buildProperties } from '../../nodes/WeComCustomerContact/properties';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { loadContract } from '../../contract/load';
import { sharedTokens } from '../../wecom/token';
import { RecordingServer } from '../../support/harness/recordingServer';
import type { Bench } from './suites/bench';
import { testFiles } from './suites/files';
import { testKept } from './suites/kept';
import { testLimits } from './suites/limits';
import { testMissing } from './suites/missing';
import { testNarrowing } from './suites/narrowing';
import { testOddAnswers } from './suites/odd';
import { testOutputs } from './suites/outputs';
import { testPaging } from './suites/paging';
import { testRepeats } from './suites/repeats';
import { testRequests } from './suites/requests';
import { testRules } from './suites/rules';
import { testSerial } from './suites/serial';
import { testUpdateFields } from './suites/updateFields';
import { testValidity } from './suites/validity';
import { testValues } from './suites/values';
import { TODAY } from './today';

// What the node waits before it repeats a request is of no interest here.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	// A turn of the event loop, so that answers can come while somebody waits for them.
	sleep: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

/** Only the date stands still. */
const REAL_TIMERS = [
	'nextTick',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
	'performance',
	'hrtime',
] as const;

const server = new RecordingServer();

beforeAll(async () => {
	jest.useFakeTimers({ now: TODAY, doNotFake: [...REAL_TIMERS] });
	await server.start();
});
afterAll(async () => {
	jest.useRealTimers();
	sharedTokens.clear();
	await server.stop();
});

const endpoints = loadContract().flatMap((resource) => resource.endpoints);

const withEndpoints = resources.filter((one) => endpointOperations([one]).length > 0);

describe.each(withEndpoints.map((one) => [one.value, one] as const))('%s', (_value, resource) => {
	const nodeType = new WeComCustomerContact();
	nodeType.description = { ...nodeType.description, properties: buildProperties([resource]) };

	const operations = endpointOperations([resource]).map((one) => [one.id, one] as const);
	describe.each(operations)('%s', (id, operation) => {
		const endpoint = endpoints.find((one) => one.id === id);
		if (!endpoint) throw new Error(`The contract has no ${id}`);
		const bench: Bench = { operation, endpoint, server, nodeType };
		testRequests(bench);
		testMissing(bench);
		testNarrowing(bench);
		testUpdateFields(bench);
		testLimits(bench);
		testFiles(bench);
		testPaging(bench);
		testOutputs(bench);
		testKept(bench);
		testOddAnswers(bench);
		testRepeats(bench);
		testSerial(bench);
		testRules(bench);
		testValidity(bench);
		testValues(bench);
	});
});
