import { dayFromToday } from '../today';
import type { Cases, RefusedCase } from './types';

const image = { media_id: '3kExampleImage0001' };
const link = { title: 'Opening hours', url: 'https://www.example.com/hours' };
const text = { content: 'Thank you.' };
const session = { type: 1, scene: 2, user: ['member_a'], is_temp: true };
const existing = { config_id: 'c0nf1gexample01' };

/** The closing message of a temporary session. */
const conclusionsCases = (way: typeof session | typeof existing): RefusedCase[] => [
	{
		rule: 'text, image, link and miniprogram of conclusions must not all be empty',
		refused: { ...way, conclusions: {} },
		says: 'Fill in at least one of',
		accepted: { ...way, conclusions: { text } },
	},
	{
		rule: 'Only one of image, link and miniprogram takes effect',
		refused: { ...way, conclusions: { image, link } },
		says: 'Fill in only one of',
		accepted: { ...way, conclusions: { text, link } },
	},
];

const rangeCase = (range: string, rule: string, rest: Record<string, unknown>): RefusedCase => ({
	rule,
	refused: { ...rest, [range]: {} } as RefusedCase['refused'],
	says: 'Fill in at least one of',
	accepted: { ...rest, [range]: { department_list: [12] } } as RefusedCase['accepted'],
});

const acquired = { link_name: 'Spring', range: { user_list: ['member_a'] } };
const statistics = { link_id: 'cawexample01' };

const [TAG_A, TAG_B] = ['etExampleTagAAAAAAAAAAAAAAAAAAA1', 'etExampleTagBBBBBBBBBBBBBBBBBBB2'];
const members = { userid_list: ['member_a'] };
const filterCase = (
	refused: Record<string, unknown>,
	accepted: Record<string, unknown>,
): RefusedCase => ({
	rule: "the node's own: two filters that exclude each other would find nobody",
	refused: { ...members, ...refused },
	says: 'exclude each other',
	accepted: { ...members, ...accepted },
});

export const contactCases: Cases = {
	'customer.getBatch': [
		filterCase(
			{ added_after: 1_767_229_200, added_before: 1_767_229_200 },
			{ added_after: 1_767_229_200, added_before: 1_767_229_201 },
		),
		filterCase(
			{ tags_all: [TAG_A, TAG_B], tags_none: [TAG_B] },
			{ tags_all: [TAG_A], tags_none: [TAG_B] },
		),
		filterCase(
			{ tags_any: [TAG_A, TAG_B], tags_none: [TAG_B, TAG_A] },
			{ tags_any: [TAG_A, TAG_B], tags_none: [TAG_B] },
		),
	],
	'contactWay.create': [
		{
			rule: 'user holds exactly one userid when type is 1',
			refused: { type: 1, scene: 2, user: ['member_a', 'member_b'] },
			says: 'Member Names or IDs must have exactly 1 here (got 2)',
			accepted: { type: 1, scene: 2, user: ['member_a'] },
		},
		{
			rule: 'When is_temp is true, only a single member is supported',
			refused: { type: 2, scene: 2, user: ['member_a'], is_temp: true },
			says: 'Type',
			accepted: session,
		},
		{
			rule: "the node's own: type 2 has styles 1 and 2 alone",
			refused: { type: 2, scene: 1, style: 3, user: ['member_a'] },
			says: 'Style',
			accepted: { type: 2, scene: 1, style: 2, user: ['member_a'] },
		},
		...conclusionsCases(session),
	],
	'contactWay.update': conclusionsCases(existing),
	'acquisitionLink.create': [
		rangeCase('range', 'range.user_list and range.department_list must not both be empty', {
			link_name: 'Spring',
		}),
		{
			rule: 'priority_option.priority_userid_list must be sent',
			refused: { ...acquired, priority_option: { priority_type: 2 } },
			says: 'is missing',
			accepted: {
				...acquired,
				priority_option: { priority_type: 2, priority_userid_list: ['member_b'] },
			},
		},
	],
	'acquisitionLink.getStatistics': [
		{
			rule: 'start_time and end_time are at most 30 days apart',
			refused: { ...statistics, start_time: dayFromToday(-31), end_time: dayFromToday(0) },
			says: 'may be at most 30 days apart (got 31)',
			accepted: { ...statistics, start_time: dayFromToday(-30), end_time: dayFromToday(0) },
		},
		{
			rule: 'Only the last 180 days can be queried',
			refused: { ...statistics, start_time: dayFromToday(-181), end_time: dayFromToday(-170) },
			says: '(got 2026-03-03)',
			accepted: { ...statistics, start_time: dayFromToday(-180), end_time: dayFromToday(-170) },
		},
		{
			rule: "the node's own: a span does not end after today",
			refused: { ...statistics, start_time: dayFromToday(-1), end_time: dayFromToday(1) },
			says: '(got 2026-09-01)',
			accepted: { ...statistics, start_time: dayFromToday(-1), end_time: dayFromToday(0) },
		},
	],
	'customer.updateRemark': [
		{
			rule: 'remark, description, remark_company, remark_mobiles and remark_pic_mediaid',
			refused: { userid: 'member_a', external_userid: 'wmExampleCustomer0001' },
			says: 'Fill in at least one of Remark, Description, Company, Mobile Numbers',
			accepted: { userid: 'member_a', external_userid: 'wmExampleCustomer0001', remark: '' },
		},
	],
	'interceptRule.create': [
		rangeCase(
			'applicable_range',
			'applicable_range.user_list and applicable_range.department_list must not both be left out',
			{ rule_name: 'No cash', word_list: ['cash only'], intercept_type: 1 },
		),
	],
	'idConversion.externalUseridToOpenid': [
		{
			rule: 'WeCom contacts (external_userid that starts with wo) cannot be converted',
			refused: { external_userid: 'woExampleColleague0001' },
			says: 'is a WeCom user',
			accepted: { external_userid: 'wmExampleCustomer0001' },
		},
	],
};
