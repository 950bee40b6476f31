import type { INodeParameters } from 'n8n-workflow';

import { useSimulator } from '../../../../support/harness/useSimulator';

const NOON = Date.parse('2026-03-02T12:00:00+08:00');
const DAY = 86_400_000;

const wecom = useSimulator({ members: 3, customers: 0, fixedTime: NOON });

const names = async (filters: INodeParameters, more: INodeParameters = {}) => {
	const { json, error } = await wecom.run('customer.getBatch', {
		all_members: true,
		returnAll: true,
		...more,
		filters,
	});
	expect(error).toBeUndefined();
	// By what was asked for: a rude WeCom puts odd characters into names.
	const { customers } = wecom.simulator.corp.people;
	return json.map(({ external_userid }) => customers.get(String(external_userid))?.name);
};

/** Three customers of member_1 added on three days, and one of member_2. */
async function peopleOfThreeDays() {
	const { actions, clock } = wecom.simulator;
	const add = (userid: string, name: string, more: { state?: string; add_way?: number } = {}) =>
		actions.customerAdds({ userid, name, ...more });
	const [ann, , tags] = [
		add('member_1', 'Ann', { state: 'fair', add_way: 1 }),
		await clock.advance(DAY),
		actions.tagGroupCreated({ name: 'Level', tags: ['VIP', 'Lost', 'New'] }).tag_ids,
	];
	const bob = add('member_1', 'Bob', { state: 'shop', add_way: 16 });
	await clock.advance(DAY);
	const cy = add('member_1', 'Cy');
	const dee = add('member_2', 'Dee', { add_way: 1 });
	const [vip = '', lost = '', fresh = ''] = tags;
	const edit = actions.memberEditsCustomer;
	edit({ ...pairOf(ann), add_tag: [vip], remark: 'Annabel', mobiles: ['13900000021'] });
	edit({ ...pairOf(bob), add_tag: [vip, lost] });
	edit({ ...pairOf(cy), add_tag: [fresh], remark: 'CY of the shop' });
	return { ann, bob, cy, dee, vip, lost, fresh };
}

const pairOf = ({ userid, external_userid }: { userid: string; external_userid: string }) => ({
	userid,
	external_userid,
});

describe('a filter of customers', () => {
	it('by when they were added takes the first moment and leaves out the last', async () => {
		await peopleOfThreeDays();
		expect(await names({ added_after: '2026-03-03T12:00:00+08:00' })).toEqual(['Bob', 'Cy', 'Dee']);
		expect(await names({ added_before: '2026-03-03T12:00:00+08:00' })).toEqual(['Ann']);
		const yesterday = { added_after: '2026-03-03', added_before: '2026-03-04' };
		expect(await names(yesterday)).toEqual(['Bob']);
	});

	it('by days ago counts the days of the time zone of the workflow', async () => {
		await peopleOfThreeDays();
		jest.spyOn(Date, 'now').mockReturnValue(NOON + 2 * DAY);
		const on = async (added_days_ago: number | string) => await names({ added_days_ago });
		expect(await on(0)).toEqual(['Cy', 'Dee']);
		expect(await on(1)).toEqual(['Bob']);
		expect(await on('2')).toEqual(['Ann']);
		expect(await on(3)).toEqual([]);
		expect(await names({ added_last_days: 1 })).toEqual(['Bob', 'Cy', 'Dee']);
		expect(await names({ added_last_days: 2 })).toEqual(['Ann', 'Bob', 'Cy', 'Dee']);
		jest.restoreAllMocks();
	});

	it.each([-1, 1.5, 'yesterday', 4_000])('refuses %s as a number of days', async (days) => {
		const { error } = await wecom.run('customer.getBatch', {
			all_members: true,
			filters: { added_days_ago: days },
		});
		expect(error?.message).toMatch(/^Added Days Ago must be/);
		expect(wecom.simulator.ledger.requests({})).toEqual([]);
	});

	it('by tags knows all, any and none of several', async () => {
		const { vip, lost, fresh } = await peopleOfThreeDays();
		expect(await names({ tags_all: [vip, lost] })).toEqual(['Bob']);
		expect(await names({ tags_any: [lost, fresh] })).toEqual(['Bob', 'Cy']);
		expect(await names({ tags_none: [vip, lost] })).toEqual(['Cy', 'Dee']);
		expect(await names({ tags_any: [vip], tags_none: [lost] })).toEqual(['Ann']);
	});

	it('takes tags by their names, beside ids and by their groups', async () => {
		const { lost } = await peopleOfThreeDays();
		expect(await names({ tags_all: '={{ "VIP, Level/Lost" }}' })).toEqual(['Bob']);
		expect(await names({ tags_none: `={{ ["VIP", "${lost}"] }}` })).toEqual(['Cy', 'Dee']);
		const { error } = await wecom.run('customer.getBatch', {
			all_members: true,
			filters: { tags_any: '={{ "Nobody knows" }}' },
		});
		expect(error?.message).toContain('Nobody knows');
		expect(wecom.simulator.ledger.calls('customer.getBatch')).toBe(2);
	});

	it.each([
		['name', 'ee', ['Dee']],
		['remark, whatever the case', 'cy OF', ['Cy']],
		['mobile', '0000021', ['Ann']],
	])('by text looks into the %s', async (_where, text_contains, expected) => {
		await peopleOfThreeDays();
		expect(await names({ text_contains })).toEqual(expected);
	});

	it('by State, source and unionid takes one of several', async () => {
		const { ann } = await peopleOfThreeDays();
		expect(await names({ states: 'fair, shop' })).toEqual(['Ann', 'Bob']);
		expect(await names({ add_way: [1] })).toEqual(['Ann', 'Dee']);
		const { json } = await wecom.run('customer.get', {
			external_userid: { __rl: true, mode: 'id', value: ann.external_userid },
		});
		expect(await names({ unionids: json[0]?.unionid as string })).toEqual(['Ann']);
	});

	it('lets pass who meets every condition of several', async () => {
		const { vip } = await peopleOfThreeDays();
		expect(await names({ tags_any: [vip], add_way: [16], states: 'shop' })).toEqual(['Bob']);
		expect(await names({ tags_any: [vip], states: 'elsewhere' })).toEqual([]);
	});

	it('works on raw data too', async () => {
		await peopleOfThreeDays();
		const { json } = await wecom.run('customer.getBatch', {
			all_members: true,
			returnAll: true,
			simplify: false,
			filters: { states: 'fair' },
		});
		expect(json).toMatchObject([{ external_contact: {}, follow_info: { state: 'fair' } }]);
	});
});

describe('a filter that was filled in and comes out empty', () => {
	const FIELDS = [
		'added_after',
		'added_before',
		'added_days_ago',
		'added_last_days',
		'tags_all',
		'tags_any',
		'tags_none',
		'text_contains',
		'add_way',
		'states',
		'unionids',
	];

	it.each(FIELDS.flatMap((field) => ['undefined', 'null', "''", '[]'].map((is) => [field, is])))(
		'is an error, not everybody: %s of {{ %s }}',
		async (field, value) => {
			await peopleOfThreeDays();
			const { error } = await wecom.run('customer.getBatch', {
				all_members: true,
				filters: { [String(field)]: `={{ ${value} }}` },
			});
			expect(error?.message).toContain('an empty one never means all');
			expect(wecom.simulator.ledger.requests({})).toEqual([]);
		},
	);

	it.each(FIELDS)('is left alone by a * in %s', async (field) => {
		await peopleOfThreeDays();
		expect(await names({ [field]: '={{ "*" }}' })).toHaveLength(4);
	});
});

const [TAG_A, TAG_B] = ['etExampleTagAAAAAAAAAAAAAAAAAAA1', 'etExampleTagBBBBBBBBBBBBBBBBBBB2'];

describe('a filter that excludes itself', () => {
	const [A_TAG, B_TAG] = [TAG_A, TAG_B].map((id) => id.padEnd(32, '0'));

	it('is told of where one tag is called by different names, before a customer is read', async () => {
		wecom.simulator.actions.tagGroupCreated({ name: 'Rank', tags: ['Gold'] });
		const filters = { tags_all: ['Gold'], tags_none: 'Rank/Gold' };
		const { error } = await wecom.run('customer.getBatch', { all_members: true, filters });
		expect(error?.message).toContain('With All Tag Names');
		expect(wecom.simulator.ledger.calls('customer.getBatch')).toBe(0);
	});

	it.each<[string, INodeParameters]>([
		[
			'Added After and Added Before',
			{ added_after: '2026-03-03T00:00:00+08:00', added_before: '2026-03-03T00:00:00+08:00' },
		],
		['With All Tag Names', { tags_all: [A_TAG, B_TAG], tags_none: [B_TAG] }],
		['With Any Tag Names', { tags_any: [A_TAG, B_TAG], tags_none: [B_TAG, A_TAG] }],
	])('is told of by the names of its fields: %s', async (words, filters) => {
		const { error } = await wecom.run('customer.getBatch', { all_members: true, filters });
		expect(error?.message).toContain(words);
		expect(wecom.simulator.ledger.requests({})).toEqual([]);
	});
});
