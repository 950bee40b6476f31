import type { JsonObject } from '../../wecom/types';

const picture = { media_id: '3kExampleImage0001', pic_url: 'https://img.example.com/lobby/0' };
const card = {
	title: 'Opening hours',
	picurl: 'https://img.example.com/hours.png',
	desc: 'All shops at a glance',
	url: 'https://www.example.com/hours',
};
const miniProgram = {
	title: 'Book a visit',
	pic_media_id: '3kExampleCover0002',
	appid: 'wx0000000000example',
	page: 'pages/book/index',
};
const session = { type: 1, scene: 2, user: ['member_a'], is_temp: true };

/**
 * Requests beside the examples of the contract, for the parameters that those leave out because only
 * one of several kinds of content or of several ways to name a thing fits into one request.
 */
export const furtherRequests: Readonly<Record<string, readonly JsonObject[]>> = {
	'contactWay.create': [
		{ type: 2, scene: 2, user: ['member_a', 'member_b'], party: [12, 15] },
		{ ...session, conclusions: { image: { media_id: '3kExampleImage0001' } } },
		{ ...session, conclusions: { text: { content: 'Thank you.' }, miniprogram: miniProgram } },
	],
	'contactWay.update': [
		{ config_id: 'c0nf1gexample01', user: ['member_a', 'member_b'], party: [12] },
		{ config_id: 'c0nf1gexample01', conclusions: { image: { media_id: '3kExampleImage0001' } } },
		{ config_id: 'c0nf1gexample01', conclusions: { link: card } },
	],
	'corpTag.getAll': [{ group_id: ['etExampleGroup0001'] }],
	'corpTag.create': [{ group_id: 'etExampleGroup0001', tag: [{ name: 'Gold', order: 3 }] }],
	'groupMessage.create': [
		{
			chat_type: 'group',
			chat_id_list: ['wrExampleGroupChat0001', 'wrExampleGroupChat0002'],
			sender: 'member_a',
			text: { content: 'The shop is open on Sunday.' },
		},
	],
	'groupWelcomeTemplate.create': [
		{ text: { content: 'Welcome' }, image: picture, agentid: 1000021 },
		{ link: card },
		{ file: { media_id: '3kExampleFile0003' } },
		{ video: { media_id: '3kExampleVideo0004' } },
	],
	'groupWelcomeTemplate.update': [
		{ template_id: 'msgExampleWelcome01', image: picture, agentid: 1000021 },
		{ template_id: 'msgExampleWelcome01', miniprogram: miniProgram },
		{ template_id: 'msgExampleWelcome01', file: { media_id: '3kExampleFile0003' } },
		{ template_id: 'msgExampleWelcome01', video: { media_id: '3kExampleVideo0004' } },
	],
	'groupWelcomeTemplate.delete': [{ template_id: 'msgExampleWelcome01', agentid: 1000021 }],
	'media.download': [{ media_id: '3kExampleFile0003', Range: 'bytes=0-1023' }],
	'moment.create': [
		{
			attachments: [
				{
					msgtype: 'link',
					link: {
						title: 'Opening hours',
						url: 'https://www.example.com/hours',
						media_id: '3kExampleCover0002',
					},
				},
			],
		},
		{ attachments: [{ msgtype: 'video', video: { media_id: '3kExampleVideo0004' } }] },
	],
	'strategyTag.getAll': [{ strategy_id: 7, tag_id: ['etExampleTag0001'] }],
	'strategyTag.create': [
		{ strategy_id: 7, group_id: 'etExampleGroup0001', tag: [{ name: 'High', order: 3 }] },
	],
};
