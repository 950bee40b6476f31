import { SAMPLE_ROW } from '../../../../nodes/WeComCustomerContact/customers/row';
import { idOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';
import { generateSchemas } from '../../../../tools/generateSchemas';

const NOON = Date.parse('2026-03-02T12:00:00+08:00');
const FIELDS = Object.keys(SAMPLE_ROW).sort();

// What odd bytes become is tested elsewhere.
const wecom = useSimulator({ members: 3, customers: 0, fixedTime: NOON, rude: false });
const calls = (endpoint: string) => wecom.simulator.ledger.calls(endpoint);
const getMany = async (more = {}) => {
	return await wecom.run('customer.getBatch', { all_members: true, returnAll: true, ...more });
};

/** A customer of member_1 and member_2, with a tag and notes of the first. */
function someone() {
	const { actions } = wecom.simulator;
	const { external_userid } = actions.customerAdds({
		userid: 'member_1',
		name: 'Ann',
		state: 'fair',
		add_way: 1,
	});
	actions.customerAdds({ userid: 'member_2', external_userid });
	const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP', 'Big, rich'] });
	actions.memberEditsCustomer({
		userid: 'member_1',
		external_userid,
		remark: 'Annabel',
		mobiles: ['13900000021', '13900000022'],
		add_tag: tag_ids.slice(0, 1),
		personal_tags: ['Call back'],
	});
	return { external_userid, tag_ids };
}

describe('Customer > Get Many with Simplify', () => {
	it('gives a flat row with every declared field for each member and customer', async () => {
		const { external_userid, tag_ids } = someone();
		const { json, items } = await getMany();
		expect(json.map((row) => Object.keys(row).sort())).toEqual([FIELDS, FIELDS]);
		expect(json[0]).toMatchObject({
			userid: 'member_1',
			external_userid,
			name: 'Ann',
			remark: 'Annabel',
			remark_mobiles: '13900000021, 13900000022',
			tags: 'VIP',
			tag_ids: tag_ids[0],
			added_at: '2026-03-02T12:00:00+08:00',
			add_way: 1,
			add_way_text: 'Scanned QR Code',
			state: 'fair',
			type: 1,
			type_text: 'WeChat user',
			position: null,
		});
		expect(json[1]).toMatchObject({ userid: 'member_2', tags: '', tag_ids: '', state: null });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	});

	it('holds nothing but texts, numbers and null, as the cells of a table do', async () => {
		someone();
		const { json } = await getMany();
		const kinds = json.flatMap((row) => Object.values(row)).map((value) => typeof value);
		expect(json.flatMap((row) => Object.values(row)).filter(Array.isArray)).toEqual([]);
		expect([...new Set(kinds)].sort()).toEqual(['number', 'object', 'string']);
	});

	it('has the fields that the editor shows before the first run', async () => {
		someone();
		const { json } = await getMany();
		for (const operation of ['getBatch', 'get']) {
			const file = `WeComCustomerContact/__schema__/v1.0.0/customer/${operation}.json`;
			const { properties } = JSON.parse(generateSchemas().get(file) ?? '') as {
				properties: Record<string, { type: string }>;
			};
			expect(Object.keys(properties)).toEqual(Object.keys(json[0] ?? {}));
		}
	});

	it('gives the time in the time zone of the workflow', async () => {
		someone();
		const { json } = await wecom.run(
			'customer.getBatch',
			{ all_members: true },
			{ timezone: 'Europe/Berlin' },
		);
		expect(json[0]?.added_at).toBe('2026-03-02T05:00:00+01:00');
	});

	it('tells names with commas in them apart', async () => {
		const { external_userid, tag_ids } = someone();
		wecom.simulator.actions.memberEditsCustomer({
			userid: 'member_1',
			external_userid,
			add_tag: tag_ids.slice(1),
		});
		const { json } = await getMany();
		expect(json[0]).toMatchObject({ tags: '["VIP","Big, rich"]', tag_ids: tag_ids.join(', ') });
	});

	it('keeps what is said beside the customers', async () => {
		someone();
		wecom.simulator.actions.memberSet({ userid: 'member_2', licensed: false });
		const { json } = await getMany();
		expect(json).toMatchObject([
			{ userid: 'member_1', name: 'Ann' },
			{ fail_info: { unlicensed_userid_list: ['member_2'] } },
		]);
	});
});

describe('names of tags', () => {
	it('are looked up once, and only if a row has a tag', async () => {
		wecom.simulator.actions.customerAdds({ userid: 'member_1' });
		await getMany();
		expect(calls('corpTag.getAll')).toBe(0);
		someone();
		await getMany();
		expect(calls('corpTag.getAll')).toBe(1);
	});

	it('are not looked up without Simplify', async () => {
		someone();
		await getMany({ simplify: false });
		expect(calls('corpTag.getAll')).toBe(0);
	});

	it('leave the ids where WeCom refuses them, and a hint says why', async () => {
		const { tag_ids } = someone();
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 48002 },
			endpoint: 'corpTag.getAll',
		});
		const { json, hints, error } = await getMany();
		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({ tags: tag_ids[0], tag_ids: tag_ids[0] });
		expect(hints).toEqual([expect.stringContaining('48002')]);
	});

	it('leave the id of a tag that has none, such as that of a rule group', async () => {
		const { external_userid, tag_ids } = someone();
		const { tag_group } = await strategyTag();
		const [{ id }] = tag_group.tag;
		const marked = await wecom.run('customer.markTags', {
			userid: idOf('member_1'),
			external_userid: idOf(external_userid),
			add_tag: [id],
		});
		expect(marked.error).toBeUndefined();
		const { json } = await getMany();
		expect(json[0]).toMatchObject({ tags: `VIP, ${id}`, tag_ids: `${tag_ids[0]}, ${id}` });
	});

	/** A tag of a rule group that covers member_1. */
	async function strategyTag() {
		const { strategy_id } = (
			await wecom.run('customerStrategy.create', {
				strategy_name: 'North',
				admin_list: ['member_1'],
				range: { values: [{ type: 1, userid: ['member_1'] }] },
			})
		).json[0] as { strategy_id: number };
		const { json, error } = await wecom.run('strategyTag.create', {
			strategy_id: idOf(String(strategy_id)),
			addTo: 'name',
			group_name: 'Team',
			tag: { values: [{ name: 'Priority' }] },
		});
		expect(error).toBeUndefined();
		return { tag_group: json[0] as { tag: [{ id: string }] } };
	}
});

describe('Customer > Get with Simplify', () => {
	it('gives a row for each member, with the tags of each by name, personal ones too', async () => {
		const { external_userid, tag_ids } = someone();
		const { json } = await wecom.run('customer.get', { external_userid: idOf(external_userid) });
		expect(json.map((row) => Object.keys(row).sort())).toEqual([FIELDS, FIELDS]);
		expect(json).toMatchObject([
			{ userid: 'member_1', name: 'Ann', tags: 'VIP, Call back', tag_ids: tag_ids[0] },
			{ userid: 'member_2', name: 'Ann', tags: '', tag_ids: '' },
		]);
		expect(calls('corpTag.getAll')).toBe(0);
	});
});
