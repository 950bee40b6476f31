import { stat } from 'node:fs/promises';
import path from 'node:path';

import { startInstance, type Instance } from '../../support/n8n/instance';
import { DEFAULT_LINE, N8N_VERSIONS } from '../../support/n8n/versions';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import {
	publishWelcome,
	scanQrCode,
	setUpQrCode,
	verifyUrl,
	welcomeOutcome,
	type Playground,
	type PublishedWelcome,
} from '../../support/playground/scanToWelcome';
import {
	credentialData,
	startSimulatedApp,
	type SimulatedApp,
} from '../../support/playground/simulatedApp';
import { expectThat, type RunStep } from './steps';

/** WeCom's own limit (doc 92137), less what the network between may take. */
const WELCOME_DEADLINE_MS = 20_000;

/** The path of a customer through the example. */
const EXPECTED_PATH = [
	'Customer Added',
	'Get Customer',
	'Send Welcome Message',
	'Scanned the QR Code',
	'Mark Tag',
];

/** What has been started, to be stopped in the end. */
export interface Started {
	app?: SimulatedApp;
	n8n?: Instance;
}

/** How the story is told. */
export interface StoryOptions {
	/** Filled in as things start, so that they can be stopped if the story breaks off. */
	started: Started;
	/** n8n's port, if it is free. */
	n8nPort?: number;
	log: (line: string) => void;
}

/**
 * From nothing to a welcomed customer, step by step.
 *
 * @returns the workflow that now waits for customers
 * @throws StepFailed at the first step that does not hold
 */
export async function tellStory(
	step: RunStep,
	{ started, n8nPort, log }: StoryOptions,
): Promise<PublishedWelcome> {
	const app = await step('The simulated WeCom is up', async () => {
		const value = (started.app = await startSimulatedApp());
		const { corpId, members, customers } = value.simulator.settings;
		const people = `${members} members, ${customers} customers`;
		return { value, shown: `${value.simulator.baseUrl}, corp ${corpId} with ${people}` };
	});

	const n8n = await step('n8n is up with the packed package installed', async () => {
		const value = (started.n8n = await startInstance({
			log,
			...(n8nPort !== undefined && { preferredPort: n8nPort }),
		}));
		const { tarball, manifest, nodeTypes, url } = value;
		const { size } = await stat(tarball);
		const nodes = nodeTypes.map(({ displayName }) => displayName).join(', ');
		return {
			value,
			shown:
				`n8n ${N8N_VERSIONS[DEFAULT_LINE].n8n} on ${url}\n` +
				`${path.basename(tarball)} (${Math.ceil(size / 1024)} kB): ${nodes}; ` +
				`version ${manifest.version}`,
		};
	});

	const playground = await createPlayground(step, n8n, app);
	await checkWrongSecret(step, playground);

	const campaign = await step('A workflow has made a tag and a QR code', async () => {
		const value = await setUpQrCode(playground);
		return { value, shown: `tag "${value.tagName}", QR code ${value.qrCodeUrl}` };
	});
	const published = await step('The workflow is published', async () => {
		const value = await publishWelcome(playground, campaign.tagId);
		return { value, shown: `"${value.workflow.name}" listens on ${value.url}` };
	});
	await step('WeCom has verified the callback URL', async () => {
		const value = await verifyUrl(playground);
		expectThat(value.ok, `answered ${value.status}: ${value.error ?? JSON.stringify(value.body)}`);
		return { value, shown: `answered "${value.body}" in ${Math.round(value.durationMs)} ms` };
	});
	const customer = await step('A customer has scanned the QR code', async () => {
		const value = await scanQrCode(playground, campaign, 'Visitor');
		const { event, attempts, answered } = value.delivery;
		const [attempt] = attempts;
		expectThat(answered, `the callback was not answered: ${JSON.stringify(attempts)}`);
		const answer = `${attempt?.status} after ${Math.round(attempt?.durationMs ?? 0)} ms`;
		return { value, shown: `${event} delivered, answered with ${answer}` };
	});

	const outcome = await step('The workflow has run from event to welcome message', async () => {
		const value = await welcomeOutcome(playground, published, customer);
		const shown = value.path.join(' → ');
		expectThat(shown === EXPECTED_PATH.join(' → '), `the nodes that ran were ${shown}`);
		return { value, shown: `${shown}: ${value.execution.status}` };
	});
	await step('WeCom itself shows the tag and the welcome message', async () => {
		const { tags, message } = outcome;
		expectThat(tags.includes(campaign.tagId), `the customer's tags are ${JSON.stringify(tags)}`);
		const took = Math.round(message.msAfterCallback);
		expectThat(took < WELCOME_DEADLINE_MS, `the welcome message came after ${took} ms`);
		const said = message.text?.content ?? '';
		expectThat(said.includes('Visitor'), `the welcome message says "${said}"`);
		return {
			value: undefined,
			shown:
				`tag "${campaign.tagName}" on ${customer.externalUserId}\n` +
				`"${said}" delivered ${took} ms after the callback`,
		};
	});
	return published;
}

async function createPlayground(
	step: RunStep,
	{ client, nodeTypes }: Instance,
	app: SimulatedApp,
): Promise<Playground> {
	return await step('The credential test passes with the right secret', async () => {
		const data = credentialData(app);
		const credential = await client.createCredential(
			'WeCom (企业微信, WeChat Work) account',
			CREDENTIAL_TYPE,
			data,
		);
		const { status, message } = await client.testCredential(credential, data);
		expectThat(status === 'OK', `n8n shows: ${message}`);
		return { value: { client, nodeTypes, app, credential }, shown: `n8n shows: ${message}` };
	});
}

async function checkWrongSecret(
	step: RunStep,
	{ client, app, credential }: Playground,
): Promise<void> {
	await step('The credential test fails with a wrong secret', async () => {
		const secret = 'a-secret-that-is-wrong';
		const data = { ...credentialData(app), secret };
		const { status, message } = await client.testCredential(credential, data);
		expectThat(status === 'Error', 'the test passed');
		expectThat(/secret/i.test(message), `what n8n shows does not name the secret: ${message}`);
		expectThat(!message.includes(secret), 'what n8n shows gives the secret away');
		return { value: undefined, shown: `n8n shows: ${message}` };
	});
}
