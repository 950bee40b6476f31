import {
	customerIn,
	hasTagIds,
	hasUnreadable,
	textsAt,
} from '../../../../nodes/WeComCustomerContact/customers/record';
import type { Json, JsonObject } from '../../../../wecom/types';

describe('a record of the list of customers', () => {
	it('is the person and what the member noted, each empty where it is missing', () => {
		const entry = { external_contact: { name: 'Ann' }, follow_info: { remark: 'A' } };
		expect(customerIn(entry)).toEqual({ contact: { name: 'Ann' }, follow: { remark: 'A' } });
		expect(customerIn({ follow_info: null })).toEqual({ contact: {}, follow: {} });
	});
});

describe('a list in a record', () => {
	it.each<[what: string, value: Json | undefined, texts: string[], unreadable: boolean]>([
		['has its texts', ['a', ''], ['a', ''], false],
		['has nothing else that got into it', ['a', null, 7], ['a'], true],
		['is empty', [], [], false],
		['is missing', undefined, [], false],
		['is something else', 'a', [], false],
	])('%s', (_what, value, texts, unreadable) => {
		const holder = (value === undefined ? {} : { list: value }) as JsonObject;
		expect([textsAt(holder, 'list'), hasUnreadable(holder, 'list')]).toEqual([texts, unreadable]);
	});
});

describe('the tags of a record', () => {
	it.each<[what: string, follow: JsonObject, byIds: boolean]>([
		['are ids alone in the list of customers', { tag_id: ['etA'] }, true],
		['have their names with a single customer', { tag_id: ['etA'], tags: [] }, false],
		['are none', { tag_id: [] }, false],
		['are none that could be read', { tag_id: [null] }, false],
	])('%s', (_what, follow, byIds) => {
		expect(hasTagIds({ contact: {}, follow })).toBe(byIds);
	});
});
