/** What the scripts and tests exchange with n8n's REST API. */

/** A value in a node's parameters. */
export type ParameterValue =
	string | number | boolean | null | ParameterValue[] | { [name: string]: ParameterValue };

/** A node of a workflow, as exported by n8n. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: { [name: string]: ParameterValue };
	credentials?: Record<string, { id: string; name: string }>;
	/** Trigger nodes only: part of their URL. */
	webhookId?: string;
	onError?: 'continueErrorOutput' | 'continueRegularOutput' | 'stopWorkflow';
}

/** Where a node's outputs lead, by connection type and output. */
export type Connections = Record<
	string,
	Record<string, Array<Array<{ node: string; type: string; index: number }> | null>>
>;

/** A workflow as exported by n8n. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Connections;
	settings?: Record<string, ParameterValue>;
}

/** A workflow that n8n holds. */
export interface StoredWorkflow extends Workflow {
	id: string;
	versionId: string;
	active: boolean;
}

/** A credential that n8n holds; its data stays in n8n. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/** What the credential dialogue shows after a test. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** An item as nodes hand it on. */
export interface ExecutionItem {
	json: Record<string, unknown>;
	binary?: Record<string, { fileName?: string; mimeType: string; data: string; id?: string }>;
	pairedItem?: unknown;
	error?: unknown;
}

/** One run of one node. */
export interface NodeRun {
	startTime: number;
	executionTime: number;
	executionStatus: string;
	error?: { message: string; description?: string | null; httpCode?: string | null };
	data?: { main: Array<ExecutionItem[] | null> };
}

/** An execution with everything that its nodes did. */
export interface Execution {
	id: string;
	workflowId: string;
	mode: string;
	status: ExecutionStatus;
	startedAt: string;
	stoppedAt: string | null;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			lastNodeExecuted?: string;
			error?: { message: string; description?: string | null };
		};
	};
}

export type ExecutionStatus =
	'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled';

/** How far the publication of a workflow is. Activation goes on after the request is answered. */
export interface PublicationStatus {
	status: string;
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

/** The parts of a node type's description that are needed to find its URLs and forms. */
export interface NodeTypeDescription {
	name: string;
	displayName: string;
	version: number | number[];
	webhooks?: Array<{ name: string; httpMethod: string; path: string; isFullPath?: boolean }>;
	properties: NodeProperty[];
}

/** A field of a node's form. */
export interface NodeProperty {
	name: string;
	displayName: string;
	type: string;
	default?: unknown;
	options?: Array<{ name: string; value?: string | number | boolean }>;
	displayOptions?: { show?: Record<string, unknown[]>; hide?: Record<string, unknown[]> };
}
