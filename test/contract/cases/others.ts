import type { Cases } from './types';
import { sizeInWords } from '../../../wecom/sizeInWords';

const files = {
	image: { filename: 'lobby.png', filelength: 2048, content_type: 'image/png' },
	video: { filename: 'tour.mp4', filelength: 4096, content_type: 'video/mp4' },
};
const downloaded = { media_id: '3kExampleFile0003' };
/** 20 MB in the larger of the two readings. */
const MOST = 20 * 1024 * 1024;

const basicRight = {
	says: 'cannot be turned off',
	refused: { view_customer_list: true, contact_me: false },
	accepted: { view_customer_list: true, contact_me: true },
};
const newGroup = {
	strategy_name: 'East',
	admin_list: ['member_a'],
	range: [{ type: 1, userid: 'member_b' }],
};

export const otherCases: Cases = {
	'customerStrategy.create': [
		{
			rule: 'view_customer_list, view_customer_data, view_room_list, contact_me and join_room',
			refused: { ...newGroup, privilege: basicRight.refused },
			says: basicRight.says,
			accepted: { ...newGroup, privilege: basicRight.accepted },
		},
	],
	'customerStrategy.update': [
		{
			rule: "the node's own: basic rights cannot be taken away, as for create",
			refused: { strategy_id: 11, privilege: basicRight.refused },
			says: basicRight.says,
			accepted: { strategy_id: 11, privilege: basicRight.accepted },
		},
	],
	'media.uploadAttachment': [
		{
			rule: 'attachment_type 2 (product album) takes only media_type image',
			refused: { attachment_type: 2, media_type: 'video', media: files.video },
			says: 'File Type',
			accepted: { attachment_type: 2, media_type: 'image', media: files.image },
		},
	],
	'media.download': [
		{
			rule: "the node's own: a part has at most 20 MB",
			refused: { ...downloaded, Range: `bytes=0-${MOST}` },
			says: `Range must span at most ${sizeInWords(MOST)} (got ${sizeInWords(MOST + 1)})`,
			accepted: { ...downloaded, Range: `bytes=0-${MOST - 1}` },
		},
	],
};
