import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 4, customers: 1_000, latencyMs: 10 });
const calls = (endpoint: string) => wecom.simulator.ledger.calls(endpoint);

describe('All Members', () => {
	it('reads the members itself, and the customers of all of them', async () => {
		const { json } = await wecom.run('customer.getBatch', { all_members: true, returnAll: true });
		expect(json).toHaveLength(1_000);
		expect(calls('followUser.getAll')).toBe(1);
	});

	it('reads nothing more where there is no member', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 0, withReply: false },
			endpoint: 'followUser.getAll',
		});
		const { json, error } = await wecom.run('customer.getBatch', {
			all_members: true,
			returnAll: true,
		});
		expect([json, error]).toEqual([[], undefined]);
		expect(calls('customer.getBatch')).toBe(0);
	});

	it('is off where an expression says nothing, and the members are missing then', async () => {
		await expect(
			wecom.run('customer.getBatch', {
				all_members: '={{ $json.nothing }}',
				userid_list: '={{ $json.nobody }}',
			}),
		).resolves.toMatchObject({ json: [], error: { message: expect.stringContaining('Member') } });
		expect(wecom.simulator.ledger.requests({})).toEqual([]);
	});
});

describe('Limit with a filter', () => {
	const userid_list = ['member_1', 'member_2', 'member_3', 'member_4'];

	it('counts who passes, and reading stops there', async () => {
		const { simulator } = wecom;
		const [vip = ''] = simulator.actions.tagGroupCreated({ name: 'Level', tags: ['VIP'] }).tag_ids;
		const members = [...simulator.corp.people.members.values()];
		// One on the second page of ten, and one each on those of the others.
		for (const { userid, follows } of members) {
			const follow = [...follows.values()][150];
			simulator.actions.memberEditsCustomer({
				userid,
				external_userid: follow?.external.id ?? '',
				add_tag: [vip],
			});
		}
		const { json } = await wecom.run('customer.getBatch', {
			userid_list,
			limit: 1,
			filters: { tags_any: [vip] },
		});
		expect(json).toMatchObject([{ userid: 'member_1', tags: 'VIP' }]);
		expect(calls('customer.getBatch')).toBe(2);
	});

	it('asks for whole pages, since nobody knows who passes', async () => {
		await wecom.run('customer.getBatch', {
			userid_list,
			limit: 3,
			filters: { text_contains: 'nobody is called that' },
		});
		const asked = wecom.simulator.ledger.requests({ endpoint: 'customer.getBatch' });
		expect(asked).toHaveLength(10);
		expect(new Set(asked.map(({ body }) => (body as { limit: number }).limit))).toEqual(
			new Set([100]),
		);
	});

	it('is read side by side without it', async () => {
		const { json } = await wecom.run('customer.getBatch', {
			userid_list,
			returnAll: true,
			filters: { text_contains: 'customer' },
		});
		const { endpoints } = wecom.simulator.ledger.overlaps();
		expect(endpoints['customer.getBatch']).toBe(userid_list.length);
		expect(new Set(json.map(({ external_userid }) => external_userid)).size).toBe(json.length);
	});
});
