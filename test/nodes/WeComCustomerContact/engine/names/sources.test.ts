import type { Named } from '../../../../../nodes/WeComCustomerContact/engine/names/nameIndex';
import {
	corpTags,
	interceptRules,
	named,
	namesInGroup,
	products,
	strategyTags,
	type NameSource,
} from '../../../../../nodes/WeComCustomerContact/engine/names/sources';
import { clientDouble } from '../../../../../support/harness/clientDouble';
import type { JsonObject } from '../../../../../wecom/types';

/** What a source reads, and the calls that it takes. */
async function readFrom(source: NameSource, answers: JsonObject[], within?: string) {
	const { client, calls } = clientDouble(() => answers[calls.length - 1] ?? {});
	const records = await source.read(client, within);
	return { records, asked: calls.map(({ method, body }) => [method, body]) };
}

const tagGroup: JsonObject = {
	group_id: 'etGroup',
	group_name: 'Level',
	order: 3,
	tag: [
		{ id: 'etVip', name: 'VIP', order: 1 },
		{ id: 'et\u0000Odd', name: 'Odd' },
	],
};
const group: Named = { id: 'etGroup', name: 'Level' };
const ofTagGroup: Named[] = [
	{ ...group, record: { group_id: 'etGroup', group_name: 'Level', order: 3 } },
	{ id: 'etVip', name: 'VIP', group, record: { id: 'etVip', name: 'VIP', order: 1 } },
];

describe('tags', () => {
	it('are read with their groups before them', async () => {
		const { records, asked } = await readFrom(corpTags, [{ tag_group: [tagGroup] }]);
		expect(records).toEqual(ofTagGroup);
		expect(asked).toEqual([['POST', {}]]);
	});

	it.each([
		['of one rule group', '7', { strategy_id: 7 }],
		['of all rule groups', undefined, {}],
	])('%s are too', async (_what, within, body) => {
		const { records, asked } = await readFrom(strategyTags, [{ tag_group: [tagGroup] }], within);
		expect(records).toEqual(ofTagGroup);
		expect(asked).toEqual([['POST', body]]);
	});

	it('of a group whose id cannot be used are none, and a group may have none', () => {
		expect(namesInGroup({ ...tagGroup, group_id: 'et\uFFFD' })).toEqual([]);
		expect(namesInGroup({ group_id: 'etGroup', group_name: 'Level' })).toEqual([
			{ ...group, record: { group_id: 'etGroup', group_name: 'Level' } },
		]);
	});
});

describe('sensitive word rules', () => {
	it('are read by their names', async () => {
		const rule_list = [
			{ rule_id: 'rule_1', rule_name: 'No private payment' },
			{ rule_id: '', rule_name: 'Without an id' },
			{ rule_id: 'rule_2', rule_name: 'No gifts' },
		];
		const { records, asked } = await readFrom(interceptRules, [{ rule_list }]);
		expect(records).toEqual([
			{ id: 'rule_1', name: 'No private payment' },
			{ id: 'rule_2', name: 'No gifts' },
		]);
		expect(asked).toEqual([['GET', {}]]);
	});
});

describe('products', () => {
	it('are read by their descriptions and codes, to the last page', async () => {
		const { records, asked } = await readFrom(products, [
			{
				product_list: [
					{ product_id: 'p1', description: 'Tea set', product_sn: 'TEA001' },
					{ product_id: null, description: 'Without an id' },
				],
				next_cursor: 'more',
			},
			{ product_list: [{ product_id: 'p2', description: 'Cup', product_sn: null }] },
		]);
		expect(records).toEqual([
			{ id: 'p1', name: 'Tea set', aliases: ['TEA001'], told: 'TEA001' },
			{ id: 'p2', name: 'Cup', aliases: [''], told: '' },
		]);
		expect(asked).toEqual([
			['POST', { limit: 100 }],
			['POST', { limit: 100, cursor: 'more' }],
		]);
	});

	it('are read on, however many pages it takes', async () => {
		const pages = Array.from({ length: 101 }, (_, at) => ({
			product_list: [{ product_id: `p${at}`, description: 'Cup' }],
			next_cursor: at < 100 ? `c${at}` : '',
		}));
		expect((await readFrom(products, pages)).records).toHaveLength(101);
	});
});

describe('a record with a name', () => {
	it('has its id as text, and an empty name where WeCom gives none', () => {
		expect(named(7, 'North')).toEqual({ id: '7', name: 'North' });
		expect(named('a', null)).toEqual({ id: 'a', name: '' });
		expect(named('a', 7)).toEqual({ id: 'a', name: '' });
	});

	it.each([undefined, null, '', {}, 'a\u0000'])('is none where its id is %j', (id) => {
		expect(named(id, 'North')).toBeUndefined();
	});
});
