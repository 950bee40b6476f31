/**
 * The story that `npm start` tells and the end-to-end tests check: a QR code is made, a customer
 * scans it, and a workflow reads the customer, sends the welcome message in time and tags them.
 */
import type { IDataObject } from 'n8n-workflow';

import { welcomes, type WelcomeMessage } from '../../simulator/resources/welcomeMessage/state';
import type { N8nClient } from '../n8n/client';
import { assertSucceeded, nodesRun, outputOf } from '../n8n/execution';
import type { Execution, NodeType, StoredCredential, StoredWorkflow } from '../n8n/types';
import { webhookUrl } from '../n8n/webhookUrl';
import { nodeOf, readExample } from './exampleWorkflows';
import { setReceiver, type SimulatedApp } from './simulatedApp';

/** What the console of WeCom would show after the callback's address was saved. */
export type UrlVerification = Awaited<
	ReturnType<SimulatedApp['simulator']['callbacks']['verifyUrl']>
>;

/** A callback as WeCom remembers it. */
export type CallbackDelivery = ReturnType<
	SimulatedApp['simulator']['callbacks']['deliveries']
>[number];

/** n8n, a simulated WeCom, and the credential that leads from one to the other. */
export interface Playground {
	client: N8nClient;
	nodeTypes: readonly NodeType[];
	app: SimulatedApp;
	credential: StoredCredential;
}

/** Whom the customers add. */
const MEMBER = 'member_1';

/** What was prepared for a campaign. */
export interface Campaign {
	tagId: string;
	tagName: string;
	contactWayId: string;
	qrCodeUrl: string;
}

/** A workflow that waits for WeCom. */
export interface PublishedWelcome {
	workflow: StoredWorkflow;
	/** Where WeCom sends events. */
	url: string;
}

/** What the workflow did for one customer, by n8n's account and by WeCom's. */
export interface WelcomeOutcome {
	execution: Execution;
	/** The nodes that ran, in order. */
	path: string[];
	/** The customer's tags as WeCom has them. */
	tags: readonly string[];
	/** The message as the customer got it. */
	message: WelcomeMessage;
}

/**
 * Runs the example that makes a tag and a QR code.
 *
 * @throws Error when the workflow fails
 */
export async function setUpQrCode({ client, credential }: Playground): Promise<Campaign> {
	const workflow = await client.createWorkflow(
		readExample('set-up-qr-code', credential, { 'Create QR Code': { user: [MEMBER] } }),
	);
	const execution = await client.runToEnd(workflow.id, 'Start');
	assertSucceeded(execution);
	const [group] = outputOf(execution, 'Create Tag') as Array<{ tag?: IDataObject[] }>;
	const tag = group?.tag?.[0];
	const [contactWay] = outputOf(execution, 'Create QR Code');
	return {
		tagId: String(tag?.id),
		tagName: String(tag?.name),
		contactWayId: String(contactWay?.config_id),
		qrCodeUrl: String(contactWay?.qr_code),
	};
}

/**
 * Imports the example that welcomes customers, chooses its tag, publishes it, and enters its address
 * in WeCom.
 *
 * @throws Error when n8n refuses to publish it
 */
export async function publishWelcome(
	{ client, nodeTypes, app, credential }: Playground,
	tagId: string,
): Promise<PublishedWelcome> {
	const workflow = await client.createWorkflow(
		readExample('scan-to-welcome', credential, { 'Mark Tag': { add_tag: [tagId] } }),
	);
	await client.activate(workflow);
	const trigger = nodeOf(workflow, 'Customer Added');
	const triggerType = nodeTypes.find(({ name }) => name === trigger.type);
	if (!triggerType) throw new Error(`n8n does not know ${trigger.type}.`);
	const url = webhookUrl(client.url, workflow, trigger, triggerType);
	setReceiver(app, url);
	return { workflow, url };
}

/** Lets WeCom check the address, as it does when an administrator saves it. */
export async function verifyUrl({ app: { simulator } }: Playground): Promise<UrlVerification> {
	return await simulator.callbacks.verifyUrl(simulator.settings.apps[0]);
}

/**
 * Lets a new customer scan the QR code.
 *
 * @returns the customer's callback, once n8n has answered it
 */
export async function scanQrCode(
	{ app: { simulator } }: Playground,
	{ contactWayId }: Campaign,
	name: string,
): Promise<{ externalUserId: string; userId: string; delivery: CallbackDelivery }> {
	const addition = simulator.actions.customerAddsThroughContactWay({
		contact_way: contactWayId,
		name,
	});
	await simulator.callbacks.settled();
	const delivery = simulator.callbacks
		.deliveries()
		.find(({ fields }) => fields.ExternalUserID === addition.external_userid);
	if (!delivery) throw new Error('WeCom sent no callback for the new customer.');
	return { externalUserId: addition.external_userid, userId: addition.userid, delivery };
}

/**
 * Waits for the workflow's run for one customer and compares it with WeCom's state.
 *
 * @throws Error when the workflow fails, or WeCom has no message for the customer
 */
export async function welcomeOutcome(
	{ client, app: { simulator } }: Playground,
	{ workflow }: PublishedWelcome,
	customer: { externalUserId: string; userId: string },
): Promise<WelcomeOutcome> {
	const execution = (await client.waitForExecutions(workflow.id, 1)).at(-1);
	if (!execution) throw new Error('The workflow did not run.');
	assertSucceeded(execution);

	const { corp } = simulator;
	const message = welcomes(corp).messages.find(
		({ external_userid }) => external_userid === customer.externalUserId,
	);
	if (!message) throw new Error('WeCom delivered no welcome message to the customer.');
	const follow = corp.people.findFollow(customer.userId, customer.externalUserId);
	return { execution, path: nodesRun(execution), tags: follow?.tags ?? [], message };
}
