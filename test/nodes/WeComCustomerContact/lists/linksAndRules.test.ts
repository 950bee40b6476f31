import { idOf } from '../../../../support/harness/customers';
import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 4, customers: 8 });
const lists = useLists(wecom);

it('acquisition links are listed by their names', async () => {
	const ids: string[] = [];
	for (const link_name of ['Spring campaign', 'Autumn campaign']) {
		const { json } = await wecom.run('acquisitionLink.create', {
			link_name,
			user_list: ['member_1'],
		});
		ids.push(String(json[0]?.link_id));
	}
	expect((await lists.search('searchAcquisitionLinks')).results).toEqual([
		{ name: 'Spring campaign', value: ids[0] },
		{ name: 'Autumn campaign', value: ids[1] },
	]);
	expect((await lists.search('searchAcquisitionLinks', {}, 'autumn')).results).toEqual([
		{ name: 'Autumn campaign', value: ids[1] },
	]);
});

it('sensitive word rules are listed by their names, with one request', async () => {
	const { json } = await wecom.run('interceptRule.create', {
		rule_name: 'No private payment',
		word_list: 'cash only',
		intercept_type: 1,
		user_list: ['member_1'],
	});
	expect((await lists.search('searchInterceptRules')).results).toEqual([
		{ name: 'No private payment', value: json[0]?.rule_id },
	]);
	expect(wecom.simulator.ledger.calls('interceptRule.getAll')).toBe(1);
});

it('customers are listed where the form has no member, for an OpenID', async () => {
	const { results } = await lists.search('searchCustomers', {
		resource: 'idConversion',
		operation: 'externalUseridToOpenid',
		external_userid: idOf(''),
	});
	expect(results.length).toBeGreaterThan(0);
});
