import { action, ControlError } from '../../control/action';
import { emitOfMember } from '../app/people';
import { newCode } from './api';
import { memberMessages } from './state';

interface Card {
	card_type: string;
	task_id: string;
	button_list: Array<{ key?: string }>;
}

/** What members do with the messages of apps. */
export const memberMessageActions = {
	memberClicksCard: action({
		summary: 'A member clicks a button of a card that an app has sent.',
		input: { userid: 'string', msgid: 'string', key: 'string' },
		run: (corp, { userid, msgid, key }) => {
			const message = memberMessages(corp).messages.get(msgid);
			if (!message) throw new ControlError(`there is no message ${msgid}`, 404);
			const card = message.content.template_card as unknown as Card | undefined;
			if (!message.receivers.includes(userid) || message.recalled) {
				throw new ControlError(`${userid} has no message ${msgid}`);
			}
			if (!card?.button_list.some((button) => button.key === key)) {
				throw new ControlError(`${msgid} has no button ${key}`);
			}
			if (message.replaced.has(userid)) {
				throw new ControlError(`the card of ${userid} has no buttons any more`);
			}
			const response_code = newCode(corp, message);
			emitOfMember(corp, { userid, app: message.app }, 'template_card_event', {
				EventKey: key,
				TaskId: card.task_id,
				CardType: card.card_type,
				ResponseCode: response_code,
			});
			return { response_code };
		},
	}),
};
