/** What the scripts and tests exchange with n8n's REST API. */
import type {
	ExecutionStatus,
	IConnections,
	ICredentialType,
	INode,
	INodeTypeDescription,
	IRunExecutionData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** A workflow as exported by n8n. */
export interface Workflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
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

/** An execution with everything that its nodes did. */
export interface Execution {
	id: string;
	workflowId: string;
	mode: WorkflowExecuteMode;
	status: ExecutionStatus;
	/** ISO 8601. */
	startedAt: string;
	stoppedAt: string | null;
	data: IRunExecutionData;
}

/** How far the publication of a workflow is. Activation goes on after the request is answered. */
export interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

/** A community package that n8n has noted, with its nodes. */
export interface InstalledPackage {
	packageName: string;
	installedVersion: string;
	authorName: string | null;
	authorEmail: string | null;
	installedNodes: Array<{ name: string; type: string; latestVersion: number }>;
}

/** A node type as the editor gets it; its name carries the package's. */
export type NodeType = INodeTypeDescription;

/** A credential type as the editor gets it. */
export type CredentialType = ICredentialType;
