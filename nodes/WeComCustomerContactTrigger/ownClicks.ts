import type { IWebhookFunctions } from 'n8n-workflow';

import { translate } from '../../i18n/translate';
import { addressOf, readAskKey, type AskKey } from '../../wecom/ask/key';
import { passOn } from '../../wecom/ask/passOn';
import { prove, type PassedClick } from '../../wecom/ask/proof';
import type { WeComEvent } from '../../wecom/callback/event';
import type { CallbackSettings } from '../../wecom/callback/settings';
import { textIn } from '../../wecom/json';
import type { Clock } from '../../wecom/types';
import { updateCard } from '../shared/cardUpdate';
import { CREDENTIAL_TYPE } from '../shared/credentialType';
import { clientForWebhook } from '../shared/transport';

/** A click on a card by which a run of WeCom Member Message asks and waits. */
export interface OwnClick {
	key: AskKey;
	click: PassedClick;
}

const CLICKED = 'template_card_event';

const NOWHERE = { outcome: 'unanswered', tries: 0, last: 'no address' } as const;

/** How long one request to n8n itself may take. */
const TIMEOUT_MS = 10_000;
/** The click that an event is, if its button is one of ours; it starts nothing then, whatever the form has chosen. */
export function ownClickIn(event: WeComEvent | undefined): OwnClick | undefined {
	if (event?.id !== CLICKED) return undefined;
	const { EventKey, FromUserName, ResponseCode } = event.fields;
	const key = readAskKey(EventKey);
	const userid = textIn(FromUserName);
	if (!key || userid === '') return undefined;
	const { ask, answer } = key;
	return { key, click: { ask, answer, userid, responseCode: textIn(ResponseCode) } };
}

/**
 * Makes what hands a click on to the run that waits for it: at an address of this n8n alone, whatever the key says.
 * It is to be called behind the answer to WeCom, never throws, and takes up to a minute: a fast click comes before n8n
 * has stored the run that waits.
 */
export function handOn(
	context: IWebhookFunctions,
	{ key, click }: OwnClick,
	settings: CallbackSettings,
	clock: Pick<Clock, 'now' | 'sleep'>,
): () => Promise<void> {
	// Now: behind the answer n8n gives no more values to expressions.
	const address = addressOf(context.evaluateExpression('{{ $execution.resumeUrl }}'), key);
	const log = { executionId: key.executionId, nodeName: context.getNode().name };
	return async () => {
		try {
			const passed = address
				? await passOn(async () => await post(context, address, click, settings), clock)
				: NOWHERE;
			const { outcome } = passed;
			const level = outcome === 'unanswered' || outcome === 'refused' ? 'warn' : 'info';
			// An administrator has to know of those that came nowhere.
			context.logger[level]('WeCom click on a card that waits for an answer', {
				...log,
				...passed,
			});
			if (outcome === 'over') await closeCard(context, click);
		} catch (error) {
			const reason = error instanceof Error ? error.message : undefined;
			context.logger.warn('WeCom click could not be handed on', { ...log, reason });
		}
	};
}

async function post(
	context: IWebhookFunctions,
	url: string,
	click: PassedClick,
	settings: CallbackSettings,
): Promise<{ status: number; body: unknown }> {
	const answer = (await context.helpers.httpRequest({
		method: 'POST',
		url,
		body: { ...prove(click, settings) },
		json: true,
		timeout: TIMEOUT_MS,
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	})) as { statusCode: number; body: unknown };
	return { status: answer.statusCode, body: answer.body };
}

/** Tells somebody who clicked too late; for everybody else the card stays as it is. */
async function closeCard(
	context: IWebhookFunctions,
	{ userid, responseCode }: PassedClick,
): Promise<void> {
	const client = clientForWebhook(context, await context.getCredentials(CREDENTIAL_TYPE));
	if (responseCode === '' || client.agentId === undefined) return;
	const text = translate('message.cardOver', 'No longer open');
	// Where the card says already who answered, the code is used.
	await updateCard(client, { responseCode, text, userids: [userid] }).catch(() => undefined);
}
