import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

import { openEditor, type Editor } from '../../../support/editor/editor';
import { exampleFile, loadExample, type ExampleName } from '../../../support/examples/examples';
import { PROPOSED_CREDENTIAL_NAMES } from '../../../support/examples/translate';
import { poll } from '../../../support/n8n/client';
import type { StoredWorkflow } from '../../../support/n8n/types';
import { CREDENTIAL_TYPE } from '../../../nodes/shared/credentialType';
import { PACKAGE_NAME } from '../../../support/playground/exampleWorkflows';
import { credentialData } from '../../../support/playground/simulatedApp';
import { usePlayground } from '../support/playground';
import { useAtTheEnd } from '../support/atTheEnd';

/** What n8n proposes for a first credential, and so what the examples name. */
const CREDENTIAL_NAME = PROPOSED_CREDENTIAL_NAMES.en;

const SAVED_WITHIN_MS = 30_000;

const playground = usePlayground();
const atTheEnd = useAtTheEnd();
let editor: Editor;
let page: Page;

beforeAll(async () => {
	const { client, app } = playground();
	await client.createCredential(CREDENTIAL_NAME, CREDENTIAL_TYPE, credentialData(app));
	editor = atTheEnd(await openEditor(client), async (opened) => await opened.close());
	({ page } = editor);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

/** Makes a new workflow of an example's file, as the README tells its reader to. */
async function paste(name: ExampleName): Promise<StoredWorkflow> {
	const { client } = playground();
	const example = loadExample(name);
	await page.goto(`${client.url}/workflow/new`);
	await page.getByTestId('canvas-wrapper').waitFor();
	const text = JSON.stringify(readFileSync(exampleFile(name), 'utf8'));
	await page.evaluate(`navigator.clipboard.writeText(${text})`);
	await page.keyboard.press('Control+v');
	const steps = example.nodes.filter(({ type }) => !isNote(type));
	await page
		.getByTestId('canvas-node')
		.nth(steps.length - 1)
		.waitFor();
	await page.keyboard.press('Control+s');
	const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	return await poll(`the workflow ${id} to be saved`, SAVED_WITHIN_MS, async () => {
		const stored = await client.workflow(id).catch(() => undefined);
		return stored?.nodes.length === example.nodes.length ? stored : undefined;
	});
}

function isNote(type: string): boolean {
	return type === 'n8n-nodes-base.stickyNote';
}

test('an example that is pasted twice has its credential, and is published twice', async () => {
	const pasted = [await paste('scan-to-welcome'), await paste('scan-to-welcome')];
	for (const workflow of pasted) {
		const own = workflow.nodes.filter(({ type }) => type.startsWith(`${PACKAGE_NAME}.`));
		expect(own).toHaveLength(4);
		expect(own.map(({ credentials }) => credentials?.[CREDENTIAL_TYPE]?.name)).toEqual(
			own.map(() => CREDENTIAL_NAME),
		);
		await playground().client.activate(workflow);
	}
	const addresses = pasted.flatMap(({ nodes }) =>
		nodes.flatMap(({ webhookId }) => webhookId ?? []),
	);
	expect(new Set(addresses).size).toBe(2);
});

test('a pasted form is not published before it has its password', async () => {
	const workflow = await paste('batch-tagging');
	const form = workflow.nodes.find(({ type }) => type.endsWith('.formTrigger'));
	expect(form?.webhookId).toEqual(expect.any(String));
	await expect(playground().client.activate(workflow)).rejects.toThrow(/credential/i);
});
