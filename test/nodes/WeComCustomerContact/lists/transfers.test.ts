import { idOf, useCustomers } from '../../../../support/harness/customers';
import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 30, members: 3 });
const lists = useLists(wecom);
const customers = useCustomers(wecom);

const customersOf = async (userid: string): Promise<string[]> =>
	(await customers()).filter((one) => one.userid === userid).map((one) => one.external_userid);
const memberFirst = { name: 'Choose the member first', value: '', disabled: true };
const valuesOf = (entries: Array<{ value: unknown }>) => entries.map(({ value }) => value).sort();

it('offers the customers of the member who hands them over', async () => {
	const options = await lists.options('getCustomersOfHandoverMember', {
		resource: 'onJobTransfer',
		operation: 'transferCustomers',
		handover_userid: idOf('member_1'),
	});
	expect(valuesOf(options)).toEqual((await customersOf('member_1')).sort());
});

it('asks for the member who hands customers over before it offers any', async () => {
	const options = await lists.options('getCustomersOfHandoverMember', {
		resource: 'onJobTransfer',
		operation: 'transferCustomers',
		handover_userid: idOf(''),
	});
	expect(options).toEqual([memberFirst]);
});

it('offers the customers of the sender of a group message', async () => {
	const options = await lists.options('getCustomersOfSender', {
		resource: 'groupMessage',
		operation: 'create',
		chat_type: 'single',
		sender: idOf('member_2'),
	});
	expect(valuesOf(options)).toEqual((await customersOf('member_2')).sort());
});

describe('after members have left', () => {
	const form = (handover_userid: string) => ({
		resource: 'resignedTransfer',
		operation: 'transferCustomers',
		handover_userid: idOf(handover_userid),
	});
	const left: Record<string, string[]> = {};
	beforeEach(async () => {
		for (const userid of ['member_1', 'member_2']) {
			left[userid] = await customersOf(userid);
			wecom.simulator.actions.memberResigns({ userid });
		}
	});

	it('offers each of them once', async () => {
		const { results } = await lists.search('searchResignedMembers');
		expect(valuesOf(results)).toEqual(['member_1', 'member_2']);
	});

	it('offers what the chosen one left behind', async () => {
		const options = await lists.options('getUnassignedCustomers', form('member_1'));
		expect(valuesOf(options)).toEqual([...(left.member_1 ?? [])].sort());
	});

	it('asks to choose one of them first', async () => {
		expect(await lists.options('getUnassignedCustomers', form(''))).toEqual([memberFirst]);
		expect(wecom.simulator.ledger.calls('resignedTransfer.getUnassigned')).toBe(0);
	});

	it('offers what all of them left behind while an expression has no value yet', async () => {
		const options = await lists.options('getUnassignedCustomers', form('={{ $json.userid }}'));
		expect(options).toHaveLength((left.member_1?.length ?? 0) + (left.member_2?.length ?? 0));
	});
});

it('offers group chats whose owners have left by name, and no others', async () => {
	const { actions } = wecom.simulator;
	const { chat_id } = actions.groupChatCreated({ owner: 'member_1', name: 'Tea lovers' });
	actions.groupChatCreated({ owner: 'member_3', name: 'Coffee lovers' });
	expect(await lists.options('getResignedGroupChats')).toEqual([]);
	actions.memberResigns({ userid: 'member_1' });
	expect(await lists.options('getResignedGroupChats')).toEqual([
		{ name: 'Tea lovers', value: chat_id, description: 'member_1' },
	]);
});
