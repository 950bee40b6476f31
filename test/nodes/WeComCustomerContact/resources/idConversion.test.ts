import { idOf, useCustomers } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 6, customers: 12 });
const customers = useCustomers(wecom);
const AGENT = 1_000_087;
const sent = (operation: string) =>
	wecom.simulator.ledger
		.requests({ endpoint: `idConversion.${operation}` })
		.map(({ body }) => body as Record<string, unknown>);

describe('encrypted ids of members', () => {
	it('give one item each, and those that are not valid an item together', async () => {
		const ids = ['member_1', 'member_2'].map(
			(userid) =>
				wecom.simulator.actions.providerSeesMember({ userid, source_agentid: AGENT }).open_userid,
		);
		const { json } = await wecom.run('idConversion.openUseridToUserid', {
			open_userid_list: [...ids, 'woNobody0001'].join(', '),
			source_agentid: String(AGENT),
		});
		expect(json).toEqual([
			{ open_userid: ids[0], userid: 'member_1' },
			{ open_userid: ids[1], userid: 'member_2' },
			{ invalid_open_userid_list: ['woNobody0001'] },
		]);
	});

	it('give no item for those that are not valid when all are', async () => {
		const { open_userid } = wecom.simulator.actions.providerSeesMember({
			userid: 'member_1',
			source_agentid: AGENT,
		});
		const { json } = await wecom.run('idConversion.openUseridToUserid', {
			open_userid_list: open_userid,
			source_agentid: String(AGENT),
		});
		expect(json).toEqual([{ open_userid, userid: 'member_1' }]);
	});

	it('are sent 1000 at once', async () => {
		const ids = Array.from({ length: 2001 }, (_, index) => `woNobody${index}`);
		const { json, error } = await wecom.run(
			'idConversion.openUseridToUserid',
			{ open_userid_list: '={{ $json.ids }}', source_agentid: String(AGENT) },
			{ input: [{ json: { ids } }] },
		);
		expect(error).toBeUndefined();
		const lists = sent('openUseridToUserid').map(({ open_userid_list: list }) => list as string[]);
		expect(lists.map((list) => list.length).sort((a, b) => b - a)).toEqual([1000, 1000, 1]);
		expect(json.flatMap((item) => item.invalid_open_userid_list)).toEqual(ids);
	});

	it('need the number of the app that got them', async () => {
		const { error } = await wecom.run('idConversion.openUseridToUserid', {
			open_userid_list: 'woNobody0001',
			source_agentid: 'the app',
		});
		expect(error?.message).toBe('Source Agent ID must be a whole number (got "the app")');
	});
});

describe('temporary ids', () => {
	it('give customers, and those that cannot be converted an item together', async () => {
		const [person] = await customers();
		const { tmp_external_userid } = wecom.simulator.actions.outsiderMet({
			business_type: 2,
			external_userid: person?.external_userid,
		});
		const { json } = await wecom.run(
			'idConversion.convertTmpExternalUserid',
			{ tmp_external_userid_list: '={{ $json.ids }}', business_type: 2, user_type: 1 },
			{ input: [{ json: { ids: [tmp_external_userid, 'ouNobody0001'] } }] },
		);
		expect(json).toEqual([
			{ tmp_external_userid, external_userid: person?.external_userid },
			{ invalid_tmp_external_userid_list: ['ouNobody0001'] },
		]);
	});

	it('are sent 100 at once', async () => {
		const ids = Array.from({ length: 250 }, (_, index) => `ouNobody${index}`);
		await wecom.run('idConversion.convertTmpExternalUserid', {
			tmp_external_userid_list: ids.join('\n'),
			business_type: 1,
			user_type: 4,
		});
		const lists = sent('convertTmpExternalUserid').map(
			({ tmp_external_userid_list: list }) => list as string[],
		);
		expect(lists.map((list) => list.length).sort((a, b) => b - a)).toEqual([100, 100, 50]);
		expect(new Set(lists.flat())).toEqual(new Set(ids));
	});
});

describe('an id of one customer', () => {
	it("of a provider's app becomes the company's own", async () => {
		const [person] = await customers();
		const external_userid = person?.external_userid ?? '';
		const provider = wecom.simulator.actions.providerSeesCustomer({
			external_userid,
			source_agentid: AGENT,
		});
		expect(provider.external_userid).not.toBe(external_userid);
		const { json } = await wecom.run('idConversion.fromServiceExternalUserid', {
			external_userid: provider.external_userid,
			source_agentid: String(AGENT),
		});
		expect(json).toEqual([{ external_userid }]);
	});

	it('of a WeChat user becomes an OpenID', async () => {
		const [person] = await customers();
		const { json } = await wecom.run('idConversion.externalUseridToOpenid', {
			external_userid: idOf(person?.external_userid ?? ''),
		});
		expect(json).toEqual([
			{ openid: expect.any(String), external_userid: person?.external_userid },
		]);
	});

	it('of a WeCom user is not asked for', async () => {
		const { error } = await wecom.run('idConversion.externalUseridToOpenid', {
			external_userid: idOf('woExampleCustomer0001'),
		});
		expect(error?.message).toBe(
			'Customer is a WeCom user (its ID starts with wo); only WeChat users are allowed here',
		);
		expect(sent('externalUseridToOpenid')).toEqual([]);
	});
});
