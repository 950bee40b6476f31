import { resources } from '../../nodes/WeComCustomerContact/resources';
import { loadContract } from '../../scripts/contract/load';
import { sharedTokens } from '../../wecom/token';
import { RecordingServer } from '../harness/recordingServer';
import type { Bench } from './suites/bench';
import { testRequests } from './suites/requests';

const server = new RecordingServer();

beforeAll(async () => await server.start());
afterAll(async () => {
	sharedTokens.clear();
	await server.stop();
});

const endpoints = loadContract().flatMap((resource) => resource.endpoints);

describe.each(resources.map((one) => [one.value, one] as const))('%s', (_value, { operations }) => {
	describe.each(operations.map((one) => [one.id, one] as const))('%s', (id, operation) => {
		const endpoint = endpoints.find((one) => one.id === id);
		if (!endpoint) throw new Error(`The contract has no ${id}`);
		const bench: Bench = { operation, endpoint, server };
		testRequests(bench);
	});
});
