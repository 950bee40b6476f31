import type { JsonObject } from '../../../simulator/types';
import { createClient, customerOf, useSimulator } from '../support';

const world = useSimulator({
	members: 3,
	customers: 30,
	apps: [
		{ name: 'main', secret: 'SIM-SECRET-of-the-first-app' },
		{ name: 'narrow', secret: 'SIM-SECRET-of-the-second-app', visibleMembers: ['member_2'] },
	],
});

const AGENT = 1_000_087;
const call = (operation: string, input: JsonObject) =>
	world.client.call(`idConversion.${operation}`, input);
const code = (operation: string, input: JsonObject) =>
	world.client.code(`idConversion.${operation}`, input);

describe('open_userids', () => {
	const convert = (open_userid_list: string[], source_agentid = AGENT) =>
		call('openUseridToUserid', { open_userid_list, source_agentid });

	it('become userids, and those that nobody got are named as not valid', async () => {
		const { open_userid } = world.simulator.actions.providerSeesMember({
			userid: 'member_1',
			source_agentid: AGENT,
		});
		expect(await convert([open_userid, 'woNever'])).toEqual({
			errcode: 0,
			errmsg: 'ok',
			userid_list: [{ open_userid, userid: 'member_1' }],
			invalid_open_userid_list: ['woNever'],
		});
	});

	it('are the same each time for one provider, and others for another', async () => {
		const input = { userid: 'member_1', source_agentid: AGENT };
		const { actions } = world.simulator;
		const { open_userid } = actions.providerSeesMember(input);
		expect(actions.providerSeesMember(input)).toEqual({ open_userid });
		const other = actions.providerSeesMember({ ...input, source_agentid: 7 });
		expect(other.open_userid).not.toBe(open_userid);
		expect((await convert([open_userid], 7)).invalid_open_userid_list).toEqual([open_userid]);
	});

	it('are converted for members whom the app sees', async () => {
		const { open_userid } = world.simulator.actions.providerSeesMember({
			userid: 'member_1',
			source_agentid: AGENT,
		});
		world.client = await createClient(world.simulator, 'narrow');
		expect((await convert([open_userid])).invalid_open_userid_list).toEqual([open_userid]);
	});
});

describe("a provider's external_userid", () => {
	it("becomes the corp's own", async () => {
		const own = customerOf(world.simulator);
		const { external_userid } = world.simulator.actions.providerSeesCustomer({
			external_userid: own,
			source_agentid: AGENT,
		});
		expect(external_userid).not.toBe(own);
		const input = { external_userid, source_agentid: AGENT };
		expect(await call('fromServiceExternalUserid', input)).toMatchObject({ external_userid: own });
		const wrong = { external_userid, source_agentid: 7 };
		expect(await code('fromServiceExternalUserid', wrong)).toBe(40096);
		world.client = await createClient(world.simulator, 'narrow');
		expect(await code('fromServiceExternalUserid', input)).toBe(60011);
	});
});

describe('temporary ids', () => {
	const convert = (business_type: number, user_type: number, ...ids: string[]) =>
		call('convertTmpExternalUserid', {
			business_type,
			user_type,
			tmp_external_userid_list: ids,
		});

	it.each([1, 2, 3])('of business type %i become customers', async (business_type) => {
		const external_userid = customerOf(world.simulator);
		const { tmp_external_userid } = world.simulator.actions.outsiderMet({
			business_type,
			external_userid,
		});
		expect(await convert(business_type, 1, tmp_external_userid, 'ouNever')).toMatchObject({
			results: [{ tmp_external_userid, external_userid }],
			invalid_tmp_external_userid_list: ['ouNever'],
		});
		const others = await convert((business_type % 3) + 1, 1, tmp_external_userid);
		expect(others).toMatchObject({
			results: [],
			invalid_tmp_external_userid_list: [tmp_external_userid],
		});
	});

	it.each([2, 3, 4])('of user type %i become members of another corp', async (user_type) => {
		const outsider = { corpid: 'wwexamplepartner01', userid: 'member_b' };
		const { tmp_external_userid } = world.simulator.actions.outsiderMet({
			business_type: 1,
			user_type,
			...outsider,
		});
		expect((await convert(1, user_type, tmp_external_userid)).results).toEqual([
			{ tmp_external_userid, ...outsider },
		]);
		expect((await convert(1, 1, tmp_external_userid)).results).toEqual([]);
	});

	it('are for the app that got them, and for customers of members whom it sees', async () => {
		const { actions } = world.simulator;
		const mine = { business_type: 1, app: 'narrow' };
		const hidden = actions.outsiderMet({ ...mine, external_userid: customerOf(world.simulator) });
		const seen = customerOf(world.simulator, 'member_2');
		const visible = actions.outsiderMet({ ...mine, external_userid: seen });
		const ids = [hidden.tmp_external_userid, visible.tmp_external_userid];
		expect((await convert(1, 1, ...ids)).invalid_tmp_external_userid_list).toEqual(ids);
		world.client = await createClient(world.simulator, 'narrow');
		expect(await convert(1, 1, ...ids)).toMatchObject({
			results: [{ tmp_external_userid: ids[1], external_userid: seen }],
			invalid_tmp_external_userid_list: [ids[0]],
		});
	});
});

describe('an openid', () => {
	const openid = (external_userid: string) => call('externalUseridToOpenid', { external_userid });

	it('is one for each WeChat user and always the same', async () => {
		const first = await openid(customerOf(world.simulator));
		expect(first).toMatchObject({ errcode: 0, openid: expect.stringMatching(/^o/) as string });
		expect(await openid(customerOf(world.simulator))).toEqual(first);
		const other = await openid(customerOf(world.simulator, 'member_2'));
		expect(other.openid).not.toBe(first.openid);
	});

	it('does not exist for who uses WeCom', async () => {
		const { external_userid } = world.simulator.actions.customerAdds({
			userid: 'member_1',
			type: 2,
		});
		expect(await openid(external_userid)).toMatchObject({ errcode: 41056 });
		expect(await openid('wmNever')).toMatchObject({ errcode: 40096 });
	});
});
