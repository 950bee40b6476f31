/**
 * `npm run test:e2e:queue-ask`: a member is asked in an n8n in queue mode. A worker asks, and the webhook process takes the
 * answer, also after the worker is gone.
 */
import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../../../nodes/shared/credentialType';
import { credentialData, startSimulatedApp } from '../../../support/playground/simulatedApp';
import { askNode, Asking, endNode, linkOf } from '../support/asking';
import { startCluster, type Cluster } from './cluster';

const log = (line: string) => console.log(line);

async function askInQueue(cluster: Cluster): Promise<void> {
	const { client, nodeTypes, webhook } = cluster;
	const app = await startSimulatedApp({ members: 3 });
	try {
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, credentialData(app));
		const entrance = webhook.url;
		const asking = await Asking.begin({ client, nodeTypes, app, credential, entrance });
		const nodes = [askNode(credential), endNode()];

		for (const ms of [0, 50, 500]) {
			const before = asking.messages.length;
			const workflow = asking.start(nodes);
			while (asking.messages.length === before) await new Promise((next) => setTimeout(next, 1));
			await new Promise((next) => setTimeout(next, ms));
			asking.click('member_1', 1, await asking.question(before));
			const [answer] = await asking.answerOf(await workflow);
			hold(answer, { approved: false, respondedBy: 'member_1' });
			log(`A click ${ms} ms after the question arrived.`);
		}

		const { workflow, message } = await asking.ask(nodes);
		assert(await asking.stillWaits(workflow));
		log('Killing both workers while the run waits …');
		await cluster.restartWorker(0, 'kill');
		await cluster.restartWorker(1, 'kill');
		asking.click('member_2', 0, message);
		const [answer] = await asking.answerOf(workflow);
		hold(answer, { approved: true, respondedBy: 'member_2' });
		log('The answer to the question of a worker that is gone arrived.');

		const linked = await asking.ask([askNode(credential, { responseType: 'freeText' }), endNode()]);
		assert(await asking.stillWaits(linked.workflow));
		const { pathname, search } = new URL(linkOf(linked.message));
		const body = new URLSearchParams({ text: 'Yes' });
		const page = await fetch(`${entrance}${pathname}${search}`, { method: 'POST', body });
		assert.equal(page.status, 200);
		const [text] = await asking.answerOf(linked.workflow);
		hold(text, { text: 'Yes' });
		log('A text by the link of another process arrived.');
	} finally {
		await app.simulator.stop();
	}
}

/** @throws AssertionError unless the `data` of an output has these fields */
function hold(output: IDataObject | undefined, fields: IDataObject): void {
	const data = output?.data as IDataObject;
	const found = Object.fromEntries(Object.keys(fields).map((name) => [name, data[name]]));
	assert.deepEqual(found, fields);
}

async function main(): Promise<void> {
	const cluster = await startCluster({ engine: 'vm', restart: 'none' }, log);
	try {
		await askInQueue(cluster);
	} finally {
		await cluster.stop();
	}
	log('All held.');
	process.exit(0);
}

// What was started ends with this process, whatever ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
