import { WorkflowHasIssuesError } from 'n8n-core';
import type { INodeExecutionData, INodeType } from 'n8n-workflow';

import type { Operation } from '../../../nodes/WeComCustomerContact/declaration/operation';
import type { ContractEndpoint } from '../../../contract/types';
import type { JsonObject } from '../../../wecom/types';
import { TIMEZONE } from '../../../support/harness/fieldValue';
import { fillForm, type FilledForm } from '../../../support/harness/fillForm';
import type { RecordedRequest, RecordingServer } from '../../../support/harness/recordingServer';
import { runNode, type NodeOutcome } from '../../../support/harness/runNode';

/** An operation with its endpoint, and the server that it is run against. */
export interface Bench {
	operation: Operation;
	endpoint: ContractEndpoint;
	server: RecordingServer;
	/** The action node with the forms of this resource alone, which n8n reads faster than all of them. */
	nodeType: INodeType;
}

/** What came of a run: the node's output, and what arrived at the server. */
export interface Outcome extends NodeOutcome {
	requests: RecordedRequest[];
	/** Message and description of the error that stopped the node; empty where none did. */
	complaint: string;
}

/**
 * Runs the node with a form that was filled in, for input items with the JSON `json`, one unless said. Where n8n itself
 * sees that a required field is empty, that is the complaint.
 */
export async function run(
	{ server, nodeType }: Pick<Bench, 'server' | 'nodeType'>,
	{ parameters, binary }: Pick<FilledForm, 'parameters' | 'binary'>,
	json: INodeExecutionData['json'] = {},
	items = 1,
): Promise<Outcome> {
	server.take();
	const input = Array.from({ length: items }, () => ({ json, binary }));
	const { credential } = server;
	try {
		const outcome = await runNode({ parameters, input, credential, nodeType, timezone: TIMEZONE });
		const { message = '', description } = outcome.error ?? {};
		const complaint = [message, description ?? ''].filter((text) => text !== '').join('. ');
		return { ...outcome, requests: server.take(), complaint };
	} catch (error) {
		if (!(error instanceof WorkflowHasIssuesError)) throw error;
		const { message: complaint } = error;
		return {
			outputs: [],
			items: [],
			json: [],
			hints: [],
			status: 'error',
			error,
			requests: server.take(),
			complaint,
		};
	}
}

/** Whether n8n refused to run the node because it saw that a required field is empty. */
export const isRefusedByN8n = ({ error }: NodeOutcome): boolean =>
	error instanceof WorkflowHasIssuesError;

/** The form filled in for a request. @throws where the form cannot express it */
export function filledFor({ operation }: Bench, request: JsonObject): FilledForm {
	const filled = fillForm(operation, request);
	if (filled.problems.size > 0) {
		const problems = [...filled.problems].map(([path, problem]) => `${path}: ${problem}`);
		throw new Error(`The form of ${operation.id} cannot express this: ${problems.join('; ')}`);
	}
	return filled;
}

/** The server answers every call with the contract's example. */
export function answerWithExample({ server, endpoint }: Bench): void {
	const { response } = endpoint.example;
	if (endpoint.response_type === 'binary') {
		const { status, headers } = response as { status: number; headers: Record<string, string> };
		server.answering = () => ({
			status,
			headers: { ...headers, 'Content-Length': '4' },
			bytes: Buffer.from('data'),
		});
	} else {
		const { next_field: next } = endpoint.pagination ?? {};
		server.answering = () => (next === undefined ? response : { ...response, [next]: '' });
	}
}
