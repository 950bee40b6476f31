import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { N8nClient } from '../../support/n8n/client';
import { ensureN8n } from '../../support/n8n/install';
import { newOwner } from '../../support/n8n/instance';
import { installTarball, packPackage } from '../../support/n8n/packageTarball';
import { startN8n, type RunningN8n } from '../../support/n8n/server';
import { PACKAGE_NAME } from '../../support/playground/exampleWorkflows';
import { credentialData, startSimulatedApp } from '../../support/playground/simulatedApp';
import { askNode, Asking, endNode } from './support/asking';

const quiet = () => undefined;

/** An n8n of its own: the one of the other tests must not stop. */
let running: RunningN8n | undefined;
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-restart-'));
});
afterAll(async () => {
	await running?.stop();
	await rm(folder, { recursive: true, force: true });
});

test('an answer arrives though n8n was stopped and started while the run waited', async () => {
	const installation = await ensureN8n(quiet);
	const tarball = process.env.E2E_TARBALL ?? (await packPackage('en', folder));
	await installTarball(tarball, folder);
	running = await startN8n({ installation, userFolder: folder });
	const { url } = running;
	const client = await N8nClient.setUpOwner(url, newOwner());
	const app = await startSimulatedApp({ members: 2 });
	try {
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, credentialData(app));
		const nodeTypes = await client.nodeTypes(PACKAGE_NAME);
		const asking = await Asking.begin({ client, nodeTypes, app, credential });
		const { workflow, message } = await asking.ask([askNode(credential), endNode()]);
		expect(await asking.stillWaits(workflow)).toBe(true);
		await running.stop();
		running = await startN8n({
			installation,
			userFolder: folder,
			preferredPort: Number(new URL(url).port),
		});
		expect(running.url).toBe(url);
		asking.click('member_2', 0, message);
		expect(await asking.answerOf(workflow)).toMatchObject([
			{ data: { answered: true, approved: true, respondedBy: 'member_2' } },
		]);
	} finally {
		await app.simulator.stop();
	}
}, 240_000);
