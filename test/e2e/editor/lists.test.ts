import type { Locator, Page } from 'playwright-core';

import { openEditor, type Editor } from '../../../support/editor/editor';
import { formsOf, workflowOfForms } from '../../../support/editor/forms';
import { closeForm, openCanvas, openForm } from '../../../support/editor/openForm';
import { use } from '../../../support/playground/exampleWorkflows';
import { usePlayground } from '../support/playground';
import { useAtTheEnd } from '../support/atTheEnd';

/** More than the editor is given at once, and more than it can show in a multi-select. */
const MEMBERS = 1_100;
const AT_ONCE = 200;

const playground = usePlayground({ members: MEMBERS, customers: MEMBERS });
const atTheEnd = useAtTheEnd();
let editor: Editor;
let page: Page;

beforeAll(async () => {
	const { client, nodeTypes, credential } = playground();
	const wanted = ['customer.markTags', 'customer.getBatch'];
	const forms = formsOf(nodeTypes).filter(({ label }) => wanted.includes(label));
	const workflow = await client.createWorkflow(workflowOfForms(forms, use(credential)));
	editor = atTheEnd(await openEditor(client), async (opened) => await opened.close());
	({ page } = editor);
	await openCanvas(editor, client.url, workflow.id, forms.length);
});

const items = (): Locator => page.getByTestId('rlc-item');

/** Opens the list of a locator in the form that is open. */
async function openList(field: string): Promise<void> {
	await page.getByTestId(`parameter-input-${field}`).locator('input').last().click();
	await items().first().waitFor();
}

/** Opens the list of a multi-select in the form that is open; its lines are in the order on the page. */
async function openOptions(field: string): Promise<Locator> {
	await page.getByTestId(`parameter-input-${field}`).click();
	const options = page.locator('.el-select-dropdown__item:visible');
	await options.first().waitFor();
	return options;
}

describe('the list of a locator', () => {
	beforeAll(async () => {
		await openForm(editor, 'customer.markTags');
	});
	afterAll(async () => await closeForm(editor));

	test('says what has to be chosen first', async () => {
		await openList('external_userid');
		expect(await items().allInnerTexts()).toEqual(['Choose the member first']);
		await items().first().click();
		const chosen = page.getByTestId('parameter-input-external_userid').locator('input').last();
		expect(await chosen.inputValue()).toBe('');
	});

	test('shows the first part of a long list and the next when it is scrolled', async () => {
		await openList('userid');
		await items()
			.nth(AT_ONCE - 1)
			.waitFor();
		expect(await items().count()).toBe(AT_ONCE);
		await items().last().scrollIntoViewIfNeeded();
		await items()
			.nth(2 * AT_ONCE - 1)
			.waitFor();
	});

	test('is searched beyond what it shows', async () => {
		await page.getByTestId('rlc-search').fill(`member_${MEMBERS}`);
		await items()
			.filter({ hasText: `member_${MEMBERS}` })
			.waitFor();
		await items().nth(1).waitFor({ state: 'detached' });
		await items().first().click();
	});

	test('of customers shows those of the member that was chosen', async () => {
		await openList('external_userid');
		expect(await items().allInnerTexts()).toEqual([`Customer ${MEMBERS}`]);
		await items().first().click();
	});
});

describe('a multi-select', () => {
	test('shows a thousand members and says how to give others', async () => {
		await openForm(editor, 'customer.getBatch');
		const options = await openOptions('userid_list');
		expect(await options.first().innerText()).toContain('Only the first 1000 are listed');
		expect(await options.count()).toBe(1_001);
	});
});

test('an error of WeCom stands in the list in words, with what to do', async () => {
	await page.reload();
	playground().app.simulator.faults.add({
		fault: { kind: 'errcode', code: 48002 },
		endpoint: 'followUser.getAll',
		count: 1,
	});
	await openForm(editor, 'customer.markTags');
	await page.getByTestId('parameter-input-userid').locator('input').last().click();
	const error = page.getByTestId('rlc-error-container');
	await error.waitFor();
	expect(await error.innerText()).toContain('可调用接口的应用');
});
