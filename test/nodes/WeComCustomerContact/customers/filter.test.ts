import { customerFilter } from '../../../../nodes/WeComCustomerContact/customers/filter';
import type { CustomerRecord } from '../../../../nodes/WeComCustomerContact/customers/record';
import type { JsonObject } from '../../../../wecom/types';

const ANN: CustomerRecord = {
	contact: { name: 'Ann Example', unionid: 'oExample1' },
	follow: {
		createtime: 1_000,
		tag_id: ['etA', 'etB'],
		remark: 'From the FAIR',
		remark_mobiles: ['13900000021', '13900000022'],
		add_way: 16,
		state: 'shop',
	},
};
const passes = (values: JsonObject, customer = ANN) => customerFilter(values)?.(customer);

describe('a filter of customers', () => {
	it.each<[what: string, values: JsonObject, passes: boolean]>([
		...['added_after', 'added_from_day', 'added_since'].flatMap(
			(name): Array<[string, JsonObject, boolean]> => [
				[`${name} before it`, { [name]: 999 }, true],
				[`${name} at that very second`, { [name]: 1_000 }, true],
				[`${name} later`, { [name]: 1_001 }, false],
			],
		),
		...['added_before', 'added_until_day'].flatMap((name): Array<[string, JsonObject, boolean]> => [
			[`${name} after it`, { [name]: 1_001 }, true],
			[`${name} at that very second`, { [name]: 1_000 }, false],
		]),
		['with each of these tags', { tags_all: ['etA', 'etB'] }, true],
		['with each of these tags, one of which is missing', { tags_all: ['etA', 'etC'] }, false],
		['with one of these tags', { tags_any: ['etC', 'etB'] }, true],
		['with one of these tags, none of which is there', { tags_any: ['etC'] }, false],
		['without these tags', { tags_none: ['etC'] }, true],
		['without these tags, one of which is there', { tags_none: ['etC', 'etB'] }, false],
		['by a name in small letters', { text_contains: 'ann ex' }, true],
		['by a remark in capitals', { text_contains: 'THE F' }, true],
		['by any of the mobile numbers', { text_contains: '0000022' }, true],
		['by a text that is nowhere', { text_contains: 'shop' }, false],
		['by one of several sources', { add_way: [1, 16] }, true],
		['by other sources', { add_way: [1] }, false],
		['by one of several States', { states: ['fair', 'shop'] }, true],
		['by other States', { states: ['fair'] }, false],
		['by one of several unionids', { unionids: ['oExample1', 'oExample2'] }, true],
		['by other unionids', { unionids: ['oExample2'] }, false],
		['that meets each of several conditions', { states: ['shop'], add_way: [16] }, true],
		['that meets but one of them', { states: ['shop'], add_way: [1] }, false],
	])('lets pass or not: %s', (_what, values, expected) => {
		expect(passes(values)).toBe(expected);
	});

	it.each<[what: string, values: JsonObject]>([
		['lists', { tags_all: [], tags_any: [], tags_none: [], states: [], unionids: [] }],
		['sources', { add_way: [] }],
		['sources that are no list', { add_way: 'all' }],
		['a text', { text_contains: '' }],
		['times', { added_after: null, added_before: null }],
	])('asks for nothing where it holds empty %s', (_what, values) => {
		expect(customerFilter(values)).toBeUndefined();
	});

	it('never passes who lists no source, whatever is asked for', () => {
		const customer = { contact: {}, follow: {} };
		expect(passes({ add_way: [0, 16] }, customer)).toBe(false);
	});
});
