import type { EventDefinition, EventFields } from './types';

/** What members write to the app (doc 90239). */
export const messageEvents: readonly EventDefinition[] = [
	message('text', ['Text', '文本'], 'A member writes a text to the app', { Content: 'string' }),
	message('image', ['Image', '图片'], 'A member sends a picture to the app', {
		PicUrl: 'string',
		MediaId: 'string',
	}),
	message('voice', ['Voice', '语音'], 'A member sends a voice message to the app', {
		MediaId: 'string',
		Format: 'string',
	}),
	message('video', ['Video', '视频'], 'A member sends a video to the app', {
		MediaId: 'string',
		ThumbMediaId: 'string',
	}),
	{
		...message('location', ['Location', '位置'], 'A member sends a place to the app', {}),
		fields: {
			Location_X: 'number',
			Location_Y: 'number',
			Scale: 'integer',
			Label: 'string',
			MsgId: 'string',
			AgentID: 'integer',
			AppType: 'string',
		},
	},
	message('link', ['Link', '链接'], 'A member sends a link to the app', {
		Title: 'string',
		Description: 'string',
		Url: 'string',
		PicUrl: 'string',
	}),
];

/** MsgId is a whole number of 64 bits, more than a number holds exactly: it stays text. */
function message(
	kind: string,
	[en, zh]: readonly [string, string],
	when: string,
	fields: EventFields,
): EventDefinition {
	return {
		id: `message.${kind}`,
		doc: 90239,
		title: { en: `Message From a Member: ${en}`, zh: `成员消息：${zh}` },
		when,
		fields: { ...fields, MsgId: 'string', AgentID: 'integer' },
		identity: ['MsgId'],
	};
}
