import { noteChat, noteContact } from '../statistics/activity';
import { customerWrites, memberWrites } from './state';
import { action, ControlError } from '../../control/action';
import { customerOf, followOf, memberOf } from '../customer/people';
import { groupChatOf } from '../groupChat/people';

const PAIR = { userid: 'string', external_userid: 'string' } as const;

/** What members and customers write to each other. */
export const conversationActions = {
	customerWrites: action({
		summary:
			'A customer writes to a member, once or several times; who came through a link causes its events.',
		input: { ...PAIR, messages: 'number?' },
		run: (corp, { userid, external_userid, messages = 1 }) => {
			const follow = followOf(corp, userid, external_userid);
			for (let i = 0; i < messages; i++) customerWrites(corp, follow);
			return { userid, external_userid };
		},
	}),
	memberWrites: action({
		summary:
			'A member writes to a customer, once or several times; sensitive word rules warn or block.',
		input: { ...PAIR, text: 'string?', messages: 'number?' },
		run: (corp, { userid, external_userid, text = '', messages = 1 }) => {
			const follow = followOf(corp, userid, external_userid);
			const member = memberOf(corp, userid);
			const caught = Array.from({ length: messages }, () =>
				memberWrites(corp, member, follow, text),
			).flat();
			return { sent: caught.every(({ blocked }) => !blocked), caught };
		},
	}),
	memberRequests: action({
		summary: 'A member asks a customer to be friends again or anew, and hears nothing.',
		input: PAIR,
		run: (corp, { userid, external_userid }) => {
			noteContact(
				corp,
				'requested',
				memberOf(corp, userid).userid,
				customerOf(corp, external_userid).id,
			);
			return { userid, external_userid };
		},
	}),
	groupChatWritten: action({
		summary: 'Someone who is in a group chat (id: userid or external_userid) writes in it.',
		input: { chat_id: 'string', id: 'string', messages: 'number?' },
		run: (corp, { chat_id, id, messages = 1 }) => {
			if (!groupChatOf(corp, chat_id).members.has(id)) {
				throw new ControlError(`${id} is not in ${chat_id}`);
			}
			for (let i = 0; i < messages; i++) noteChat(corp, chat_id, { kind: 'wrote', id });
			return { chat_id };
		},
	}),
};
