import type { CustomerRecord } from '../../../../nodes/WeComCustomerContact/customers/record';
import { customerRow, SAMPLE_ROW } from '../../../../nodes/WeComCustomerContact/customers/row';
import type { JsonObject } from '../../../../wecom/types';

const names = new Map([
	['etA', 'VIP'],
	['etB', 'Gold'],
]);
const rowOf = ({ contact = {}, follow = {} }: Partial<CustomerRecord>) =>
	customerRow({ contact, follow }, { timezone: 'Asia/Shanghai', tagName: (id) => names.get(id) });

describe('the row of a customer', () => {
	it('has what WeCom knows and what the member noted under the names of WeCom', () => {
		const contact = {
			external_userid: 'wmExample1',
			name: 'Customer A',
			position: 'Buyer',
			avatar: 'https://wework.example.com/avatar/1',
			corp_name: 'Example',
			corp_full_name: 'Example Ltd.',
			unionid: 'oExample1',
		};
		const follow = {
			userid: 'member_a',
			remark: 'A',
			description: 'Answers in the morning',
			remark_corp_name: 'Example',
			state: 'fair',
			oper_userid: 'member_b',
		};
		expect(
			rowOf({
				contact: { ...contact, type: 2, gender: 1 },
				follow: {
					...follow,
					createtime: 1_767_229_200,
					add_way: 16,
					tag_id: ['etB', 'etC'],
					remark_mobiles: ['13900000021', '13900000022'],
					wechat_channels: { nickname: 'Channel', source: 2 },
				},
			}),
		).toEqual({
			...contact,
			...follow,
			remark_mobiles: '13900000021, 13900000022',
			tags: 'Gold, etC',
			tag_ids: 'etB, etC',
			added_at: '2026-01-01T09:00:00+08:00',
			add_way: 16,
			add_way_text: 'Acquisition Link',
			channels_nickname: 'Channel',
			type: 2,
			type_text: 'WeCom user',
			gender: 1,
			gender_text: 'Male',
		});
	});

	it.each<[field: string, code: number, text: string]>([
		['type', 1, 'WeChat user'],
		['type', 2, 'WeCom user'],
		['type', 3, 'Unknown'],
		['gender', 0, 'Unknown'],
		['gender', 1, 'Male'],
		['gender', 2, 'Female'],
		['gender', 3, 'Unknown'],
	])('says in words what %s %d means', (field, code, text) => {
		expect(rowOf({ contact: { [field]: code } })[`${field}_text`]).toBe(text);
	});

	it('has no words for what is null', () => {
		const row = rowOf({ contact: { type: null, gender: null }, follow: { add_way: null } });
		expect([row.type_text, row.gender_text, row.add_way_text]).toEqual([null, null, null]);
	});

	it.each<[what: string, follow: JsonObject, tags: string, ids: string]>([
		[
			'with the names that come with them',
			{ tags: [{ tag_id: 'etA', tag_name: 'Silver' }], tag_id: ['etB'] },
			'Silver',
			'etA',
		],
		[
			'of the member alone, which have no id',
			{ tags: [{ tag_name: 'Call back' }] },
			'Call back',
			'',
		],
		['without names as their ids', { tags: [{ tag_id: 'etA' }, null] }, 'etA', 'etA'],
		['that are none', { tags: [], tag_id: ['etB'] }, '', ''],
	])('has tags %s', (_what, follow, tags, tag_ids) => {
		expect(rowOf({ follow })).toMatchObject({ tags, tag_ids });
	});
});

describe('the example of a row', () => {
	it('has something in every field, and tags by their names', () => {
		const empty = Object.entries(SAMPLE_ROW).filter(([, value]) => value === null || value === '');
		expect(empty).toEqual([]);
		expect(SAMPLE_ROW).toMatchObject({
			tags: 'East',
			tag_ids: expect.stringMatching(/^et\w+$/),
			remark_mobiles: expect.stringMatching(/^\d+$/),
			added_at: expect.stringMatching(/\+08:00$/),
		});
		expect(Object.keys(SAMPLE_ROW).sort()).toEqual(Object.keys(rowOf({})).sort());
	});
});
