import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';

import {
	loadExample,
	type ExampleLanguage,
	type ExampleName,
} from '../../../support/examples/examples';
import { readTexts, type ExampleTexts } from '../../../support/examples/texts';
import { renameKeys } from '../../../support/examples/translate';
import {
	assertSucceeded,
	failureOf,
	filesOf,
	nodesRun,
	outputOf,
} from '../../../support/n8n/execution';
import type {
	Execution,
	StoredCredential,
	StoredWorkflow,
	Workflow,
} from '../../../support/n8n/types';
import { webhookUrl } from '../../../support/n8n/webhookUrl';
import { nodeOf, readExample, use } from '../../../support/playground/exampleWorkflows';
import type { Playground } from '../../../support/playground/scanToWelcome';
import { setReceiver, type SimulatedApp } from '../../../support/playground/simulatedApp';
import type { Answer, RecordingServer } from '../../../support/harness/recordingServer';
import type { JsonObject } from '../../../simulator/types';
import { isJsonObject } from '../../../wecom/json';
import { memberMessages } from '../../../simulator/resources/memberMessage/state';
import { createTable, fillTable, rowsOf } from './dataTable';

/** A run of an example. Nodes and fields go by their English names in either language. */
interface ExampleRun {
	execution: Execution;
	/** What a node put out; nothing where it did not run. */
	output(node: string): IDataObject[];
	files(node: string): IBinaryKeyData[];
	hasRun(node: string): boolean;
}

/** What the user of an example fills in. */
interface Choices {
	/** Values of the node "Settings". */
	settings?: IDataObject;
	/** Parameters of other nodes. */
	parameters?: Record<string, INodeParameters>;
	/** Credentials of nodes that are n8n's own. */
	credentials?: Record<string, StoredCredential>;
}

/** An example in a real n8n, with a simulated WeCom and a host for everything else. */
export interface Stage {
	playground: Playground;
	app: SimulatedApp;
	/** Puts a picture on the host outside and gives its address. */
	showPicture(path: string, picture: Buffer): string;
	/** Lets the host outside answer what is posted to a path, and gives the address of the host. */
	answerPosts(path: string, answer: (body: JsonObject) => JsonObject): string;
	/** The texts that members have got since the last call. */
	said(): string[];
	/** Imports the example. */
	importIt(choices?: Choices): Promise<void>;
	/** Runs it from a trigger that needs no call. */
	run(trigger: string): Promise<ExampleRun>;
	/** Starts such a run; the result is there when it ends, a minute later at most where nothing else is said. */
	begin(trigger: string): Promise<(timeoutMs?: number) => Promise<ExampleRun>>;
	/** Publishes it and lets WeCom send its events to a trigger. */
	publish(trigger: string): Promise<void>;
	/** Publishes it and gives the address of its form. */
	publishForm(trigger: string): Promise<string>;
	/** The run number `count` of those that events have started. */
	runOfEvent(count: number): Promise<ExampleRun>;
	/** Where that run failed, and why. */
	failureOfEvent(count: number): Promise<string>;
	/** Makes a data table that the example uses, with columns of text. */
	createTable(table: string, columns: readonly string[]): Promise<void>;
	/** Puts rows into a data table that there is. */
	fill(table: string, rows: readonly IDataObject[]): Promise<void>;
	rows(table: string): Promise<IDataObject[]>;
	/** What a field of the example is called in its language. */
	field(name: string): string;
	/** The example in n8n. */
	workflow(): StoredWorkflow;
}

/** Who is told what an example has to tell, where nothing else is filled in. */
const TOLD = 'member_2';

/** What the names of the examples' data tables begin with. */
const TABLES = /\bwecom_(?=[a-z])/g;

let tables = 0;

/** Prepares a stage for one example in one language. Nothing is imported yet. */
export function openStage(
	playground: Playground,
	outside: RecordingServer,
	name: ExampleName,
	language: ExampleLanguage,
): Stage {
	const { client, nodeTypes, app, credential } = playground;
	const texts = language === 'en' ? undefined : readTexts(name);
	// All tests share one n8n, and tables go by their names.
	const prefix = `wecom_${++tables}_`;
	const tableName = (table: string) => table.replace(TABLES, prefix);
	const nameOf = (node: string) => texts?.nodes[node] ?? node;
	const pictures = new Map<string, Buffer>();
	const answers = new Map<string, (body: JsonObject) => JsonObject>();
	outside.answering = ({ path, body }) => {
		const answer = answers.get(path);
		if (answer) return answer(JSON.parse(body.toString()) as JsonObject);
		return pictureOrNothing(pictures.get(path));
	};
	let read = 0;
	let stored: StoredWorkflow | undefined;

	const workflow = () => {
		if (!stored) throw new Error(`${name} has not been imported.`);
		return stored;
	};
	const finished = (execution: Execution): ExampleRun => {
		assertSucceeded(execution);
		return viewOf(execution, texts);
	};

	const executionOfEvent = async (count: number): Promise<Execution> => {
		await app.simulator.callbacks.settled();
		const execution = (await client.waitForExecutions(workflow().id, count))[count - 1];
		if (!execution) throw new Error(`${name} has not run ${count} times.`);
		return execution;
	};

	return {
		playground,
		app,
		workflow,
		field: (field) => texts?.fields[field] ?? field,
		showPicture(path, bytes) {
			pictures.set(path, bytes);
			return `${outside.credential.baseUrl}${path}`;
		},
		answerPosts(path, answer) {
			answers.set(path, answer);
			return outside.credential.baseUrl;
		},
		said() {
			const all = [...memberMessages(app.simulator.corp).messages.values()];
			const texts = all.slice(read).flatMap(({ content }) => textOf(content));
			read = all.length;
			return texts;
		},
		async importIt({ settings = {}, parameters = {}, credentials = {} } = {}) {
			const renamed = renameKeys(parameters, texts?.nodes ?? {});
			const example = readExample(name, credential, renamed, language);
			const tells = JSON.stringify(loadExample(name)).includes('membersToTell');
			const filled = withSettings(
				example,
				nameOf('Settings'),
				renameKeys({ ...(tells && { membersToTell: TOLD }), ...settings }, texts?.fields ?? {}),
			);
			for (const [node, given] of Object.entries(credentials)) {
				nodeOf(filled, nameOf(node)).credentials = use(given);
			}
			const own = JSON.parse(JSON.stringify(filled).replace(TABLES, prefix)) as Workflow;
			stored = await client.createWorkflow(own);
		},
		async run(trigger) {
			return finished(await client.runToEnd(workflow().id, nameOf(trigger)));
		},
		async begin(trigger) {
			const id = await client.runManually(workflow().id, nameOf(trigger));
			return async (timeoutMs) => {
				const all = await client.waitForExecutions(workflow().id, 1, timeoutMs);
				const execution = all.find((one) => one.id === id);
				if (!execution) throw new Error(`The execution ${id} of ${name} is gone.`);
				return finished(execution);
			};
		},
		async publish(trigger) {
			await client.activate(workflow());
			const node = nodeOf(workflow(), nameOf(trigger));
			const nodeType = nodeTypes.find(({ name: type }) => type === node.type);
			if (!nodeType) throw new Error(`n8n does not know ${node.type}.`);
			setReceiver(app, webhookUrl(client.url, workflow(), node, nodeType));
		},
		async publishForm(trigger) {
			await client.activate(workflow());
			return `${client.url}/form/${nodeOf(workflow(), nameOf(trigger)).webhookId}`;
		},
		runOfEvent: async (count) => finished(await executionOfEvent(count)),
		async failureOfEvent(count) {
			const execution = await executionOfEvent(count);
			if (execution.status !== 'error') throw new Error(`${name} has not failed.`);
			return failureOf(execution);
		},
		createTable: async (table, columns) => await createTable(client, tableName(table), columns),
		fill: async (table, rows) => await fillTable(client, tableName(table), rows),
		rows: async (table) => await rowsOf(client, tableName(table)),
	};
}

function pictureOrNothing(picture: Buffer | undefined): Answer {
	const headers = { 'content-type': picture ? 'image/png' : 'text/plain' };
	return { status: picture ? 200 : 404, headers, bytes: picture ?? Buffer.from('not here') };
}

/** What a message to members says; nothing where it is a card. */
function textOf({ markdown, text }: JsonObject): string[] {
	return [markdown, text].flatMap((part) => (isJsonObject(part) ? [String(part.content)] : []));
}

function viewOf(execution: Execution, texts: ExampleTexts | undefined): ExampleRun {
	const nameOf = (node: string) => texts?.nodes[node] ?? node;
	const english = Object.fromEntries(
		Object.entries(texts?.fields ?? {}).map(([field, chinese]) => [chinese, field]),
	);
	const hasRun = (node: string) => nodesRun(execution).includes(nameOf(node));
	return {
		execution,
		hasRun,
		output: (node) =>
			hasRun(node)
				? outputOf(execution, nameOf(node)).map((item) => renameKeys(item, english))
				: [],
		files: (node) => (hasRun(node) ? filesOf(execution, nameOf(node)) : []),
	};
}

/** Fills in values of a Set node; throws where it has no field of that name. */
function withSettings(workflow: Workflow, nodeName: string, settings: IDataObject): Workflow {
	const names = Object.keys(settings);
	if (names.length === 0) return workflow;
	const node = nodeOf(workflow, nodeName);
	const { assignments } = node.parameters.assignments as { assignments: IDataObject[] };
	const missing = names.filter((name) => !assignments.some((one) => one.name === name));
	if (missing.length > 0) throw new Error(`"${nodeName}" has no field ${missing.join(', ')}.`);
	const filled = assignments.map((one) => {
		const name = String(one.name);
		return name in settings ? { ...one, value: settings[name] } : one;
	});
	const parameters = { ...node.parameters, assignments: { assignments: filled } };
	return {
		...workflow,
		nodes: workflow.nodes.map((one) =>
			one === node ? { ...node, parameters: parameters as INodeParameters } : one,
		),
	};
}
