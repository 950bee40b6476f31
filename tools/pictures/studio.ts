import { openEditor, type Editor } from '../../support/editor/editor';
import { PROPOSED_CREDENTIAL_NAMES } from '../../support/examples/translate';
import { startInstance, type Instance } from '../../support/n8n/instance';
import type { Edition } from '../../support/n8n/packageTarball';
import type { StoredCredential } from '../../support/n8n/types';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import {
	credentialData,
	startSimulatedApp,
	type SimulatedApp,
} from '../../support/playground/simulatedApp';

/** The address under which the n8n of the pictures says that the world reaches it. */
const PUBLIC_URL = 'https://n8n.example.com';

/** One edition in a fresh n8n with its editor open, and a simulated WeCom with a credential for it. */
export interface Studio {
	edition: Edition;
	app: SimulatedApp;
	n8n: Instance;
	editor: Editor;
	credential: StoredCredential;
	/** Stops all of it. */
	close(): Promise<void>;
}

/**
 * Starts what pictures are taken of. Build first.
 *
 * @param edition which of the two editions
 * @param tarball packed already; otherwise the built package is packed
 * @throws Error when n8n or Chromium does not start
 */
export async function openStudio(edition: Edition, tarball?: string): Promise<Studio> {
	const app = await startSimulatedApp();
	let n8n: Instance | undefined;
	try {
		n8n = await startInstance({
			edition,
			log: console.log,
			settings: { N8N_WEBHOOK_URL: `${PUBLIC_URL}/` },
			...(tarball !== undefined && { tarball }),
		});
		const editor = await openEditor(n8n.client);
		const credential = await n8n.client.createCredential(
			PROPOSED_CREDENTIAL_NAMES[edition],
			CREDENTIAL_TYPE,
			credentialData(app),
		);
		const { stop } = n8n;
		return {
			edition,
			app,
			n8n,
			editor,
			credential,
			close: async () => {
				await editor.close();
				await stop();
				await app.simulator.stop();
			},
		};
	} catch (error) {
		await n8n?.stop();
		await app.simulator.stop();
		throw error;
	}
}
