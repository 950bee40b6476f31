/**
 * Pictures of the nodes' forms in n8n's editor, with every field filled in, into `screenshots/`.
 *
 *   npm run screenshots -- --resource contactWay --operation create
 *   npm run screenshots -- --edition zh
 *
 * Without `--resource`, all forms. Build first.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { openEditor } from './editor/editor';
import { formsOf, workflowOfForms, type Form } from './editor/forms';
import { closeForm, openCanvas, openForm, photographForm } from './editor/open-form';
import { startInstance } from './n8n/instance';
import { ROOT, type Edition } from './n8n/package-tarball';
import { CREDENTIAL_TYPE, use } from './playground/example-workflows';
import { credentialData, startSimulatedApp } from './playground/simulated-app';

const { values } = parseArgs({
	options: {
		resource: { type: 'string' },
		operation: { type: 'string' },
		edition: { type: 'string', default: 'en' },
		tarball: { type: 'string' },
	},
});

function isWanted({ label }: Form): boolean {
	const [resource, operation] = label.split('.');
	if (values.resource !== undefined && values.resource !== resource) return false;
	return values.operation === undefined || values.operation === operation;
}

async function main(): Promise<void> {
	const edition: Edition = values.edition === 'zh' ? 'zh' : 'en';
	const directory = path.join(ROOT, 'screenshots', edition);
	await mkdir(directory, { recursive: true });

	const app = await startSimulatedApp();
	const n8n = await startInstance({
		edition,
		log: console.log,
		...(values.tarball !== undefined && { tarball: path.resolve(values.tarball) }),
	});
	const { client, nodeTypes, url } = n8n;
	const editor = await openEditor(client);
	try {
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, credentialData(app));
		const forms = formsOf(nodeTypes).filter(isWanted);
		if (forms.length === 0) throw new Error('There is no such form.');
		const workflow = await client.createWorkflow(workflowOfForms(forms, use(credential)));
		await openCanvas(editor, url, workflow.id, forms.length);
		for (const { label } of forms) {
			await openForm(editor, label);
			await photographForm(editor, path.join(directory, `${label}.png`));
			await closeForm(editor);
			for (const problem of editor.takeProblems()) console.log(`${label}: ${problem}`);
		}
		console.log(`${forms.length} pictures in ${path.relative(process.cwd(), directory)}`);
	} finally {
		await editor.close();
		await n8n.stop();
		await app.simulator.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
