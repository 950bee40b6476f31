import {
	composedOperations,
	type Operation,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { WeComMemberMessage } from '../../nodes/WeComMemberMessage/WeComMemberMessage.node';
import { fillForm } from '../../support/harness/fillForm';
import { RecordingServer } from '../../support/harness/recordingServer';
import { sharedTokens } from '../../wecom/token';
import { composedRequests } from './composedRequests';
import { run } from './suites/bench';
import { testControls } from './suites/controls';

const server = new RecordingServer();

beforeAll(async () => {
	await server.start();
});
afterAll(async () => {
	sharedTokens.clear();
	await server.stop();
});

const all = [
	...composedOperations(resources).map((one) => [one.id, one, new WeComCustomerContact()] as const),
	...composedOperations(memberMessageResources).map(
		(one) => [one.id, one, new WeComMemberMessage()] as const,
	),
];

describe.each(all)('%s', (_id, operation, nodeType) => {
	testControls(operation, {
		form: () => {
			// What it wants to know is filled in as a request is.
			const [asked = {}] = composedRequests(operation);
			return fillForm(operation as unknown as Operation, asked);
		},
		run: async (filled, value) =>
			await run({ server, nodeType }, filled, { value: value as string }),
	});
});
