import { RecordingServer } from '../../../support/harness/recordingServer';
import { runNode, type NodeRun } from '../../../support/harness/runNode';
import { sharedTokens } from '../../../wecom/token';

const server = new RecordingServer();
beforeAll(async () => await server.start());
beforeEach(() => {
	sharedTokens.clear();
	server.take();
});
afterAll(async () => await server.stop());

const refusal = { errcode: 40096, errmsg: 'invalid external userid' };
const CUSTOMER = { external_contact: { name: 'Customer' }, follow_user: [] };
const items = ['first', 'second', 'third'];

/** Reads three customers, as many at once. */
async function readCustomers(more: Partial<NodeRun> = {}) {
	return await runNode({
		parameters: {
			resource: 'customer',
			operation: 'get',
			external_userid: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
		},
		input: items.map((id) => ({ json: { id } })),
		credential: server.credential,
		...more,
	});
}

/** A promise and what fulfils it. */
function signal() {
	let give: () => void = () => undefined;
	const given = new Promise<void>((resolve) => (give = resolve));
	return { give, given };
}

describe('of several items that fail', () => {
	it('the first of the input is told of, whichever failed first', async () => {
		const others = signal();
		let failed = 0;
		server.answering = async ({ query: { external_userid: id } }) => {
			if (id === 'first') await others.given;
			else if (++failed === items.length - 1) setImmediate(others.give);
			return refusal;
		};
		const { error } = await readCustomers();
		expect(failed).toBe(2);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	it('each is an item at its place where the node continues, whichever failed first', async () => {
		const second = signal();
		server.answering = async ({ query: { external_userid: id } }) => {
			if (id === 'first') await second.given;
			if (id !== 'second') return { errcode: 0, errmsg: 'ok', ...CUSTOMER };
			setImmediate(second.give);
			return refusal;
		};
		const { items: output } = await readCustomers({ onError: 'continueRegularOutput' });
		expect(output.map(({ json, pairedItem }) => ['error' in json, pairedItem])).toEqual([
			[false, { item: 0 }],
			[true, { item: 1 }],
			[false, { item: 2 }],
		]);
	});
});

describe('a run that is cancelled', () => {
	it.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'calls no item failed that it has not come to, with %s either',
		async (onError) => {
			let cancel: () => void = () => undefined;
			server.answering = () => {
				cancel();
				return refusal;
			};
			const { status, outputs } = await readCustomers({
				onError,
				onStart: (stop) => (cancel = stop),
			});
			expect(status).toBe('canceled');
			expect(outputs.flat().filter(({ json }) => 'error' in json)).toEqual([]);
		},
	);
});
