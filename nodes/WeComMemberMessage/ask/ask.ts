import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { joinNames, translate } from '../../../i18n/translate';
import { newAsk, traceOf } from '../../../wecom/ask/proof';
import { isOnThisMachine } from '../../../wecom/baseUrl';
import { readCallbackSettings } from '../../../wecom/callback/settings';
import { textIn } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';
import { keyOfMember } from '../../../wecom/userId';
import { dependsOnItem } from '../../shared/credentialExpressions';
import { CREDENTIAL_TYPE } from '../../shared/credentialType';
import { withAgentId } from '../../WeComCustomerContact/engine/agentId';
import type { ComposedTask } from '../../WeComCustomerContact/engine/composedTask';
import { InvalidForm } from '../../WeComCustomerContact/engine/invalidForm';
import { merge } from '../../WeComCustomerContact/engine/requestOptions';
import { paced } from '../pace';
import { send } from '../resources/memberMessage/send';
import { cardOf } from './card';
import { unanswered, type Asked, type Question } from './question';
import { questionOf } from './questionOf';
import { minutesOf } from './timeLimit';

/**
 * Asks the members and puts the run to wait. What waits in place of the input says that nobody has answered: n8n hands
 * just that on when the time is over.
 * @throws InvalidForm and WeComError, before anybody is asked wherever that can be known
 */
export async function ask(task: ComposedTask): Promise<INodeExecutionData[][]> {
	const { context, client, own, extraBody, waiting } = task;
	refuseSeveralItems(context);
	const random = newAsk();
	const question = questionOf(own, traceOf(random));
	await refuseUnfitCredential(context, question);
	checkSignatures(context);
	const sign = (parameters: Record<string, string>) => context.getSignedResumeUrl(parameters);
	const card = cardOf(question, random, sign);
	if (question.answerBy === 'link') refuseUnreachable(sign({}), client.isOnThisMachine);
	const touser = textsIn(own.touser).join('|');
	const asked = merge({ msgtype: 'template_card', template_card: card }, extraBody);
	const body = withAgentId(send, { ...asked, touser }, client);
	await paced(body, waiting);
	const answer = await client.json({ method: 'POST', path: send.path, query: {}, body }, 'once');
	const item = {
		json: unanswered(question, reachedBy(answer, textsIn(own.touser))),
		pairedItem: { item: 0 },
	};
	context.getExecuteData().data = { main: [[item]] };
	const minutes = minutesOf(Number(own.resumeAmount), textIn(own.resumeUnit));
	await context.putExecutionToWait(new Date(Date.now() + minutes * 60_000));
	return [[item]];
}

/** n8n has one wait for all of a node's items. @throws InvalidForm */
function refuseSeveralItems(context: IExecuteFunctions): void {
	const count = context.getInputData().length;
	if (count <= 1) return;
	throw new InvalidForm([
		translate(
			'message.asksOnce',
			'Send and Wait for Response asks one question at a time, and there are {count} input items: put a Loop Over Items node before it, or turn on Execute Once in its settings to ask for the first item alone',
			{ count },
		),
	]);
}

/**
 * The answer comes when the run is over for now: n8n reads the credential then without any item.
 * @throws InvalidForm where the credential could not be used then, or lacks what the answer needs
 */
async function refuseUnfitCredential(
	context: IExecuteFunctions,
	{ answerBy }: Question,
): Promise<void> {
	if (await dependsOnItem(context, CREDENTIAL_TYPE)) {
		throw new InvalidForm([
			translate(
				'message.askCredentialOfItem',
				'The credential holds an expression that looks at the input item. Send and Wait for Response cannot use it: n8n reads the credential without an item when the answer comes',
			),
		]);
	}
	if (answerBy !== 'card') return;
	const fields = await context.getCredentials(CREDENTIAL_TYPE, 0);
	if (readCallbackSettings(fields).ok) return;
	throw new InvalidForm([
		translate(
			'message.askWithoutCallback',
			'The credential needs the Callback Token and the EncodingAESKey of the app for Buttons of the Card: clicks come through the callback URL. Fill them in, or choose Answer By > Link',
		),
	]);
}

/** In n8n 1 a node has to ask for the signature to be checked; n8n 2 always checks it. */
function checkSignatures(context: IExecuteFunctions): void {
	const { setSignatureValidationRequired: ask } = context as {
		setSignatureValidationRequired?: () => void;
	};
	ask?.call(context);
}

/** @throws InvalidForm where the page would be one of this machine alone, unless WeCom is on it too */
function refuseUnreachable(address: string, wecomIsHere: boolean): void {
	if (wecomIsHere || !isOnThisMachine(address)) return;
	throw new InvalidForm([
		translate(
			'message.askUnreachable',
			'Members cannot open {origin}: set the address at which n8n is reached from outside (WEBHOOK_URL), or choose Answer By > Buttons of the Card',
			{ origin: new URL(address).origin },
		),
	]);
}

/** Whom the question reached. @throws InvalidForm where that is nobody, so that nobody is waited for */
function reachedBy(answer: JsonObject, members: readonly string[]): Asked {
	const failed = ['invaliduser', 'unlicenseduser'].flatMap((name) => listIn(answer[name]));
	const isFailed = (userid: string) => failed.includes(keyOfMember(userid));
	const asked = members.filter((userid) => !isFailed(userid));
	const notReached = members.filter(isFailed);
	if (asked.length === 0) {
		throw new InvalidForm([
			translate(
				'message.askedNobody',
				'Nobody was asked: WeCom could not reach {members}. Check that they are in the visible range of the app (可见范围) and have a license',
				{ members: joinNames(notReached) },
			),
		]);
	}
	return {
		asked,
		notReached,
		askedAt: new Date().toISOString(),
		msgid: textIn(answer.msgid),
		response_code: textIn(answer.response_code),
	};
}

const listIn = (text: unknown): string[] =>
	textIn(text).split('|').filter(Boolean).map(keyOfMember);

const textsIn = (value: IDataObject[string]): string[] =>
	Array.isArray(value) ? value.map(String) : [];
