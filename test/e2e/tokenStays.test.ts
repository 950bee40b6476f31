import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { INode } from 'n8n-workflow';

import { poll, type N8nClient } from '../../support/n8n/client';
import { outputOf } from '../../support/n8n/execution';
import type { Execution, StoredCredential, StoredWorkflow } from '../../support/n8n/types';
import { DEFAULT_LINE } from '../../support/n8n/versions';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { use } from '../../support/playground/exampleWorkflows';
import { e2eClient, e2eContext } from './support/context';
import { startFaultyHost, SUCCESS, type Fault, type FaultyHost } from './support/faultyHost';
import { actionNode, chain, node } from '../../support/n8n/workflows';
import { useAtTheEnd } from './support/atTheEnd';

const SECRET = 'EXAMPLE-SECRET-THAT-STAYS';
const PATH = '/cgi-bin/externalcontact/get_follow_user_list';
const UNKNOWN_HOST = 'http://wecom-host.invalid';
const WEBHOOK = 'n8n-nodes-base.webhook';
const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';
/** The versions of the HTTP Request node that take a credential type. */
const VERSIONS = [3, 4.1, 4.2, 4.3, 4.4, 4.5];
const TIMEOUT_MS = 500;
const FAULTS: readonly Fault[] = ['reset', '401', '500', 'timeout', 'redirect'];

const atTheEnd = useAtTheEnd();
let client: N8nClient;
let host: FaultyHost;
let elsewhere: FaultyHost;
let credential: StoredCredential;
let unreachable: StoredCredential;
let errors: StoredWorkflow;
/** The workflows of this file, by what they run. */
const workflows = new Map<string, StoredWorkflow>();

async function store(baseUrl: string, changes = {}): Promise<StoredCredential> {
	const data = { corpId: 'wwexamplecorp0001', secret: SECRET, baseUrl, ...changes };
	return await client.createCredential('WeCom', CREDENTIAL_TYPE, data);
}

/** A workflow in production, which n8n's error workflow hears of, unlike runs by hand. */
async function publish(name: string, tested: INode): Promise<void> {
	const start = { ...node('Call', WEBHOOK, { path: randomUUID() }, 2), webhookId: randomUUID() };
	const workflow = await client.createWorkflow({
		...chain(name, [start, tested]),
		settings: { errorWorkflow: errors.id },
	});
	await client.activate(workflow);
	workflows.set(name, workflow);
}

/** Runs a published workflow once, and gives the execution. */
async function run(name: string): Promise<Execution> {
	const workflow = workflows.get(name);
	if (!workflow) throw new Error(`There is no workflow ${name}.`);
	const before = (await client.executions(workflow.id)).length;
	const path = String(workflow.nodes[0]?.parameters.path);
	expect((await fetch(`${client.url}/webhook/${path}`)).status).toBe(200);
	const executions = await client.waitForExecutions(workflow.id, before + 1);
	const last = executions.at(-1);
	if (!last) throw new Error(`${name} has not run.`);
	return last;
}

const httpRequest = (version: number, url: string, used: StoredCredential): INode => ({
	...node(
		'Tested',
		HTTP_REQUEST,
		{
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: CREDENTIAL_TYPE,
			options: { timeout: TIMEOUT_MS },
		},
		version,
	),
	credentials: use(used),
});

/** Those of them that this n8n has. */
async function versionsOfNode(): Promise<number[]> {
	const types = await client.nodeTypes('n8n-nodes-base');
	const versions = types
		.filter(({ name }) => name === HTTP_REQUEST)
		.flatMap(({ version }) => version);
	return VERSIONS.filter((version) => versions.includes(version));
}

beforeAll(async () => {
	client = e2eClient();
	host = atTheEnd(await startFaultyHost(), async (begun) => await begun.stop());
	elsewhere = atTheEnd(await startFaultyHost(), async (begun) => await begun.stop());
	host.redirectTo = elsewhere.url;
	errors = await client.createWorkflow(
		chain('Errors', [
			node('Error', 'n8n-nodes-base.errorTrigger', {}),
			node('Keep', 'n8n-nodes-base.noOp', {}),
		]),
	);
	// n8n 1 publishes nothing that only waits for errors, and calls it as it is.
	if (e2eContext().line === DEFAULT_LINE) await client.activate(errors);
	credential = await store(host.url);
	unreachable = await store(UNKNOWN_HOST);
	for (const version of await versionsOfNode()) {
		await publish(
			`HTTP Request ${version}`,
			httpRequest(version, `${host.url}${PATH}`, credential),
		);
		await publish(
			`HTTP Request ${version}, unknown host`,
			httpRequest(version, `${UNKNOWN_HOST}${PATH}`, unreachable),
		);
		await publish(
			`HTTP Request ${version}, other host`,
			httpRequest(version, `${elsewhere.url}${PATH}`, credential),
		);
	}
	const step = {
		operation: 'followUser.getAll',
		name: 'Tested',
		parameters: { requestOptions: { timeout: 1 } },
	} as const;
	await publish('WeCom', actionNode(step, credential));
	await publish('WeCom, unknown host', actionNode(step, unreachable));
}, 300_000);
afterAll(async () => {
	for (const { id } of workflows.values()) await client.deactivate(id);
});

const names = (ending = ''): string[] =>
	[...workflows.keys()].filter((name) =>
		ending === '' ? !name.includes(',') : name.endsWith(ending),
	);

const failed: Execution[] = [];

test('calls that go well put out what WeCom answered', async () => {
	if (e2eContext().line === DEFAULT_LINE) {
		expect(names()).toEqual([...VERSIONS.map((version) => `HTTP Request ${version}`), 'WeCom']);
	}
	expect(names().length).toBeGreaterThanOrEqual(4);
	for (const name of names()) {
		const execution = await run(name);
		expect({ name, status: execution.status }).toEqual({ name, status: 'success' });
		const expected = name === 'WeCom' ? [{ userid: 'member_1' }] : [SUCCESS];
		expect(outputOf(execution, 'Tested')).toEqual(expected);
	}
	expect(elsewhere.asked).toEqual([]);
}, 300_000);

test.each(FAULTS)(
	'calls that end in "%s" fail, and nobody else hears of them',
	async (fault) => {
		host.fault = fault;
		for (const name of names()) {
			const execution = await run(name);
			expect({ name, status: execution.status }).toEqual({ name, status: 'error' });
			failed.push(execution);
		}
		expect(elsewhere.asked).toEqual([]);
	},
	300_000,
);

test('calls of an unknown host say that it could not be reached', async () => {
	for (const name of names(', unknown host')) {
		const execution = await run(name);
		expect({ name, status: execution.status }).toEqual({ name, status: 'error' });
		expect(messageOf(execution)).toContain('WeCom could not be reached');
		failed.push(execution);
	}
}, 300_000);

test('calls of another host than that of the credential are refused in words', async () => {
	for (const name of names(', other host')) {
		const execution = await run(name);
		expect(messageOf(execution)).toContain(`for ${host.url} only`);
		expect(messageOf(execution)).toContain(elsewhere.url);
		failed.push(execution);
	}
	expect(elsewhere.asked).toEqual([]);
}, 300_000);

test('calls that find nobody listening fail', async () => {
	await host.stop();
	for (const name of names()) failed.push(await run(name));
	expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(['error']));
}, 300_000);

test('the token is in nothing that n8n stores of all that, hands to the error workflow or logs', async () => {
	const heard = await poll('the error workflow', 60_000, async () => {
		const executions = await client.executions(errors.id);
		return executions.length >= failed.length ? executions : undefined;
	});
	const stored = [...heard];
	for (const { id } of workflows.values()) stored.push(...(await client.executions(id)));
	const log = await readFile(e2eContext().logFile, 'utf8');
	for (const hidden of [host.token, elsewhere.token, SECRET]) {
		const found = stored.filter((execution) => JSON.stringify(execution).includes(hidden));
		expect(found.map(({ id, workflowId }) => ({ id, workflowId }))).toEqual([]);
		expect(log.includes(hidden)).toBe(false);
	}
});

/** What the execution list says of a failed execution. */
function messageOf({ data }: Execution): string {
	const { message, description } = data.resultData.error ?? {};
	return `${message} ${description}`;
}
