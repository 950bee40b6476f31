import path from 'node:path';
import type { Page } from 'playwright-core';

import { openEditor, type Editor } from '../../../support/editor/editor';
import { formsOf, workflowOfForms } from '../../../support/editor/forms';
import { openCanvas, openForm } from '../../../support/editor/openForm';
import { ROOT } from '../../../support/n8n/packageTarball';
import { use } from '../../../support/playground/exampleWorkflows';
import { usePlayground } from '../support/playground';
import { useAtTheEnd } from '../support/atTheEnd';

const MEMBERS = 5;

const playground = usePlayground({ members: MEMBERS });
const atTheEnd = useAtTheEnd();
let editor: Editor;
let page: Page;

beforeAll(async () => {
	editor = atTheEnd(await openEditor(playground().client), async (opened) => await opened.close());
	({ page } = editor);
});

/** Opens a canvas with one node per operation. */
async function openOperations(...labels: string[]): Promise<void> {
	const { client, nodeTypes, credential } = playground();
	const forms = formsOf(nodeTypes).filter(({ label }) => labels.includes(label));
	const workflow = await client.createWorkflow(workflowOfForms(forms, use(credential)));
	await openCanvas(editor, client.url, workflow.id, forms.length);
}

test('the credential dialogue shows every field and passes its test', async () => {
	const { client, credential } = playground();
	await page.goto(`${client.url}/home/credentials/${credential.id}`);
	const dialogue = page.getByTestId('editCredential-modal');
	await dialogue.getByTestId('parameter-input-corpId').waitFor();
	const text = await dialogue.innerText();
	for (const label of ['Corp ID', 'Secret', 'API Base URL', 'Callback Token', 'EncodingAESKey']) {
		expect(text).toContain(label);
	}
	// n8n tests a credential when it is saved, and saves it only after a change.
	await dialogue.getByTestId('parameter-input-baseUrl').locator('input').press('End');
	await page.keyboard.type('/');
	await dialogue.getByTestId('credential-save-button').click();
	await dialogue.getByTestId('credentials-config-container-test-success').waitFor();
	const picture = path.join(ROOT, 'screenshots', 'en', 'credential.png');
	await dialogue.screenshot({ path: picture, animations: 'disabled' });
});

test('the list of members holds the members of the corp', async () => {
	await openOperations('customer.markTags');
	await openForm(editor, 'customer.markTags');
	await page.getByTestId('parameter-input-userid').locator('input').last().click();
	const items = page.getByTestId('rlc-item');
	await items.nth(MEMBERS - 1).waitFor();
	const userIds = Array.from({ length: MEMBERS }, (_, index) => `member_${index + 1}`);
	expect(await items.allInnerTexts()).toEqual(userIds.map((id) => expect.stringContaining(id)));
});

test('a group message says where it is written that its sender has to confirm it', async () => {
	await openOperations('groupMessage.create');
	const { text } = await openForm(editor, 'groupMessage.create');
	expect(text).toContain('Nothing is sent before the sender confirms it in WeCom');
	const hint = page.getByTestId('node-hint');
	expect(await hint.allInnerTexts()).toEqual([
		expect.stringContaining('The members have to confirm before anything is sent'),
	]);
});

test('the editor complains about nothing of this package meanwhile', () => {
	expect(editor.takeProblems()).toEqual([]);
});
