import type { Page } from 'playwright-core';

import { openEditor, type Editor } from '../../../support/editor/editor';
import { openCanvas, openNode } from '../../../support/editor/openForm';
import { CREDENTIAL_TYPE } from '../../../nodes/shared/credentialType';
import { use } from '../../../support/playground/exampleWorkflows';
import { startFaultyHost, type FaultyHost } from '../support/faultyHost';
import { usePlayground } from '../support/playground';
import { chain, node, startNode } from '../../../support/n8n/workflows';
import { useAtTheEnd } from '../support/atTheEnd';

const NAME = 'Any Other API';
const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';
const VERSION = 4.2;

const playground = usePlayground();
const atTheEnd = useAtTheEnd();
let host: FaultyHost;
let editor: Editor;
let page: Page;

beforeAll(async () => {
	host = atTheEnd(await startFaultyHost(), async (begun) => await begun.stop());
	editor = atTheEnd(await openEditor(playground().client), async (opened) => await opened.close());
	({ page } = editor);
});

test('the HTTP Request node lists the credential among the predefined types', async () => {
	const { client } = playground();
	const request = node(
		NAME,
		HTTP_REQUEST,
		{ url: host.url, authentication: 'predefinedCredentialType' },
		VERSION,
	);
	const { id } = await client.createWorkflow(chain('Choose', [startNode(), request]));
	await openCanvas(editor, client.url, id, 2);
	await openNode(editor, NAME);
	const list = page
		.getByTestId('credential-select')
		.or(page.getByTestId('node-credentials-select'));
	await list.first().locator('input').first().click();
	await page.keyboard.type('WeCom');
	await page
		.getByRole('option', { name: 'WeCom (企业微信, WeChat Work) API' })
		.or(page.locator('.el-select-dropdown__item', { hasText: 'WeCom (企业微信, WeChat Work) API' }))
		.first()
		.waitFor();
});

test.each([
	['goes well', undefined],
	['fails', '500'],
] as const)(
	'the browser of one who runs it by hand gets no token when it %s',
	async (_how, fault) => {
		const { client } = playground();
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, {
			corpId: 'wwexamplecorp0001',
			secret: 'EXAMPLE-SECRET-FOR-THE-BROWSER',
			baseUrl: host.url,
		});
		host.fault = fault;
		host.asked.length = 0;
		const parameters = {
			url: `${host.url}/cgi-bin/x`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: CREDENTIAL_TYPE,
		};
		const request = {
			...node(NAME, HTTP_REQUEST, parameters, VERSION),
			credentials: use(credential),
		};
		const { id } = await client.createWorkflow(chain('By hand', [startNode(), request]));
		const seen: string[] = [];
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => seen.push(String(payload))),
		);
		page.on('console', (message) => {
			for (const argument of message.args()) {
				argument.jsonValue().then(
					(value) => seen.push(JSON.stringify([value])),
					() => undefined,
				);
			}
			seen.push(message.text());
		});
		await openCanvas(editor, client.url, id, 2);
		await page.getByTestId('execute-workflow-button').first().click();
		const [execution] = await client.waitForExecutions(id, 1);
		expect(execution?.status).toBe(fault === undefined ? 'success' : 'error');
		// Besides, the credential looks once whether WeCom trusts the address.
		const asked = host.asked.filter((path) => !path.endsWith('/get_follow_user_list'));
		expect(asked).toEqual(['/cgi-bin/x']);
		// What the browser gets of a run names its node, so that the search below looks at something.
		await page.waitForFunction(
			'document.querySelector("[data-test-id=canvas-node-status-success], [data-test-id=node-issues], [data-test-id=canvas-node-status-error]") !== null',
		);
		const text = seen.join('\n');
		expect(text).toContain(NAME);
		expect(text.includes(host.token)).toBe(false);
	},
);
