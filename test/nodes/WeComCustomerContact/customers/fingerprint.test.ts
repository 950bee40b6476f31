import {
	compareWith,
	SAMPLE_FINGERPRINT,
} from '../../../../nodes/WeComCustomerContact/customers/fingerprint';
import type { JsonObject } from '../../../../wecom/types';

const CONTACT: JsonObject = {
	external_userid: 'wmA',
	name: 'Ann',
	avatar: 'https://wework.example.com/avatar/1',
	type: 1,
	gender: 2,
	unionid: 'oA',
};
const FOLLOW: JsonObject = {
	userid: 'member_a',
	remark: 'Annabel',
	description: 'Answers in the morning',
	createtime: 1_735_693_200,
	tag_id: ['etA', 'etB'],
	remark_mobiles: ['13900000021'],
	add_way: 10,
	state: 'fair',
	oper_userid: 'member_a',
	wechat_channels: { nickname: 'Channel', source: 2 },
};
const look = (held: unknown, contact: JsonObject = {}, follow: JsonObject = {}) =>
	compareWith(held, { contact: { ...CONTACT, ...contact }, follow: { ...FOLLOW, ...follow } });
const fingerprint = () => look(undefined)?.fingerprint ?? '';
const changed = (contact: JsonObject, follow: JsonObject = {}) =>
	look(fingerprint(), contact, follow)?.parts;

describe('the fingerprint of a customer', () => {
	it('is a short text that any column of a table takes', () => {
		for (const one of [fingerprint(), SAMPLE_FINGERPRINT]) {
			expect(one).toMatch(/^1(\.[\w-]{8}){8}$/);
		}
		expect(fingerprint()).toHaveLength(73);
	});

	// Whoever stored it holds this very text: another one would make everybody a change.
	it('is the same in every version of this package', () => {
		expect(fingerprint()).toBe(
			'1.TmIhtW2F.wT1YSFci.3vnU8B9H.OFRgwAsS.yf-WSI0L.64GTPNuJ.0-jP2Lb-.7yVUL6EY',
		);
	});

	it.each<[string, JsonObject, JsonObject]>([
		['name', { name: 'Anne' }, {}],
		['profile', { position: 'Buyer' }, {}],
		['profile', { unionid: 'oB' }, {}],
		['profile', { type: 2 }, {}],
		['profile', { gender: 1 }, {}],
		['profile', { corp_name: 'Example' }, {}],
		['profile', { corp_full_name: 'Example Ltd.' }, {}],
		['remark', {}, { remark: '' }],
		['mobiles', {}, { remark_mobiles: [] }],
		['tags', {}, { tag_id: ['etA'] }],
		['state', {}, { state: 'shop' }],
		['follow', {}, { description: '' }],
		['follow', {}, { createtime: 1_735_693_201 }],
		['follow', {}, { remark_corp_name: 'Example' }],
		['follow', {}, { add_way: 16 }],
		['follow', {}, { oper_userid: 'member_b' }],
		['follow', {}, { wechat_channels: { nickname: 'Other' } }],
	])('tells that %s has changed', (part, contact, follow) => {
		expect(changed(contact, follow)).toEqual([part]);
	});

	it.each<[string, JsonObject, JsonObject]>([
		['the address of the picture, which WeCom changes by itself', { avatar: 'other' }, {}],
		['the order of tags', {}, { tag_id: ['etB', 'etA'] }],
		['a byte in the name that is no text', { name: 'A\u000bn\uFFFDn' }, {}],
		['whether nothing is null, empty or left out', { position: null, corp_name: '' }, {}],
	])('says nothing of %s', (_what, contact, follow) => {
		expect(changed(contact, follow)).toBeUndefined();
	});

	it.each([
		...[undefined, null, '', 7, 'text', '2.a.b.c.d.e.f.g.h', '1.a.b'],
		fingerprint().replace('1', '2'),
		fingerprint().slice(0, 10),
		`${fingerprint()}.AbCd_123`,
	])('is another in every part than %j', (held) => {
		expect(look(held)?.parts).toEqual([
			'name',
			'profile',
			'remark',
			'mobiles',
			'tags',
			'state',
			'follow',
		]);
	});

	it('is known again with the blanks that a spreadsheet puts around it', () => {
		expect(look(` ${fingerprint()} `)).toBeUndefined();
	});
});
