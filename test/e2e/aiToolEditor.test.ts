import type { INode } from 'n8n-workflow';

import { openEditor, type Editor } from '../../support/editor/editor';
import { closeForm, openCanvas, openForm } from '../../support/editor/openForm';
import { startInstance, type Instance } from '../../support/n8n/instance';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { use } from '../../support/playground/exampleWorkflows';
import {
	credentialData,
	startSimulatedApp,
	type SimulatedApp,
} from '../../support/playground/simulatedApp';
import { createToolWorkflow, serveTools, type ToolServer } from './aiToolServer';
import { node } from '../../support/n8n/workflows';
import { useAtTheEnd } from './support/atTheEnd';

/**
 * In Chinese, because n8n makes the names of a tool and of its parameters from the labels and knows
 * only Latin letters there.
 */
const GET = '获取客户详情（customer get） in 企业微信客户联系';
const TAG = '编辑客户企业标签（customer markTags） in 企业微信客户联系';
/** How many fields of the two forms, from the top, are left to the model. */
const FIELDS = { [GET]: 1, [TAG]: 4 };

const SETUP_TIMEOUT_MS = 240_000;

const atTheEnd = useAtTheEnd();
let n8n: Instance;
let app: SimulatedApp;
let editor: Editor;
let server: ToolServer;

beforeAll(async () => {
	app = atTheEnd(
		await startSimulatedApp({ members: 2, customers: 4 }),
		async ({ simulator }) => await simulator.stop(),
	);
	n8n = atTheEnd(await startInstance({ edition: 'zh' }), async (begun) => await begun.stop());
	const { client, manifest } = n8n;
	const data = credentialData(app);
	const credential = await client.createCredential('企业微信', CREDENTIAL_TYPE, data);
	const tool = (name: string, operation: string): INode => ({
		...node(name, `${manifest.name}.weComCustomerContact`, { resource: 'customer', operation }),
		credentials: use(credential),
	});
	const { workflow, path } = await createToolWorkflow(client, [
		tool(GET, 'get'),
		tool(TAG, 'markTags'),
	]);

	editor = atTheEnd(await openEditor(client), async (opened) => await opened.close());
	await openCanvas(editor, client.url, workflow.id, 3);
	for (const [name, count] of Object.entries(FIELDS)) await leaveToModel(name, count);
	await save();
	const saved = await client.workflow(workflow.id);
	server = atTheEnd(
		await serveTools(client, { workflow: saved, path }),
		async (opened) => await opened.close(),
	);
}, SETUP_TIMEOUT_MS);

/** Presses "Let the model define this parameter" on the first fields that have it. */
async function leaveToModel(nodeName: string, count: number): Promise<void> {
	const { page } = editor;
	await openForm(editor, nodeName);
	const buttons = page.getByTestId('from-ai-override-button');
	for (let left = count; left > 0; left--) {
		expect(await buttons.count()).toBeGreaterThanOrEqual(left);
		// It shows only under the mouse; the editor listens for the event alone.
		await buttons.first().dispatchEvent('click');
		await page
			.getByTestId('fromAI-override-field')
			.nth(count - left)
			.waitFor();
	}
	await closeForm(editor);
}

async function save(): Promise<void> {
	const saved = editor.page.waitForResponse(
		(response) =>
			response.request().method() === 'PATCH' && response.url().includes('/rest/workflows/'),
	);
	await editor.page.keyboard.press('Control+s');
	await saved;
}

test('in the Chinese edition, what is left to the model has names that it can tell apart', async () => {
	const parameters = (await server.tools()).map(({ name, description, inputSchema }) => ({
		name,
		description,
		required: inputSchema.required,
	}));
	expect(parameters.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
		{
			name: '_customer_get_in_',
			description: '获取客户详情 in 企业微信客户联系',
			required: ['___external_userid_'],
		},
		{
			name: '_customer_markTags_in_',
			description: '编辑客户企业标签 in 企业微信客户联系',
			required: ['___userid_', '___external_userid_', '_______add_tag_', '_______remove_tag_'],
		},
	]);
});

test('a call takes the id for a locator that was left to the model', async () => {
	const [external_userid] = app.simulator.corp.people.customers.keys();
	const { isError, text } = await server.call('_customer_get_in_', {
		___external_userid_: external_userid,
	});
	expect({ isError, text }).toMatchObject({ isError: false });
	expect(JSON.parse(text)).toMatchObject([{ external_userid }]);
});

test('what is wrong is said in Chinese', async () => {
	const [userid] = app.simulator.corp.people.members.keys();
	const [external_userid] = app.simulator.corp.people.customers.keys();
	const { isError, text } = await server.call('_customer_markTags_in_', {
		___userid_: userid,
		___external_userid_: external_userid,
		_______add_tag_: '',
		_______remove_tag_: '',
	});
	expect(isError).toBe(true);
	expect(text).toContain('请至少填写以下一项');
});
