import type { Page } from 'playwright-core';

import { openEditor, type Editor } from '../../../support/editor/editor';
import { closeForm, openCanvas, openForm } from '../../../support/editor/openForm';
import { PACKAGE_NAME } from '../../../support/playground/exampleWorkflows';
import type { StoredWorkflow } from '../../../support/n8n/types';
import { usePlayground } from '../support/playground';
import { chain, node, triggerNode } from '../../../support/n8n/workflows';
import { useAtTheEnd } from '../support/atTheEnd';

const MEMBERS = 3;

const playground = usePlayground({ members: MEMBERS });
const atTheEnd = useAtTheEnd();
let editor: Editor;
let page: Page;
let workflow: StoredWorkflow;

beforeAll(async () => {
	const { client, credential } = playground();
	const trigger = triggerNode(credential, { filters: { members: [] } });
	const next = node('Next', `${PACKAGE_NAME}.weComCustomerContact`, {});
	workflow = await client.createWorkflow(chain('Trigger panel', [trigger, next]));
	editor = atTheEnd(await openEditor(client), async (opened) => await opened.close());
	({ page } = editor);
	await openCanvas(editor, client.url, workflow.id, 2);
});

const triggerName = (): string => workflow.nodes[0]?.name ?? '';

describe('the trigger', () => {
	beforeAll(async () => {
		await openForm(editor, triggerName());
	});

	test('tells beside its form to publish first and what goes where', async () => {
		const panel = page.getByTestId('ndv');
		await panel.getByText('Receive an event from WeCom').waitFor();
		await panel.getByText('Publish this workflow before you enter its Production URL').waitFor();
		await panel.getByText('When will this node trigger my flow?').click();
		const help = panel.getByText('Publish (activate) this workflow first.').locator('..');
		expect(await help.innerText()).toMatch(
			/设置API接收.*Production URL.*Token and EncodingAESKey.*外部联系人变更回调.*Test URL/s,
		);
	});

	test('offers the members of the company as a filter and keeps who was chosen', async () => {
		await page.getByTestId('parameter-input-members').click();
		const options = page.locator('.el-select-dropdown__item:visible');
		await options.nth(MEMBERS - 1).waitFor();
		expect(await options.allInnerTexts()).toEqual(['member_1', 'member_2', 'member_3']);
		await options.nth(1).click();
		await page.getByTestId('parameter-input-members').getByText('member_2').waitFor();
	});

	test('is a source for the next node without a complaint of the editor', async () => {
		await page.keyboard.press('Escape');
		await closeForm(editor);
		await openForm(editor, 'Next');
		await page.getByTestId('ndv-input-panel').getByText(triggerName()).first().waitFor();
		expect(editor.takeProblems()).toEqual([]);
	});
});
