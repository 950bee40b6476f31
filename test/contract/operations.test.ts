import { endpointOperations } from '../../nodes/WeComCustomerContact/declaration/operation';
import { buildProperties } from '../../nodes/WeComCustomerContact/properties';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { sharedPace } from '../../nodes/WeComMemberMessage/pace';
import { WeComMemberMessage } from '../../nodes/WeComMemberMessage/WeComMemberMessage.node';
import { loadContract, loadMemberMessage } from '../../contract/load';
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

afterEach(() => {
	sharedPace.clear();
});

const endpoints = [...loadContract(), ...loadMemberMessage()].flatMap((one) => one.endpoints);

const withEndpoints = [
	...resources
		.filter((one) => endpointOperations([one]).length > 0)
		.map((one) => [one.value, one, new WeComCustomerContact()] as const),
	...memberMessageResources.map((one) => [one.value, one, new WeComMemberMessage()] as const),
];

describe.each(withEndpoints)('%s', (_value, resource, nodeType) => {
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
