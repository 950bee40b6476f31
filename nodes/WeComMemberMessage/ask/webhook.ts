import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { translate } from '../../../i18n/translate';
import { ANSWER_PARAMETER, ASK_PARAMETER } from '../../../wecom/ask/key';
import { isAsk, provenClick } from '../../../wecom/ask/proof';
import { ANSWERS, type AnswerWord } from '../../../wecom/ask/words';
import { readCallbackSettings } from '../../../wecom/callback/settings';
import { isJsonObject } from '../../../wecom/json';
import { keyOfMember } from '../../../wecom/userId';
import { CREDENTIAL_TYPE } from '../../shared/credentialType';
import { PAGE_HEADERS, questionPage, sayingPage } from './page';
import { answered, MOST_CHARACTERS, waitingQuestion, type Asked, type Question } from './question';
import { showAnswer } from './showAnswer';

/** The question that waits, and what may be done about it. */
interface Waiting {
	question: Question;
	asked: Asked;
}

/** The node has answered by itself, and the run goes on waiting. */
const STILL_WAITING: IWebhookResponseData = { noWebhookResponse: true };

/**
 * What n8n calls for a request with a right signature to a run that waits. It never throws: n8n would end the run with
 * the error, whoever sent the request.
 */
export async function answerQuestion(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await answer(this);
	} catch (error) {
		this.logger.warn('WeCom Member Message could not take an answer', {
			reason: error instanceof Error ? error.message : undefined,
			executionId: this.getExecutionId(),
			nodeName: this.getNode().name,
		});
		return say(this, 503, translate('message.answerFailed', 'Something went wrong. Try again.'));
	}
}

async function answer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const waiting = waitingQuestion(context);
	const query = context.getQueryData() as IDataObject;
	const isOpen = waiting !== undefined && isAsk(query[ASK_PARAMETER], waiting.question.trace);
	const isOfCard = query[ANSWER_PARAMETER] !== undefined;
	if (!isOpen) return isOfCard ? tell('over') : say(context, 410, over());
	if (isOfCard) return await answerByCard(context, waiting, query);
	return waiting.question.answerBy === 'link'
		? answerByLink(context, waiting)
		: say(context, 410, over());
}

/** A click that the trigger hands on. */
async function answerByCard(
	context: IWebhookFunctions,
	{ question, asked }: Waiting,
	{ [ASK_PARAMETER]: ask, [ANSWER_PARAMETER]: place }: IDataObject,
): Promise<IWebhookResponseData> {
	if (question.answerBy !== 'card') return tell('refused');
	const credential = await context.getCredentials(CREDENTIAL_TYPE);
	const read = readCallbackSettings(credential);
	const answer = Number(place);
	const click = read.ok
		? provenClick({ ask: String(ask), answer }, context.getBodyData(), read.settings)
		: undefined;
	if (!click) return tell('refused');
	if (!isAmong(asked.asked, click.userid)) return tell('notAsked');
	const output = answered(question, asked, {
		answer,
		respondedBy: click.userid,
		respondedAt: new Date().toISOString(),
	});
	if (!output) return tell('refused');
	const text = `${question.answers[answer]?.text ?? ''} (${click.userid})`;
	const codes = [asked.response_code, click.responseCode];
	afterwards(context, credential, text, codes);
	return { webhookResponse: { [ANSWERS]: 'recorded' }, workflowData: [[itemOf(output)]] };
}

/** Somebody with the link: the first request shows the question, and only one more, made there, answers it. */
function answerByLink(
	context: IWebhookFunctions,
	{ question, asked }: Waiting,
): IWebhookResponseData | Promise<IWebhookResponseData> {
	if (context.getRequestObject().method !== 'POST') {
		return show(context, 200, questionPage(question));
	}
	const body: unknown = context.getBodyData();
	const given = givenIn(question, isJsonObject(body) ? body : {});
	const output =
		given === undefined
			? undefined
			: answered(question, asked, { answer: given, respondedAt: new Date().toISOString() });
	if (!output || given === undefined) return show(context, 400, questionPage(question, fault()));
	return recordByLink(context, { question, asked }, given, output);
}

async function recordByLink(
	context: IWebhookFunctions,
	{ question, asked }: Waiting,
	given: number | string,
	output: IDataObject,
): Promise<IWebhookResponseData> {
	const credential = await context.getCredentials(CREDENTIAL_TYPE);
	const text =
		typeof given === 'number'
			? (question.answers[given]?.text ?? '')
			: translate('message.answeredAlready', 'Answered');
	afterwards(context, credential, text, [asked.response_code]);
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
	const page = sayingPage(
		translate('message.answerRecorded', 'Your answer was received. Thank you.'),
	);
	return { webhookResponse: page, workflowData: [[itemOf(output)]] };
}

/** The answer in the form of a page; undefined where it is none. */
function givenIn(
	{ responseType }: Question,
	{ answer, text }: IDataObject,
): number | string | undefined {
	if (responseType !== 'freeText') {
		return typeof answer === 'string' && /^[0-9]$/.test(answer) ? Number(answer) : undefined;
	}
	const given = typeof text === 'string' ? text.replaceAll('\r\n', '\n').trim() : '';
	const length = [...given].length;
	return length > 0 && length <= MOST_CHARACTERS ? given : undefined;
}

/**
 * Updates the card for everybody once n8n has taken the answer. Of two answers at the same time it takes one and says so
 * by its own answer: the card must show that one.
 */
function afterwards(
	context: IWebhookFunctions,
	credential: ICredentialDataDecryptedObject,
	text: string,
	codes: readonly string[],
): void {
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode !== 200) return;
		void showAnswer(context, credential, text, codes);
	});
}

const itemOf = (json: IDataObject) => ({ json, pairedItem: { item: 0 } });

const isAmong = (members: readonly string[], userid: string): boolean =>
	members.some((member) => keyOfMember(member) === keyOfMember(userid));

/** Answers the trigger; the run goes on waiting. */
const tell = (word: AnswerWord): IWebhookResponseData => ({ webhookResponse: { [ANSWERS]: word } });

const say = (context: IWebhookFunctions, status: number, text: string) =>
	show(context, status, sayingPage(text));

function show(context: IWebhookFunctions, status: number, html: string): IWebhookResponseData {
	const response = context.getResponseObject();
	response.statusCode = status;
	for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
	response.end(html);
	return STILL_WAITING;
}

const over = (): string =>
	translate('message.questionOver', 'This question is no longer open. Nothing is left to do.');

const fault = (): string =>
	translate(
		'message.answerUnfit',
		'That is no answer: it is empty, or longer than {most} characters.',
		{
			most: MOST_CHARACTERS,
		},
	);
