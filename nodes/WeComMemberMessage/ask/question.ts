import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isJsonObject, objectAt, recordsAt, textIn } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';

/** What is asked for. */
export type ResponseType = 'approval' | 'choice' | 'freeText';

/** How the answer comes. */
type AnswerBy = 'card' | 'link';

/** One of the answers that there are. */
export interface Answer {
	/** What stands on the button. */
	text: string;
	/** What it means. */
	value: string;
}

/** Values of the answers to an approval. */
export const APPROVE = 'approve';
export const DECLINE = 'decline';

/** The longest text that somebody may answer with, in characters. */
export const MOST_CHARACTERS = 2000;

/** What a run knows of its question while it waits; nothing in it is a secret. */
export interface Question {
	/** Tells its random value from others, without telling it. */
	trace: string;
	responseType: ResponseType;
	answerBy: AnswerBy;
	title: string;
	message: string;
	/** In the order of their places; none for a free text. */
	answers: Answer[];
}

/** What is known of it whether it is answered or not. */
export interface Asked {
	/** Who got the question, and so may answer it. */
	asked: string[];
	/** Whom WeCom could not reach. */
	notReached: string[];
	askedAt: string;
	msgid: string;
	/** With which the card can still be updated. */
	response_code: string;
}

/** An answer as it came. */
export interface Given {
	/** Place of the answer, or the text. */
	answer: number | string;
	/** Absent where nobody can know. */
	respondedBy?: string;
	respondedAt: string;
}

/**
 * What waits in place of the input: at the time limit n8n hands on just this, so that nothing of the input, and nothing
 * that a model said, can be read as an answer.
 */
export function unanswered(question: Question, asked: Asked): IDataObject {
	return {
		data: {
			answered: false,
			...(question.responseType === 'approval' && { approved: false }),
			...asked,
		},
		question: { ...question, answers: question.answers.map((answer) => ({ ...answer })) },
	};
}

/** The question that the run of a request waits with; undefined where what waits is nothing of ours. */
export function waitingQuestion(
	context: IWebhookFunctions,
): { question: Question; asked: Asked } | undefined {
	const json: unknown = context.evaluateExpression('{{ $json }}');
	if (!isJsonObject(json) || !isJsonObject(json.data) || !isJsonObject(json.question)) {
		return undefined;
	}
	const { data } = json;
	const { trace, responseType, answerBy, title, message } = json.question;
	const question = {
		trace: textIn(trace),
		responseType: textIn(responseType) as ResponseType,
		answerBy: textIn(answerBy) as AnswerBy,
		title: textIn(title),
		message: textIn(message),
		answers: recordsAt(objectAt(json, 'question'), 'answers').map(({ text, value }) => ({
			text: textIn(text),
			value: textIn(value),
		})),
	};
	const asked = {
		asked: textsAt(data, 'asked'),
		notReached: textsAt(data, 'notReached'),
		askedAt: textIn(data.askedAt),
		msgid: textIn(data.msgid),
		response_code: textIn(data.response_code),
	};
	return data.answered === false ? { question, asked } : undefined;
}

/**
 * The output for an answer; undefined where it is none of those that there are.
 * @param by how it came: only what came by the card proves who gave it
 */
export function answered(
	{ responseType, answers, answerBy }: Question,
	{ asked, notReached, askedAt, msgid }: Asked,
	{ answer, respondedBy, respondedAt }: Given,
): IDataObject | undefined {
	const said = saidBy(responseType, answers, answer);
	if (!said) return undefined;
	return {
		data: {
			answered: true,
			...said,
			respondedBy: respondedBy ?? null,
			respondedAt,
			verified: answerBy === 'card',
			asked,
			notReached,
			askedAt,
			msgid,
		},
	};
}

function saidBy(
	responseType: ResponseType,
	answers: readonly Answer[],
	answer: number | string,
): IDataObject | undefined {
	if (responseType === 'freeText') return typeof answer === 'string' ? { text: answer } : undefined;
	const chosen = typeof answer === 'number' ? answers[answer] : undefined;
	if (!chosen) return undefined;
	return responseType === 'approval'
		? { approved: chosen.value === APPROVE, answer: chosen.text }
		: { choice: chosen.value, answer: chosen.text };
}

function textsAt(holder: JsonObject, name: string): string[] {
	const value = holder[name];
	return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
