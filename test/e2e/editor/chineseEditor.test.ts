import path from 'node:path';
import type { Page } from 'playwright-core';
import type { INodeParameters } from 'n8n-workflow';

import { openEditor, type Editor } from '../../../support/editor/editor';
import { closeForm, openCanvas, openForm } from '../../../support/editor/openForm';
import { startInstance, type Instance } from '../../../support/n8n/instance';
import { ROOT } from '../../../support/n8n/packageTarball';
import type { StoredCredential } from '../../../support/n8n/types';
import { CREDENTIAL_TYPE } from '../../../nodes/shared/credentialType';
import { use } from '../../../support/playground/exampleWorkflows';
import {
	credentialData,
	startSimulatedApp,
	type SimulatedApp,
} from '../../../support/playground/simulatedApp';
import { useAtTheEnd } from '../support/atTheEnd';
import {
	CREDENTIAL_WORDS,
	credentialsFor,
	MEMBER_MESSAGE_WORDS,
	nameProposedFor,
	NODE_WORDS,
	nodesFor,
	openNewCredential,
	openNodePanel,
} from '../support/search';

const START_TIMEOUT_MS = 240_000;
const PACKAGE = 'n8n-nodes-wecom-customer-contact-zh';
const FORBIDDEN = 'SIM-SECRET-not-listed';

const atTheEnd = useAtTheEnd();
let n8n: Instance;
let app: SimulatedApp;
let editor: Editor;
let page: Page;

beforeAll(async () => {
	app = atTheEnd(
		await startSimulatedApp({ members: 3, customers: 3 }),
		async ({ simulator }) => await simulator.stop(),
	);
	n8n = atTheEnd(await startInstance({ edition: 'zh' }), async (begun) => await begun.stop());
	editor = atTheEnd(await openEditor(n8n.client), async (opened) => await opened.close());
	({ page } = editor);
}, START_TIMEOUT_MS);

async function storeCredential(changes: Record<string, string> = {}): Promise<StoredCredential> {
	const data = { ...credentialData(app), ...changes };
	return await n8n.client.createCredential('企业微信', CREDENTIAL_TYPE, data);
}

/** Opens a canvas with nodes by name, each with its type and parameters. */
async function openNodes(
	nodes: Record<string, [type: string, parameters: INodeParameters]>,
): Promise<void> {
	const credentials = use(await storeCredential());
	const entries = Object.entries(nodes);
	const workflow = await n8n.client.createWorkflow({
		name: '中文版',
		nodes: entries.map(([name, [type, parameters]], index) => ({
			id: `node-${index}`,
			name,
			type: `${PACKAGE}.${type}`,
			typeVersion: 1,
			position: [index * 220, 0],
			parameters,
			credentials,
			...(type.endsWith('Trigger') && { webhookId: `webhook-${index}` }),
		})),
		connections: {},
	});
	await openCanvas(editor, n8n.client.url, workflow.id, entries.length);
}

/** Runs one node of the canvas and gives what the editor says about its failure. */
async function failureOf(node: string): Promise<string> {
	await openForm(editor, node);
	await page.getByTestId('node-execute-button').first().click();
	const error = page.locator('.node-error-view').first();
	await error.waitFor();
	const text = await error.innerText();
	await page.screenshot({ path: picture(`failed-${node}`), animations: 'disabled' });
	await closeForm(editor);
	return text;
}

const picture = (name: string) => path.join(ROOT, 'screenshots', 'zh', `${name}.png`);
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

test('a failing run says in Chinese what is wrong and what to do', async () => {
	await openNodes({
		missing: [
			'weComCustomerContact',
			{ resource: 'contactWay', operation: 'create', user: '={{ "" }}' },
		],
		refused: [
			'weComCustomerContact',
			{ resource: 'customer', operation: 'get', external_userid: byId('wmNobody') },
		],
	});
	expect(await failureOf('missing')).toContain('“成员”不能为空');
	const refused = await failureOf('refused');
	expect(refused).toContain('不合法的 external_userid（错误码 40096）');
	expect(refused).toContain('请使用本企业自己的应用获取到的 external_userid');
	expect(refused).toContain('官方文档：https://developer.work.weixin.qq.com/document/path/92114');
});

test('the canvas names operations and events in Chinese', async () => {
	await openNodes({
		action: ['weComCustomerContact', { resource: 'joinWay', operation: 'create' }],
		trigger: ['weComCustomerContactTrigger', { events: ['change_external_chat.create'] }],
	});
	const canvas = page.getByTestId('canvas');
	await canvas.getByText('加入群聊 > 创建').waitFor();
	await canvas.getByText('客户群创建').waitFor();
});

test('the panel of the trigger says in Chinese what to enter where', async () => {
	await openNodes({ trigger: ['weComCustomerContactTrigger', { events: ['customer_contact.*'] }] });
	await openForm(editor, 'trigger');
	const form = page.getByTestId('ndv');
	await form.getByText('接收企业微信事件').waitFor();
	await form.getByText('请先发布工作流，再将 Production URL 填入企业微信').waitFor();
	await form.getByText('When will this node trigger my flow?').click();
	await form.getByText('保存时的 URL 验证不会结束监听').waitFor();
	await page.screenshot({ path: picture('trigger-panel'), animations: 'disabled' });
	await closeForm(editor);
});

test('a trigger whose credential lacks the callback settings says so in Chinese', async () => {
	const { client } = n8n;
	const credential = await storeCredential({ callbackSecretKey: '' });
	const workflow = await client.createWorkflow({
		name: '触发器',
		nodes: [
			{
				id: 'trigger',
				name: 'trigger',
				type: `${PACKAGE}.weComCustomerContactTrigger`,
				typeVersion: 1,
				position: [0, 0],
				parameters: { events: ['customer_contact.*'] },
				credentials: use(credential),
				webhookId: 'without-key',
			},
		],
		connections: {},
	});
	await expect(client.activate(workflow)).rejects.toThrow(
		'该凭证不能用于接收回调：“EncodingAESKey”不能为空',
	);
});

describe('the node panel', () => {
	beforeAll(async () => {
		await openNodes({ any: ['weComCustomerContact', { resource: 'customer' }] });
		await openNodePanel(page);
	});

	test.each(NODE_WORDS)('finds the action node under "%s"', async (word) => {
		expect(await nodesFor(page, word)).toContain('企业微信客户联系');
	});

	test.each(MEMBER_MESSAGE_WORDS)('finds the node for messages under "%s"', async (word) => {
		expect(await nodesFor(page, word)).toContain('企业微信应用消息');
	});
});

describe('a new credential', () => {
	beforeAll(async () => await openNewCredential(page, n8n.client.url));

	test.each(CREDENTIAL_WORDS)('is found under "%s"', async (word) => {
		expect(await credentialsFor(page, word)).toEqual(['企业微信 WeCom / WeChat Work API']);
	});

	test('gets the name that the examples look for', async () => {
		const name = await nameProposedFor(page, '企业微信');
		expect(name).toBe('企业微信 WeCom / WeChat Work account');
	});
});

describe('the credential test', () => {
	test.each([
		['a wrong secret', { secret: 'a-secret-that-is-wrong' }, '不合法的 Secret（错误码 40001）'],
		['a wrong corp id', { corpId: 'wwsomebodyelse00001' }, '不合法的企业 ID（错误码 40013）'],
		['no answer', { baseUrl: 'http://127.0.0.1:9' }, '无法连接企业微信'],
	])('explains %s in Chinese', async (_case, changes, words) => {
		const { status, message } = await n8n.client.testCredential(await storeCredential(changes), {
			...credentialData(app),
			...changes,
		});
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringContaining(words),
		});
	});

	test('names the list of allowed apps as the admin console does', async () => {
		const apps = [{ name: 'main', secret: FORBIDDEN, allowedEndpoints: [] }];
		const closed = await startSimulatedApp({ apps });
		try {
			const data = credentialData(closed);
			const credential = await n8n.client.createCredential('企业微信', CREDENTIAL_TYPE, data);
			const { message } = await n8n.client.testCredential(credential, data);
			expect(message).toContain('API 接口无权限调用（错误码 48002）');
			expect(message).toContain('“客户联系 > 可调用接口的应用”');
		} finally {
			await closed.simulator.stop();
		}
	});
});

test('the credential dialogue is Chinese', async () => {
	const { id } = await storeCredential();
	await page.goto(`${n8n.client.url}/home/credentials/${id}`);
	const dialogue = page.getByTestId('editCredential-modal');
	await dialogue.getByTestId('parameter-input-corpId').waitFor();
	const text = await dialogue.innerText();
	for (const label of ['企业微信 WeCom / WeChat Work API', '企业 ID', 'API 地址', '回调 Token']) {
		expect(text).toContain(label);
	}
	await dialogue.screenshot({ path: picture('credential'), animations: 'disabled' });
});
