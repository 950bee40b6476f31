import 'reflect-metadata';
import { WorkflowExecute, ExecutionLifecycleHooks } from 'n8n-core';
import {
	Workflow,
	createEmptyRunExecutionData,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

// With its ending: tsx would take the codex file WeComCustomerContact.node.json for it.
import { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node.ts';
import { credentialsHelper, type CredentialFields } from './credentials';
import { expectNoSecrets } from './secrets';

const ITEMS_NODE = 'test.items';
const NODE_UNDER_TEST = 'weComCustomerContact';

/** What to run. */
export interface NodeRun {
	/** `resource`, `operation` and the fields of the form, as n8n stores them. */
	parameters: INodeParameters;
	/** Input items; one empty item when left out. */
	input?: INodeExecutionData[];
	credential: CredentialFields;
	/** Holds up the reading of the credential for an item, as n8n's database does. */
	beforeCredential?: (itemIndex: number) => Promise<void>;
	/** The node to run; the action node with all its forms when left out. */
	nodeType?: INodeType;
	onError?: INode['onError'];
	timezone?: string;
	/** Called when the execution has begun, with what cancels it. */
	onStart?: (cancel: () => void) => void;
}

/** What came of it. */
export interface NodeOutcome {
	/** Output items of the node, by output. */
	outputs: INodeExecutionData[][];
	/** The first output. */
	items: INodeExecutionData[];
	/** The JSON of the first output. */
	json: IDataObject[];
	/** The error that stopped the node. */
	error?: Error & { description?: string | null; context?: IDataObject };
	status: string;
	/** The hints that the node left with the execution. */
	hints: string[];
	/** Until when the execution waits, and with what in place of the input of the node; where it does. */
	waiting?: { until: Date; items: INodeExecutionData[] };
}

/**
 * Runs the action node in n8n-core's own engine, between a node that hands it the input items and the
 * end of the workflow, with the credential going through the steps that n8n takes for every request.
 */
export async function runNode(run: NodeRun): Promise<NodeOutcome> {
	const input = run.input ?? [{ json: {} }];
	const nodes: INode[] = [
		node('Items', ITEMS_NODE, {}),
		{
			...node('WeCom', NODE_UNDER_TEST, run.parameters),
			credentials: { weComCustomerContactApi: { id: '1', name: 'test' } },
			onError: run.onError,
		},
	];
	const workflow = new Workflow({
		id: 'test',
		nodes,
		connections: { Items: { main: [[{ node: 'WeCom', type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: nodeTypes(input, run.nodeType ?? nodeUnderTest),
		settings: { timezone: run.timezone ?? 'Asia/Shanghai', executionOrder: 'v1' },
	});
	const additionalData = {
		credentialsHelper: credentialsHelper(run.credential, run.beforeCredential),
		hooks: new ExecutionLifecycleHooks('manual', '1', { id: 'test', name: 'test' } as never),
		executionId: '1',
		restApiUrl: 'http://n8n.invalid/rest',
		instanceBaseUrl: '',
		webhookBaseUrl: '',
		variables: {},
		currentNodeParameters: undefined,
		formWaitingBaseUrl: 'http://n8n.invalid/form-waiting',
		webhookWaitingBaseUrl: 'http://n8n.invalid/webhook-waiting',
		webhookTestBaseUrl: '',
	} as unknown as IWorkflowExecuteAdditionalData;
	const execution = new WorkflowExecute(
		additionalData,
		'manual',
		createEmptyRunExecutionData(),
	).run({
		workflow,
		startNode: workflow.getNode('Items') ?? undefined,
	});
	run.onStart?.(() => execution.cancel());
	const { data, status, waitTill } = await execution;
	// Every test of the node is a test of this too; the benchmarks do without.
	if (process.env.JEST_WORKER_ID) expectNoSecrets(run.credential, data);
	const task = data.resultData.runData.WeCom?.[0];
	const outputs = (task?.data?.main ?? []).map((output) => output ?? []);
	const items = outputs[0] ?? [];
	return {
		outputs,
		items,
		json: items.map(({ json }) => json),
		error: (task?.error ?? data.resultData.error) as NodeOutcome['error'],
		status,
		hints: (task?.hints ?? []).map(({ message }) => message),
		...(waitTill && { waiting: { until: waitTill, items: waitingItems(data) } }),
	};
}

function waitingItems({ executionData }: IRunExecutionData): INodeExecutionData[] {
	return executionData?.nodeExecutionStack[0]?.data.main?.[0] ?? [];
}

function node(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

const nodeUnderTest = new WeComCustomerContact();

function nodeTypes(input: INodeExecutionData[], nodeType: INodeType): INodeTypes {
	const items: INodeType = {
		description: {
			displayName: 'Items',
			name: ITEMS_NODE,
			group: ['input'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [input];
		},
	};
	const types: Record<string, INodeType> = {
		[ITEMS_NODE]: items,
		[NODE_UNDER_TEST]: nodeType,
	};
	const get = (type: string): INodeType => {
		const found = types[type];
		if (!found) throw new Error(`No node type ${type}`);
		return found;
	};
	return { getByName: get, getByNameAndVersion: get, getKnownTypes: () => ({}) };
}
