import { translate } from '../../../i18n/translate';
import { ANSWER_PARAMETER, ASK_PARAMETER, keyOfAddress } from '../../../wecom/ask/key';
import type { JsonObject } from '../../../wecom/types';
import { InvalidForm } from '../../WeComCustomerContact/engine/invalidForm';
import { DECLINE, type Question } from './question';

/** Looks of buttons. */
const BLUE = 1;
const GREY = 4;

/** Signs the address of the waiting run with such parameters, in their order. */
type Sign = (parameters: Record<string, string>) => string;

/**
 * The card that asks. Each button has a signature of its own, so that none stands for another answer; a link leads to
 * the page that has the buttons.
 * @throws InvalidForm where n8n gives an address that does not fit into a button
 */
export function cardOf(question: Question, random: string, sign: Sign): JsonObject {
	const { title, message, trace } = question;
	const frame = {
		card_type: 'button_interaction',
		main_title: { title },
		sub_title_text: message,
		// The card needs a name that no other of the app has.
		task_id: `ask-${trace.slice(0, 32)}`,
	};
	if (question.answerBy === 'card') {
		return { ...frame, button_list: buttons(question, random, sign) };
	}
	const url = sign({ [ASK_PARAMETER]: random });
	const text = translate('message.answerButton', 'Answer');
	return {
		...frame,
		card_action: { type: 1, url },
		button_list: [{ text, type: 1, style: BLUE, url }],
	};
}

function buttons({ answers, responseType }: Question, random: string, sign: Sign): JsonObject[] {
	return answers.map(({ text, value }, place) => {
		const address = sign({ [ASK_PARAMETER]: random, [ANSWER_PARAMETER]: String(place) });
		const key = keyOfAddress(address);
		if (key === undefined) {
			throw new InvalidForm([
				translate(
					'message.askKeyTooLong',
					'The ID of this node does not fit into the button of a card: copy the node and delete the original, which gives it a new ID',
				),
			]);
		}
		const isGrey = responseType === 'approval' && value === DECLINE;
		return { text, type: 0, style: isGrey ? GREY : BLUE, key };
	});
}
