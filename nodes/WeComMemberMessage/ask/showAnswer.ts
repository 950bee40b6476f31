import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import { updateCard } from '../../shared/cardUpdate';
import { clientForWebhook } from '../../shared/transport';

/**
 * Shows on the card, for everybody who got it, what the answer was. Where that fails, the log says so: the answer has
 * been taken all the same.
 * @param codes with which the card may be updated, one of them enough
 */
export async function showAnswer(
	context: IWebhookFunctions,
	credential: ICredentialDataDecryptedObject,
	text: string,
	codes: readonly string[],
): Promise<void> {
	let reason = 'no code';
	for (const responseCode of codes.filter((code) => code !== '')) {
		try {
			await updateCard(clientForWebhook(context, credential), { responseCode, text });
			return;
		} catch (error) {
			reason = error instanceof Error ? error.message : 'unknown';
		}
	}
	context.logger.warn('WeCom Member Message could not show the answer on the card', {
		reason,
		executionId: context.getExecutionId(),
		nodeName: context.getNode().name,
	});
}
