import { customerFilter } from '../../../../nodes/WeComCustomerContact/customers/filter';
import { customerIn } from '../../../../nodes/WeComCustomerContact/customers/record';
import { customerRow } from '../../../../nodes/WeComCustomerContact/customers/row';
import type { JsonObject } from '../../../../wecom/types';

const passes = (values: JsonObject, follow: JsonObject, contact: JsonObject = {}) =>
	customerFilter(values)?.(customerIn({ external_contact: contact, follow_info: follow }));

describe('a record that does not say what is asked for', () => {
	it.each<[string, JsonObject, JsonObject]>([
		['when they were added, after', { added_after: 1 }, {}],
		['when they were added, before', { added_before: 2_000_000_000 }, { createtime: null }],
		['the source, whose code 0 is another thing than none', { add_way: [0] }, {}],
		['a State', { states: ['fair'] }, { state: null }],
		['a unionid', { unionids: ['oA'] }, {}],
		['a text', { text_contains: 'a' }, { remark: null, remark_mobiles: null }],
		['a tag', { tags_any: ['etA'] }, { tag_id: null }],
	])('does not pass a filter by %s', (_what, values, follow) => {
		expect(passes(values, follow)).toBe(false);
	});

	it('has no tag where it lists none', () => {
		for (const tag_id of [undefined, null, []]) {
			expect(passes({ tags_none: ['etA'] }, tag_id === undefined ? {} : { tag_id })).toBe(true);
		}
	});

	it('may have any tag where one of its own cannot be read', () => {
		expect(passes({ tags_none: ['etA'] }, { tag_id: ['et\u0000A'] })).toBe(false);
		expect(passes({ tags_none: ['etA'] }, { tag_id: ['etB', null] })).toBe(false);
		expect(passes({ tags_all: ['etB'] }, { tag_id: ['etB', null] })).toBe(true);
	});

	it('is a row all the same, with null for what is not there', () => {
		const row = customerRow(customerIn({}), { timezone: 'UTC', tagName: () => undefined });
		const { tags, tag_ids, remark_mobiles, ...others } = row;
		expect([tags, tag_ids, remark_mobiles]).toEqual(['', '', '']);
		expect(new Set(Object.values(others))).toEqual(new Set([null]));
	});

	it.each([
		[1_767_229_200, '2026-01-01T01:00:00+00:00'],
		['1767229200', '2026-01-01T01:00:00+00:00'],
		[1e20, null],
		[-1, null],
		['soon', null],
	])('has a time only where there is one: %j', (createtime, added_at) => {
		const record = customerIn({ external_contact: {}, follow_info: { createtime } });
		const row = customerRow(record, { timezone: 'UTC', tagName: () => undefined });
		expect(row).toMatchObject({ added_at });
	});

	it('keeps a code that WeCom has added since, and says that it is unknown', () => {
		const record = customerIn({ external_contact: { gender: 9 }, follow_info: { add_way: 99 } });
		expect(customerRow(record, { timezone: 'UTC', tagName: () => undefined })).toMatchObject({
			gender: 9,
			gender_text: 'Unknown',
			add_way: 99,
			add_way_text: 'Unknown',
		});
	});
});

it('is no filter at all where nothing is asked for', () => {
	expect(customerFilter({})).toBeUndefined();
	expect(customerFilter({ simplify: true, all_members: true })).toBeUndefined();
});
