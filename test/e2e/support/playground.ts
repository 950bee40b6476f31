import { appendFile } from 'node:fs/promises';

import type { NodeType, StoredCredential } from '../../../support/n8n/types';
import { CREDENTIAL_TYPE } from '../../../nodes/shared/credentialType';
import type { Playground } from '../../../support/playground/scanToWelcome';
import {
	credentialData,
	startSimulatedApp,
	type SimulatedApp,
} from '../../../support/playground/simulatedApp';
import type { SimulatorOptions } from '../../../simulator';
import { e2eClient, e2eContext } from './context';

/** Fields of the credential that nobody else may see. */
const SECRET_FIELDS = ['secret', 'callbackToken', 'callbackSecretKey'] as const;

/** n8n describes all of its nodes at once, so each test file asks once. */
let nodeTypes: Promise<NodeType[]> | undefined;

/**
 * Gives the tests of a file or a block a WeCom of their own in the shared n8n, with a credential for it.
 *
 * @param options how WeCom behaves
 * @returns the playground, from the first test on
 */
export function usePlayground(options: SimulatorOptions = {}): () => Playground {
	let playground: Playground | undefined;

	beforeAll(async () => {
		const client = e2eClient();
		const app = await startSimulatedApp(options);
		await rememberSecrets(app);
		playground = {
			client,
			nodeTypes: await (nodeTypes ??= client.nodeTypes(e2eContext().packageName)),
			app,
			credential: await storeCredential(app),
		};
	});
	afterAll(async () => await playground?.app.simulator.stop());

	return () => {
		if (!playground) throw new Error('The playground exists only while tests run.');
		return playground;
	};
}

/** Stores the credential of an app, with some fields changed if wanted. */
export async function storeCredential(
	app: SimulatedApp,
	changes: Record<string, string> = {},
): Promise<StoredCredential> {
	const data = { ...credentialData(app), ...changes };
	return await e2eClient().createCredential('WeCom', CREDENTIAL_TYPE, data);
}

/** So that the last test can look for them in everything that n8n has logged and stored. */
async function rememberSecrets(app: SimulatedApp): Promise<void> {
	const data = credentialData(app);
	const lines = SECRET_FIELDS.map((field) => `${data[field]}\n`);
	await appendFile(e2eContext().secretsFile, lines.join(''));
}
