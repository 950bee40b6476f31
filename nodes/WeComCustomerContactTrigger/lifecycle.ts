import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { readCallbackSettings, type SettingFault } from '../../wecom/callback/settings';
import { joinNames, translate } from '../../i18n/translate';
import { callbackKeyOf } from '../shared/callbacksSeen';
import { CREDENTIAL_TYPE } from '../shared/credentialType';
import { activeTriggers } from './activeTriggers';
import { faultOfEvents, faultOfFilters } from './filterFaults';

/** Names as the form of the credential shows them in the English edition. */
const FIELD_NAMES: Readonly<Record<SettingFault['field'], string>> = {
	corpId: 'Corp ID',
	callbackToken: 'Callback Token',
	callbackSecretKey: 'EncodingAESKey',
};

/**
 * What n8n calls when the workflow starts and stops listening. WeCom has no call to register a URL:
 * a person enters it in the admin console. So there is nothing to look up and nothing to remove,
 * and creating only makes sure that the node will be able to tell WeCom's requests from others.
 */
export const lifecycle = {
	/** Never true, so that n8n goes on to `create` at every activation. */
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return false;
	},

	/**
	 * @throws NodeOperationError, which keeps n8n from activating the workflow, where the callback settings of
	 * the credential are missing or malformed, no event is chosen or a filter is empty
	 */
	async create(this: IHookFunctions): Promise<boolean> {
		const result = readCallbackSettings(await this.getCredentials(CREDENTIAL_TYPE));
		if (!result.ok) {
			const message = translate(
				'message.triggerCredential',
				'The credential cannot be used for callbacks: {faults}',
				{ faults: result.faults.map(describeFault).join(translate('message.betweenFaults', '; ')) },
			);
			const description = translate(
				'message.triggerCredentialHelp',
				"Copy the Token and EncodingAESKey from the app's settings under Receive Messages via API (接收消息 > 设置API接收) into the credential. Without them, WeCom's events cannot be told from forged ones.",
			);
			throw new NodeOperationError(this.getNode(), message, { description });
		}
		const fault =
			faultOfEvents(this.getNodeParameter('events')) ??
			faultOfFilters(
				this.getNodeParameter('filters', {}),
				this.getNodeParameter('filters', {}, { rawExpressions: true }),
			);
		if (fault !== undefined) throw new NodeOperationError(this.getNode(), fault);
		tellOfOthers(this, callbackKeyOf(result.settings));
		return true;
	},

	/** Nothing to remove in WeCom. */
	async delete(this: IHookFunctions): Promise<boolean> {
		activeTriggers.remove(listenerOf(this).node);
		return true;
	},
};

/** Two triggers cannot both get what happens to an app: WeCom knows one URL. It is no error, as it may be being moved. */
function tellOfOthers(context: IHookFunctions, app: string): void {
	// Somebody who tests knows which URL is saved at the moment.
	if (context.getMode() === 'manual') return;
	const listener = listenerOf(context);
	const others = activeTriggers.add(app, listener);
	if (others.length === 0) return;
	context.logger.warn(
		translate(
			'message.sameApp',
			'WeCom Customer Contact Trigger: {workflow} and {others} listen for the same app. An app of WeCom has one callback URL, so only the one whose URL is saved there gets its events.',
			{ workflow: listener.workflow, others: joinNames(others) },
		),
	);
}

function listenerOf(context: IHookFunctions): { node: string; workflow: string } {
	const { id = '', name = '' } = context.getWorkflow();
	return { node: `${id}/${context.getNode().id}`, workflow: name };
}

function describeFault({ field, fault, length }: SettingFault): string {
	const name = translate(`weComCustomerContactApi.${field}.displayName`, FIELD_NAMES[field]);
	if (fault === 'missing')
		return translate('message.triggerMissing', '{name} is missing', { name });
	switch (field) {
		case 'corpId':
			return translate('message.triggerCorpId', '{name} must not contain spaces', { name });
		case 'callbackToken':
			return translate(
				'message.triggerToken',
				'{name} must be 1 to 32 letters (A–Z, a–z) and digits; yours has {length} characters',
				{ name, length },
			);
		case 'callbackSecretKey':
			return translate(
				'message.triggerAesKey',
				'{name} must be exactly 43 letters (A–Z, a–z) and digits; yours has {length} characters',
				{ name, length },
			);
	}
}
