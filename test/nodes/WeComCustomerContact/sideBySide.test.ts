import { partsSideBySide } from '../../../nodes/WeComCustomerContact/engine/split';
import { useSimulator } from '../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 2_000, members: 8, latencyMs: 20 });

const members = async () =>
	(await wecom.run('followUser.getAll')).json.map(({ userid }) => String(userid));
const memberOf = ({ userid }: Record<string, unknown>) => userid;
const atOnce = (endpoint: string) => wecom.simulator.ledger.overlaps().endpoints[endpoint];

describe('Return All of customers of several members', () => {
	it('reads the members side by side and gives every customer once, member by member', async () => {
		const userid_list = await members();
		const { json, error } = await wecom.run('customer.getBatch', { userid_list, returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(2_000);
		expect(atOnce('customer.getBatch')).toBe(userid_list.length);
		const order = json.map(memberOf).filter((userid, index, all) => userid !== all[index - 1]);
		expect(order).toEqual(userid_list);
		const follows = json.map((row) => JSON.stringify([memberOf(row), row.external_userid]));
		expect(new Set(follows).size).toBe(2_000);
	});

	it('makes no more parts than requests may run at once', async () => {
		const { json } = await wecom.run('customer.getBatch', {
			userid_list: await members(),
			returnAll: true,
			requestOptions: { concurrency: 3 },
		});
		expect(json).toHaveLength(2_000);
		expect(atOnce('customer.getBatch')).toBe(3);
	});

	it('reads the pages of a single member one after the other', async () => {
		const userid_list = await members();
		const [first = ''] = userid_list;
		await wecom.run('customer.getBatch', { userid_list: [first], returnAll: true });
		// 250 customers of one member: three pages, one after the other.
		expect(wecom.simulator.ledger.calls('customer.getBatch')).toBe(3);
		expect(atOnce('customer.getBatch')).toBe(1);
	});

	it('stops asking when a part fails', async () => {
		const userid_list = await members();
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 60011 },
			endpoint: 'customer.getBatch',
			skip: 4,
			count: 1,
		});
		const { error } = await wecom.run('customer.getBatch', { userid_list, returnAll: true });
		expect(error?.message).toContain('60011');
		await new Promise((resolve) => setTimeout(resolve, 300));
		// Three pages of each would be 24, beside the first call.
		const calls = wecom.simulator.ledger.calls('customer.getBatch');
		expect(calls).toBeLessThanOrEqual(2 * userid_list.length + 1);
	});
});

describe('Return All of a short list', () => {
	const few = useSimulator({ customers: 30, members: 8 });

	it('costs one call', async () => {
		const userid_list = (await few.run('followUser.getAll')).json.map(({ userid }) =>
			String(userid),
		);
		const { json } = await few.run('customer.getBatch', { userid_list, returnAll: true });
		expect(json).toHaveLength(30);
		expect(few.simulator.ledger.calls('customer.getBatch')).toBe(1);
	});
});

describe('With Limit, customers of several members', () => {
	it.each([
		[100, 1],
		[250, 3],
	])('%i of them take %i calls, one after the other', async (limit, calls) => {
		const { json } = await wecom.run('customer.getBatch', {
			userid_list: await members(),
			returnAll: false,
			limit,
		});
		expect(json).toHaveLength(limit);
		expect(wecom.simulator.ledger.calls('customer.getBatch')).toBe(calls);
		expect(atOnce('customer.getBatch')).toBe(1);
	});
});

describe('the parts of a list', () => {
	const entries = 'a.b';
	const sent = (body: Parameters<typeof partsSideBySide>[0]['body']) => ({ query: {}, body });

	it('hold every entry once, in order, in groups of about one size', () => {
		const list = Array.from({ length: 7 }, (_, index) => `m${index}`);
		const parts = partsSideBySide(sent({ a: { b: list }, c: 1 }), entries, 3);
		expect(parts.map(({ body }) => body)).toEqual([
			{ a: { b: ['m0', 'm1'] }, c: 1 },
			{ a: { b: ['m2', 'm3'] }, c: 1 },
			{ a: { b: ['m4', 'm5', 'm6'] }, c: 1 },
		]);
	});

	it('are none where there is no list', () => {
		expect(partsSideBySide(sent({ c: 1 }), entries, 3)).toEqual([]);
	});
});
