import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Page } from 'playwright-core';

import { closeForm, openCanvas, openNode } from '../../support/editor/openForm';
import { assertSucceeded, outputOf } from '../../support/n8n/execution';
import { ROOT, type Edition } from '../../support/n8n/packageTarball';
import type { Execution, StoredWorkflow, Workflow } from '../../support/n8n/types';
import { webhookUrl } from '../../support/n8n/webhookUrl';
import type { ExampleName } from '../../support/examples/examples';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { use, withAddresses } from '../../support/playground/exampleWorkflows';
import { credentialData, setReceiver } from '../../support/playground/simulatedApp';
import { photograph, photographCanvas, WINDOW } from './camera';
import type { Studio } from './studio';

/** High enough for the credential dialogue to show all of its fields. */
const TALL_WINDOW = { ...WINDOW, height: 1260 };

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
const MEMBER = 'member_1';
const EXAMPLES: Readonly<Record<Edition, string>> = { en: 'examples', zh: 'examples/zh-CN' };
const CUSTOMER: Readonly<Record<Edition, string>> = { en: 'Visitor', zh: '访客' };
/** What stands in the credential of a user; the simulated WeCom has another address. */
const WECOM_URL = 'https://qyapi.weixin.qq.com';

/** Scrolls an open list so that the choice at its top shows whole. Runs in the page: it is text. */
const WHOLE_CHOICES = `(() => {
	const choice = [...document.querySelectorAll('.el-select-dropdown__item')]
		.filter((item) => item.getBoundingClientRect().width > 0)
		.find((item) => /selected/.test(item.className));
	const above = choice.previousElementSibling?.previousElementSibling ?? choice;
	choice.closest('.el-select-dropdown__wrap').scrollTop = above.offsetTop;
})()`;

/**
 * Takes the pictures of an edition's README, in the order in which a new user meets what they show.
 *
 * @param studio where
 * @throws Error when the editor does not show what is to be photographed
 */
export async function takeReadmePictures(studio: Studio): Promise<void> {
	const directory = path.join(ROOT, 'docs', 'images', studio.edition);
	await mkdir(directory, { recursive: true });
	const fileOf = (name: string) => path.join(directory, `${name}.png`);

	await photographCredential(studio, fileOf('credential'));
	await studio.editor.page.setViewportSize(WINDOW);
	const campaign = await photographQrCode(studio, fileOf('create-qr-code'));
	await photographWelcome(studio, campaign, fileOf);
	for (const problem of studio.editor.takeProblems()) console.log(problem);
}

/** n8n tests a credential when its dialogue opens. */
async function photographCredential(studio: Studio, file: string): Promise<void> {
	const { app, credential, n8n, editor } = studio;
	const { page } = editor;
	await page.setViewportSize(TALL_WINDOW);
	const shown = await n8n.client.createCredential(credential.name, CREDENTIAL_TYPE, {
		...credentialData(app),
		baseUrl: WECOM_URL,
	});
	const tests = '**/rest/credentials/test';
	await page.route(tests, async (route) => {
		const body = route.request().postDataJSON() as { credentials: { data: object } };
		const data = { ...body.credentials.data, baseUrl: app.simulator.baseUrl };
		await route.continue({
			postData: JSON.stringify({ ...body, credentials: { ...body.credentials, data } }),
		});
	});
	await page.goto(`${n8n.url}/home/credentials/${shown.id}`);
	const dialogue = page.getByTestId('editCredential-modal');
	await dialogue.getByTestId('credentials-config-container-test-success').waitFor();
	await photograph(page, dialogue, file);
	await page.unroute(tests);
}

/** What the workflow that welcomes customers needs. */
interface Campaign {
	tagId: string;
	contactWayId: string;
}

async function photographQrCode(studio: Studio, file: string): Promise<Campaign> {
	const { n8n, editor } = studio;
	const workflow = await importExample(studio, 'set-up-qr-code', {
		'contactWay.create': { user: [MEMBER] },
	});
	await editor.page.getByTestId('execute-workflow-button').click();
	const [execution] = await n8n.client.waitForExecutions(workflow.id, 1);
	const create = nodeFor(workflow, 'contactWay.create');
	await untilShown(editor.page, create);
	await openNode(editor, create.name);
	await editor.page.getByTestId('ndv-view-binary-data').click();
	await photograph(editor.page, editor.page.getByTestId('ndv'), file);
	await closeForm(editor);

	const finished = checked(execution);
	const tagGroup = outputOf(finished, nodeFor(workflow, 'corpTag.create').name)[0] as {
		tag: Array<{ id: string }>;
	};
	const contactWay = outputOf(finished, create.name)[0] as { config_id: string };
	return { tagId: tagGroup.tag[0]?.id ?? '', contactWayId: contactWay.config_id };
}

async function photographWelcome(
	studio: Studio,
	{ tagId, contactWayId }: Campaign,
	fileOf: (name: string) => string,
): Promise<void> {
	const { app, n8n, editor, edition } = studio;
	const { page } = editor;
	const workflow = await importExample(studio, 'scan-to-welcome', {
		'customer.markTags': { add_tag: [tagId] },
	});
	const trigger = triggerOf(workflow);
	const triggerType = n8n.nodeTypes.find(({ name }) => name === trigger.type);
	if (!triggerType) throw new Error(`n8n does not know ${trigger.type}.`);

	await page.getByTestId('execute-workflow-button').click();
	await page.getByTestId('stop-execution-waiting-for-webhook-button').waitFor();
	setReceiver(app, webhookUrl(n8n.url, workflow, trigger, triggerType, 'test'));
	app.simulator.actions.customerAddsThroughContactWay({
		contact_way: contactWayId,
		name: CUSTOMER[edition],
	});
	const [execution] = await n8n.client.waitForExecutions(workflow.id, 1);
	checked(execution);
	const welcome = nodeFor(workflow, 'welcomeMessage.send');
	await untilShown(page, welcome);
	await photographCanvas(page, fileOf('run'));

	await openNode(editor, welcome.name);
	await page.getByTestId('ndv-input-panel').getByText(trigger.name, { exact: true }).click();
	await photograph(page, page.getByTestId('ndv'), fileOf('welcome-message'));
	await closeForm(editor);

	await openNode(editor, trigger.name);
	await page.getByText('Webhook URLs').click();
	await page.getByText('Production URL', { exact: true }).click();
	await page.getByTestId('parameter-input-events').click();
	await page.evaluate(WHOLE_CHOICES);
	await photograph(page, page.getByTestId('ndv'), fileOf('trigger'));
}

/** Does what a user does with an example: import it, choose the credential, fill in the own ids. */
async function importExample(
	{ edition, n8n, editor, credential }: Studio,
	name: ExampleName,
	choices: Record<string, INodeParameters>,
): Promise<StoredWorkflow> {
	const file = path.join(ROOT, EXAMPLES[edition], `${name}.json`);
	const example = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	for (const node of example.nodes) {
		if (node.type.startsWith(`${n8n.manifest.name}.`)) node.credentials = use(credential);
	}
	for (const [operation, parameters] of Object.entries(choices)) {
		const node = nodeFor(example, operation);
		node.parameters = { ...node.parameters, ...parameters };
	}
	const workflow = await n8n.client.createWorkflow(withAddresses(example));
	const nodes = workflow.nodes.filter(({ type }) => type !== STICKY_NOTE);
	await openCanvas(editor, n8n.url, workflow.id, nodes.length);
	return workflow;
}

/** The node that does an operation; its name depends on the edition. */
function nodeFor({ name, nodes }: Workflow, operation: string): INode {
	const node = nodes.find(
		({ parameters }) => `${parameters.resource}.${parameters.operation}` === operation,
	);
	if (!node) throw new Error(`"${name}" has no node for ${operation}.`);
	return node;
}

function triggerOf({ name, nodes }: Workflow): INode {
	const node = nodes.find(({ type }) => type.endsWith('Trigger'));
	if (!node) throw new Error(`"${name}" has no trigger.`);
	return node;
}

/** The editor hears of a run's end a moment after it. */
async function untilShown(page: Page, { name }: INode): Promise<void> {
	await page
		.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`)
		.getByTestId('canvas-node-status-success')
		.waitFor();
}

function checked(execution: Execution | undefined): Execution {
	if (!execution) throw new Error('The workflow did not run.');
	assertSucceeded(execution);
	return execution;
}
