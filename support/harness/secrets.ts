import { inspect } from 'node:util';

import { appOf } from '../../wecom/app';
import { sharedTokens } from '../../wecom/token';
import type { CredentialFields } from './credentials';

/**
 * @throws when a secret of the credential, or the token that it was exchanged for, stands anywhere in what came
 * of a run: output items, errors with their causes, n8n's execution record
 */
export function expectNoSecrets(credential: CredentialFields, ...records: unknown[]): void {
	const { secret, callbackToken, callbackSecretKey } = credential;
	const token = sharedTokens.peek(appOf({ ...credential }));
	const hidden = { secret, callbackToken, callbackSecretKey, token };
	const text = records
		.map((record) =>
			inspect(record, { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity }),
		)
		.join('\n');
	for (const [name, value] of Object.entries(hidden)) {
		if (value && text.includes(value))
			throw new Error(`The ${name} stands in the outcome of a run`);
	}
}
