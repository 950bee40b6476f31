import { translate } from '../../../i18n/translate';
import { recordsAt, textIn } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';
import { APPROVE, DECLINE, type Answer, type Question, type ResponseType } from './question';

/** The question that the form asks. */
export function questionOf(own: JsonObject, trace: string): Question {
	const responseType = textIn(own.responseType) as ResponseType;
	return {
		trace,
		responseType,
		answerBy: own.answerBy === 'card' ? 'card' : 'link',
		title: textIn(own.card_title),
		message: textIn(own.message),
		answers: answersOf(responseType, own),
	};
}

function answersOf(responseType: ResponseType, own: JsonObject): Answer[] {
	switch (responseType) {
		case 'approval': {
			const approve = { text: approveText(own), value: APPROVE };
			const decline = { text: declineText(own), value: DECLINE };
			return own.approvalType === 'single' ? [approve] : [approve, decline];
		}
		case 'choice':
			return recordsAt(own, 'choices').map(({ text, value }) => ({
				text: textIn(text),
				value: textIn(value ?? text),
			}));
		case 'freeText':
			return [];
	}
}

const approveText = ({ approveText: own }: JsonObject): string =>
	textIn(own) || translate('message.approve', 'Approve');

const declineText = ({ declineText: own }: JsonObject): string =>
	textIn(own) || translate('message.decline', 'Decline');
