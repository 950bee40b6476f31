import { dayFromToday } from '../today';
import type { Cases, RefusedCase } from './types';

type Request = RefusedCase['refused'];

const text = { content: 'The shop is open on Sunday.' };
const link = { title: 'Opening hours', url: 'https://www.example.com/hours' };
const image = { media_id: '3kExampleImage0001' };
const video = { media_id: '3kExampleVideo0004' };

/** What holds for every message with a text and a list of attachments. */
const attachmentCases = (message: Request): RefusedCase[] => [
	{
		rule: 'text and attachments must not both be empty',
		refused: message,
		says: 'Fill in at least one of Text, Attachments',
		accepted: { ...message, text },
	},
	{
		rule: 'Each attachment has to hold the object that its msgtype names',
		// Left empty, n8n itself asks for them.
		refused: {
			...message,
			attachments: [{ msgtype: 'link', link: { title: '={{ "" }}', url: '={{ "" }}' } }],
		},
		says: 'Attachments 1 > Title is missing',
		accepted: { ...message, attachments: [{ msgtype: 'link', link }] },
	},
	{
		rule: 'An image needs media_id or pic_url',
		refused: {
			...message,
			attachments: [{ msgtype: 'image', image: { media_id: '={{ "" }}' } }],
		},
		says: 'Attachments 1 > Media ID',
		accepted: { ...message, attachments: [{ msgtype: 'image', image }] },
	},
];

/** What holds for a template with one kind of content beside its text. */
const templateCases = (template: Request, prefix: string, others: string): RefusedCase[] => [
	{
		rule: `${prefix}text, image, link, miniprogram, file and video must not all be empty`,
		refused: template,
		says: 'Fill in at least one of Text',
		accepted: { ...template, image },
	},
	{
		rule: others,
		refused: { ...template, image, link },
		says: 'Fill in only one of',
		accepted: { ...template, text, link },
	},
	{
		rule: `${prefix}An image needs media_id or pic_url`,
		refused: { ...template, image: { media_id: '={{ "" }}' } },
		says: 'Media ID',
		accepted: { ...template, image: { pic_url: 'https://img.example.com/lobby/0' } },
	},
];

const OWN = "the node's own, as for create: ";
const listed = { chat_type: 'single', start_time: dayFromToday(-31) };
const moments = { start_time: dayFromToday(-40) };

export const messageCases: Cases = {
	'welcomeMessage.send': attachmentCases({ welcome_code: 'EXAMPLE_CODE' }),
	'groupMessage.create': [
		{
			rule: 'With chat_type single, sender, external_userid and tag_filter must not all be empty',
			refused: { chat_type: 'single', text },
			says: 'Fill in at least one of Customer Names or IDs, Customer Tags, Sender',
			accepted: { chat_type: 'single', sender: 'member_a', text },
		},
		{
			rule: 'With chat_type group, sender is required',
			refused: { chat_type: 'group', sender: '={{ "" }}', text },
			says: 'Sender is missing',
			accepted: { chat_type: 'group', sender: 'member_a', text },
		},
		...attachmentCases({ chat_type: 'single', sender: 'member_a' }),
	],
	'groupMessage.getAll': [
		{
			rule: 'start_time and end_time may be at most 1 month apart',
			refused: { ...listed, end_time: dayFromToday(1) },
			says: 'Start Time and End Time may be at most 31 days apart (got 32)',
			accepted: { ...listed, end_time: dayFromToday(0) },
		},
	],
	'groupWelcomeTemplate.create': [
		...templateCases({}, '', 'Besides text only one kind of content is possible'),
		{
			rule: 'With several kinds the first of image, link, miniprogram, file, video is used',
			refused: { file: { media_id: '3kExampleFile0003' }, video },
			says: 'Fill in only one of',
			accepted: { video },
		},
	],
	'groupWelcomeTemplate.update': templateCases(
		{ template_id: 'msgExampleWelcome01' },
		OWN,
		'The page states these only for groupWelcomeTemplate.create',
	),
	'moment.create': [
		{
			rule: 'text.content and attachments must not both be empty',
			refused: {},
			says: 'Fill in at least one of Text, Attachments',
			accepted: { text, attachments: [{ msgtype: 'image', image }] },
		},
		{
			rule: 'All attachments have one msgtype',
			refused: {
				attachments: [
					{ msgtype: 'image', image },
					{ msgtype: 'video', video },
				],
			},
			says: 'Attachments must be all of one kind',
			accepted: {
				attachments: [
					{ msgtype: 'image', image },
					{ msgtype: 'image', image },
				],
			},
		},
		{
			rule: 'At most 9 image attachments, 1 link attachment or 1 video attachment',
			refused: {
				attachments: [
					{ msgtype: 'video', video },
					{ msgtype: 'video', video },
				],
			},
			says: 'at most 1',
			accepted: { attachments: [{ msgtype: 'video', video }] },
		},
	],
	'moment.getAll': [
		{
			rule: 'The span from start_time to end_time is at most 30 days',
			refused: { ...moments, end_time: dayFromToday(-10) + 1 },
			says: 'may be at most 30 days apart (got 30.01)',
			accepted: { ...moments, end_time: dayFromToday(-10) },
		},
	],
};
