import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeParameters,
} from 'n8n-workflow';

import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';

/** The fields of the credential, as a user fills them in. */
export interface CredentialFields {
	corpId: string;
	secret: string;
	baseUrl: string;
	agentId?: string;
	callbackToken?: string;
	callbackSecretKey?: string;
}

type GetDecryptedArguments = Parameters<ICredentialsHelper['getDecrypted']>;

const type = new WeComCustomerContactApi();

/**
 * What n8n does with a credential of this type: `preAuthentication` before every request while the
 * hidden property is stored empty, then `authenticate`; expressions in it count for each item, which
 * `beforeRead` may hold up.
 */
export function credentialsHelper(
	fields: CredentialFields,
	beforeRead?: (itemIndex: number) => Promise<void>,
): ICredentialsHelper {
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async (...[, , , mode, executeData, raw, at]: GetDecryptedArguments) => {
			const stored: ICredentialDataDecryptedObject = { ...fields, session: '' };
			if (raw || !at) return stored;
			await beforeRead?.(at.itemIndex);
			return at.workflow.expression.getParameterValue(
				stored as INodeParameters,
				at.runExecutionData,
				at.runIndex,
				at.itemIndex,
				at.node.name,
				at.connectionInputData,
				mode,
				{},
				executeData,
			);
		},
		preAuthentication: async (
			helpers: IHttpRequestHelper,
			credentials: ICredentialDataDecryptedObject,
		) => {
			const output = await type.preAuthentication.call(helpers, credentials);
			return output.session === undefined ? undefined : output;
		},
		authenticate: async (
			credentials: ICredentialDataDecryptedObject,
			_typeName: string,
			options: IHttpRequestOptions,
		) => await type.authenticate(credentials, options),
	};
	return helper as unknown as ICredentialsHelper;
}
