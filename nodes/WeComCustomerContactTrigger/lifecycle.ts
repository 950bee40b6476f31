import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { readCallbackSettings, type SettingFault } from '../../wecom/callback/settings';
import { translate } from '../../i18n/translate';
import { CREDENTIAL_TYPE } from '../shared/credentialType';
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
		return true;
	},

	/** Nothing to remove. */
	async delete(this: IHookFunctions): Promise<boolean> {
		return true;
	},
};

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
