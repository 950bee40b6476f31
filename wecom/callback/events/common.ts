import type { EventFields } from './types';

/** What every Customer Contact event holds (doc 92130). */
export const commonFields: EventFields = {
	ToUserName: 'string',
	FromUserName: 'string',
	CreateTime: 'integer',
	MsgType: 'string',
	Event: 'string',
	ChangeType: 'string',
};
