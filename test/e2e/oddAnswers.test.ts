import { assertSucceeded, outputOf } from '../../support/n8n/execution';
import { raw, rawAnswer } from '../../support/harness/rawJson';
import { RecordingServer } from '../../support/harness/recordingServer';
import { e2eClient } from './support/context';
import { storeCredential, usePlayground } from './support/playground';
import { actionNode, chain, START, startNode, type Step } from '../../support/n8n/workflows';

const playground = usePlayground({ members: 1, customers: 0 });
const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());

const GET_MANY = 'customer.getBatch';

const customer = (number: number, name: Parameters<typeof rawAnswer>[0][string]) => ({
	external_contact: { external_userid: `wm${number}`, name },
	follow_info: { userid: 'member_a' },
});

test('a nickname with a byte that WeCom did not escape, on the second page, costs no record', async () => {
	const first = Array.from({ length: 100 }, (_, index) => customer(index + 1, 'Wang'));
	const last = customer(101, raw([0x08], 'x', [0xff]));
	server.answering = (_request, index) =>
		rawAnswer({
			errcode: 0,
			errmsg: 'ok',
			external_contact_list: index === 0 ? first : [last],
			next_cursor: index === 0 ? 'p2' : '',
		});
	const credential = await storeCredential(playground().app, { ...server.credential });
	const step: Step = {
		operation: GET_MANY,
		parameters: { userid_list: ['member_a'], returnAll: true, simplify: false },
	};
	const workflow = await e2eClient().createWorkflow(
		chain('Odd Answers', [startNode(), actionNode(step, credential)]),
	);
	const execution = await e2eClient().runToEnd(workflow.id, START);
	assertSucceeded(execution);
	const items = outputOf(execution, GET_MANY);
	expect(items).toHaveLength(101);
	expect(items[100]).toEqual({
		external_contact: { external_userid: 'wm101', name: '\u0008x\uFFFD' },
		follow_info: { userid: 'member_a' },
	});
	expect(server.take()).toHaveLength(2);
});
