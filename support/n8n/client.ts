import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { HttpSession, UnexpectedStatus, type HttpMethod } from './httpSession';
import { DEFAULT_LINE, type N8nLine } from './versions';
import type {
	CredentialTestResult,
	CredentialType,
	Execution,
	InstalledPackage,
	NodeType,
	PublicationStatus,
	StoredCredential,
	StoredWorkflow,
	Workflow,
} from './types';

const POLL_MS = 100;
const DEFAULT_TIMEOUT_MS = 60_000;
/** What n8n appends to a node's name when it turns the node into a tool for agents. */
const GENERATED_TOOL = 'Tool';

const EXECUTIONS_PER_PAGE = 100;
const UNFINISHED: readonly string[] = ['new', 'running', 'waiting'];

/** The account that these scripts make in a fresh n8n. */
export interface Owner {
	email: string;
	password: string;
}

/** What another process needs to go on in the same n8n. */
export interface N8nAccess {
	url: string;
	cookie: string;
	browserId: string;
	apiKey: string;
	line: N8nLine;
}

/**
 * n8n's REST API as its own editor uses it, logged in as the owner. Executions are read through the
 * public API, which gives their data as plain JSON.
 */
export class N8nClient {
	private constructor(
		private readonly session: HttpSession,
		private readonly apiKey: string,
		private readonly line: N8nLine,
	) {}

	/**
	 * Makes the owner account of a fresh n8n and logs in.
	 *
	 * @throws Error when there is an owner already
	 */
	static async setUpOwner(
		url: string,
		owner: Owner,
		line: N8nLine = DEFAULT_LINE,
	): Promise<N8nClient> {
		const session = new HttpSession(url, randomUUID());
		await session.request('POST', '/rest/owner/setup', {
			...owner,
			firstName: 'Workflow',
			lastName: 'Builder',
		});
		const key = await session.request<{ rawApiKey: string }>('POST', '/rest/api-keys', {
			label: 'scripts',
			expiresAt: null,
			scopes: ['execution:read', 'execution:list'],
		});
		return new N8nClient(session, key.rawApiKey, line);
	}

	/** Goes on with an access that {@link N8nClient.access} gave. */
	static resume({ url, cookie, browserId, apiKey, line }: N8nAccess): N8nClient {
		return new N8nClient(new HttpSession(url, browserId, cookie), apiKey, line);
	}

	/** All that {@link N8nClient.resume} needs; contains secrets. */
	get access(): N8nAccess {
		const { url, cookie, browserId } = this.session;
		return { url, cookie, browserId, apiKey: this.apiKey, line: this.line };
	}

	get url(): string {
		return this.session.url;
	}

	/** Installs a package as Settings → Community nodes does. */
	async installPackage(name: string, version: string): Promise<InstalledPackage> {
		return await this.request('POST', '/rest/community-packages', { name, version });
	}

	/** What Settings → Community nodes lists. */
	async installedPackages(): Promise<InstalledPackage[]> {
		return await this.request('GET', '/rest/community-packages');
	}

	/** Stores a credential. */
	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<StoredCredential> {
		return await this.request('POST', '/rest/credentials', { name, type, data });
	}

	/** Replaces a credential's data. */
	async updateCredential(
		credential: StoredCredential,
		data: Record<string, unknown>,
	): Promise<void> {
		await this.request('PATCH', `/rest/credentials/${credential.id}`, { ...credential, data });
	}

	/**
	 * Tests a stored credential as the credential dialogue does, with the data given here instead of
	 * what is stored.
	 */
	async testCredential(
		{ id, name, type }: StoredCredential,
		data: Record<string, unknown>,
	): Promise<CredentialTestResult> {
		return await this.request('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/**
	 * The descriptions of a package's node types, without the twins that n8n makes of those that
	 * agents may use.
	 */
	async nodeTypes(packageName: string): Promise<NodeType[]> {
		const all = await this.types<NodeType>('nodes');
		return all.filter(
			({ name }) => name.startsWith(`${packageName}.`) && !name.endsWith(GENERATED_TOOL),
		);
	}

	/** The descriptions that n8n makes of a package's node types for agents. */
	async generatedTypes(packageName: string): Promise<NodeType[]> {
		const all = await this.types<NodeType>('nodes');
		return all.filter(
			({ name }) => name.startsWith(`${packageName}.`) && name.endsWith(GENERATED_TOOL),
		);
	}

	/** The descriptions of all credential types. */
	async credentialTypes(): Promise<CredentialType[]> {
		return await this.types('credentials');
	}

	/**
	 * n8n writes these files anew when it starts and when a package was installed, and serves them half
	 * written, or not at all, meanwhile.
	 */
	private async types<T>(kind: 'nodes' | 'credentials'): Promise<T[]> {
		return await poll(`the types of n8n's ${kind}`, DEFAULT_TIMEOUT_MS, async () => {
			try {
				return await this.session.json<T[]>('GET', `/types/${kind}.json`);
			} catch (error) {
				if (error instanceof SyntaxError) return undefined;
				if (error instanceof UnexpectedStatus && error.status === 404) return undefined;
				throw error;
			}
		});
	}

	/** Stores a workflow. */
	async createWorkflow(workflow: Workflow): Promise<StoredWorkflow> {
		return await this.request('POST', '/rest/workflows', {
			active: false,
			settings: {},
			...workflow,
		});
	}

	/** Gives a workflow as it is stored. */
	async workflow(id: string): Promise<StoredWorkflow> {
		return await this.request('GET', `/rest/workflows/${id}`);
	}

	/** Replaces a workflow's nodes and connections. */
	async updateWorkflow(
		id: string,
		{ name, nodes, connections }: Workflow,
	): Promise<StoredWorkflow> {
		return await this.request('PATCH', `/rest/workflows/${id}`, { name, nodes, connections });
	}

	/** Deletes a workflow with its executions. */
	async deleteWorkflow(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/archive`, {});
		await this.request('DELETE', `/rest/workflows/${id}`);
	}

	/**
	 * Publishes a workflow and waits until its triggers listen.
	 *
	 * @throws Error with the triggers' own messages when n8n refuses
	 */
	async activate({ id, versionId }: StoredWorkflow): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/activate`, { versionId });
		// n8n 1 answers when the triggers listen, or with what they say.
		if (this.line === '1.x') return;
		const { status, triggers } = await poll(
			`the workflow ${id} to be published`,
			DEFAULT_TIMEOUT_MS,
			async () => {
				const current = await this.request<PublicationStatus>(
					'GET',
					`/rest/workflows/${id}/publication-status`,
				);
				return ['in_progress', 'not_published'].includes(current.status) ? undefined : current;
			},
		);
		if (status === 'published') return;
		const messages = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new Error(`The workflow was not activated: ${messages.join('; ') || status}`);
	}

	/** Unpublishes a workflow. */
	async deactivate(id: string): Promise<void> {
		await this.request('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/**
	 * Runs a workflow as the editor's "Execute workflow" button does.
	 *
	 * @param id the workflow
	 * @param triggerName the trigger node to start from
	 * @returns the execution's id; undefined when the trigger now waits for a call of its test URL
	 */
	async runManually(id: string, triggerName: string): Promise<string | undefined> {
		const { executionId } = await this.request<{ executionId?: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			{
				triggerToStartFrom: { name: triggerName },
				// n8n 1 runs what the editor shows, n8n 2 what is stored.
				...(this.line === '1.x' && { workflowData: await this.workflow(id) }),
			},
		);
		return executionId;
	}

	/** Stops waiting for a call of the test URL. */
	async stopListening(id: string): Promise<void> {
		await this.request('DELETE', `/rest/test-webhook/${id}`);
	}

	/**
	 * All finished executions with their data, oldest first.
	 *
	 * @param workflowId only of this workflow; without it, of all
	 * @param status only with this outcome
	 */
	async executions(workflowId?: string, status?: 'error'): Promise<Execution[]> {
		const found: Execution[] = [];
		let cursor: string | null = null;
		do {
			const query = new URLSearchParams({
				includeData: 'true',
				limit: String(EXECUTIONS_PER_PAGE),
				...(workflowId !== undefined && { workflowId }),
				...(status !== undefined && { status }),
				...(cursor !== null && { cursor }),
			});
			const page: { data: Execution[]; nextCursor: string | null } = await this.session.json(
				'GET',
				`/api/v1/executions?${query}`,
				undefined,
				{ 'X-N8N-API-KEY': this.apiKey },
			);
			found.push(...page.data);
			cursor = page.nextCursor;
		} while (cursor !== null);
		return found.reverse();
	}

	/**
	 * Waits until a workflow has run a number of times and every run has ended.
	 *
	 * @returns all of its executions, oldest first; there may be more than asked for
	 * @throws Error when there are fewer in time
	 */
	async waitForExecutions(
		workflowId: string,
		count: number,
		timeoutMs = DEFAULT_TIMEOUT_MS,
	): Promise<Execution[]> {
		await poll(`${count} executions of ${workflowId}`, timeoutMs, async () => {
			const statuses = await this.executionStatuses(workflowId);
			const haveEnded = statuses.every(({ status }) => !UNFINISHED.includes(status));
			return statuses.length >= count && haveEnded ? true : undefined;
		});
		return await this.executions(workflowId);
	}

	/** Runs a workflow from a trigger that needs no call, and gives the finished execution. */
	async runToEnd(id: string, triggerName: string): Promise<Execution> {
		const executionId = await this.runManually(id, triggerName);
		if (executionId === undefined) throw new Error(`"${triggerName}" waits for a call.`);
		return await poll(`the execution ${executionId}`, DEFAULT_TIMEOUT_MS, async () =>
			(await this.executions(id)).find((one) => one.id === executionId),
		);
	}

	/** How far the executions of a workflow are; the public API does not list those that still run. */
	async executionStatuses(workflowId: string): Promise<Array<Pick<Execution, 'id' | 'status'>>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await this.request<{
			results: Array<Pick<Execution, 'id' | 'status'>>;
		}>('GET', `/rest/executions?filter=${filter}&limit=${EXECUTIONS_PER_PAGE}`);
		return results;
	}

	private async request<T>(method: HttpMethod, path: string, body?: unknown): Promise<T> {
		return await this.session.request<T>(method, path, body);
	}
}

/**
 * Asks again and again until there is an answer.
 *
 * @param what named in the error
 * @param timeoutMs how long to go on
 * @param ask gives undefined for "not yet"
 */
export async function poll<T>(
	what: string,
	timeoutMs: number,
	ask: () => Promise<T | undefined>,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() >= deadline) {
			throw new Error(`Waited ${timeoutMs / 1000} seconds for ${what} in vain.`);
		}
		await sleep(POLL_MS);
	}
}
