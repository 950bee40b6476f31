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
const files = {
	image: { filename: 'lobby.png', filelength: 2048, content_type: 'image/png' },
	voice: { filename: 'hello.amr', filelength: 1024, content_type: 'voice/amr' },
	video: { filename: 'tour.mp4', filelength: 4096, content_type: 'video/mp4' },
};
const session = { type: 1, scene: 2, user: ['member_a'], is_temp: true };

/**
 * Requests beside the examples of the contract, for the parameters that those leave out because only
 * one of several kinds of content or of several ways to name a thing fits into one request.
 */
export const furtherRequests: Readonly<Record<string, readonly JsonObject[]>> = {
	'memberMessage.send': [
		{ touser: 'member_a', msgtype: 'text', agentid: 1000021, text: { content: 'Hello' }, safe: 1 },
		{ totag: '3|4', msgtype: 'markdown', agentid: 1000021, markdown: { content: '# Hello' } },
		{
			toparty: '2',
			msgtype: 'textcard',
			agentid: 1000021,
			textcard: {
				title: 'Handover',
				description: 'Twelve customers wait.',
				url: 'https://example.com/handover',
				btntxt: 'Open',
			},
		},
	],
	'memberMessage.updateCard': [
		{
			atall: 1,
			agentid: 1000021,
			response_code: 'ExampleResponseCode0002',
			button: { replace_name: 'Done' },
		},
	],
	'acquisitionLink.create': [
		{
			link_name: 'Friends first',
			range: { user_list: ['member_a'] },
			priority_option: { priority_type: 1 },
		},
	],
	'acquisitionLink.update': [{ link_id: 'cawexample01', priority_option: { priority_type: 1 } }],
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
	'corpTag.getAll': [{ group_id: ['etExampleGroup000000000000000001'] }],
	'corpTag.create': [
		{ group_id: 'etExampleGroup000000000000000001', tag: [{ name: 'Gold', order: 3 }] },
	],
	'groupMessage.create': [
		{
			chat_type: 'group',
			chat_id_list: ['wrExampleGroupChat00000000000001', 'wrExampleGroupChat00000000000002'],
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
	'joinWay.create': [
		{ scene: 2, auto_create_room: 0, chat_id_list: ['wrExampleGroupChat00000000000001'] },
	],
	'joinWay.update': [
		{
			config_id: 'j01nexample01',
			scene: 2,
			auto_create_room: 0,
			chat_id_list: ['wrExampleGroupChat00000000000001'],
		},
	],
	'media.download': [{ media_id: '3kExampleFile0003', Range: 'bytes=0-1023' }],
	'media.uploadAttachment': [
		{ media_type: 'image', attachment_type: 1, media: files.image },
		{ media_type: 'video', attachment_type: 1, media: files.video },
	],
	'media.uploadTemporary': [
		{ type: 'image', media: files.image },
		{ type: 'voice', media: files.voice },
		{ type: 'video', media: files.video },
	],
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
	'strategyTag.getAll': [{ strategy_id: 7, tag_id: ['etExampleTag00000000000000000001'] }],
	'strategyTag.create': [
		{
			strategy_id: 7,
			group_id: 'etExampleGroup000000000000000001',
			tag: [{ name: 'High', order: 3 }],
		},
	],
};
