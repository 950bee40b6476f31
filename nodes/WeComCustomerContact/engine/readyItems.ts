import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { CancelledError } from '../../../wecom/errors';
import type { JsonObject, Milliseconds } from '../../../wecom/types';
import { cancellableWait } from '../../../wecom/wait';
import type { AnyOperation } from '../declaration/operation';
import type { Connection } from '../../shared/transport';
import { withAgentId } from './agentId';
import { beforeSending } from './beforeSending';
import type { Failed } from './composedTask';
import { mapConcurrently } from './concurrently';
import type { Fetching } from './fetchFile';
import { Form } from './form';
import { indexForm } from './formIndex';
import { formOf } from './formOf';
import { Directory } from './names/directory';
import { withIds } from './names/resolve';
import type { ItemRequest, RunContext } from './perform';
import { readRequest, type PlannedRequest } from './readRequest';
import { withExtraFields } from './requestOptions';
import { inSlice } from './slices';
import { hasUploads, Uploads } from './uploads';

/** How long things may take in a run. */
export interface RunLimits {
	/** How long a request may wait before it leaves. */
	longestWait: Milliseconds;
	/** How long its answer may take. */
	timeout: Milliseconds;
}

/** A run as far as its items have to know it. */
interface RunOfItems {
	context: IExecuteFunctions;
	operation: AnyOperation;
	connection: Connection;
	concurrency: number;
	limits: RunLimits;
	failed: Failed;
	/** What n8n shows of something that failed with an item. */
	toNodeError(thrown: unknown, itemIndex: number): Error;
}

/** How many items get their files at once: those stay in memory until they are uploaded. */
const ITEMS_WITH_FILES_AT_ONCE = 5;

/** What an item needs to be sent. */
export interface Ready {
	client: WeComClient;
	request: ItemRequest;
}

/**
 * Makes the items of a run ready to be sent: what the form asks for, the credential, the names looked up and the files
 * uploaded. All before the first is sent, or each in its turn.
 */
export class ReadyItems {
	private readonly form: Form;
	private readonly timezone: string;
	/** What the items of one app share. */
	private readonly runContexts = new Map<WeComClient, RunContext>();
	private readonly plans = new Map<number, PlannedRequest>();
	/** Items whose plan names files. */
	private readonly withFiles: number[] = [];
	/** What can go out, of items that were made ready before the first is sent. */
	private readonly ready = new Map<number, Ready>();
	/** Over when every item so far is ready. */
	private lastReady: Promise<unknown> = Promise.resolve();

	constructor(private readonly run: RunOfItems) {
		const { context, operation } = run;
		this.form = new Form(context, indexForm(formOf(operation)));
		this.timezone = context.getTimezone();
	}

	/** What the items of the app behind a client share. */
	runContextFor(client: WeComClient): RunContext {
		const { context, concurrency, limits, failed } = this.run;
		const found = this.runContexts.get(client);
		if (found) return found;
		const signal = context.getExecutionCancelSignal();
		const fetching: Fetching = {
			context,
			wait: cancellableWait(sleep, () => signal?.aborted === true),
			onThisMachine: client.isOnThisMachine,
			timeout: limits.timeout,
		};
		const uploads = new Uploads(context, client, fetching);
		const directory = new Directory(client);
		const runContext: RunContext = {
			context,
			client,
			uploads,
			directory,
			concurrency,
			longestWait: limits.longestWait,
			fetching,
			failed,
		};
		this.runContexts.set(client, runContext);
		return runContext;
	}

	/** Reads the form for every item. @throws the error of the first for which something is wrong with it */
	async planAll(count: number): Promise<void> {
		for (let index = 0; index < count; index++) {
			try {
				const plan = await inSlice(index, () => this.plan(index));
				this.plans.set(index, plan);
				if (wantsUploads(plan)) this.withFiles.push(index);
			} catch (error) {
				throw this.run.toNodeError(error, index);
			}
		}
	}

	/**
	 * Reads the credential for every item and looks up its names.
	 * @throws the error of the first for which something is wrong
	 */
	async readyAll(count: number): Promise<void> {
		for (let index = 0; index < count; index++) {
			const made = inSlice(index, async () => await this.makeReady(index));
			await made.then(
				(ready) => this.ready.set(index, ready),
				(error: unknown) => {
					throw this.run.toNodeError(error, index);
				},
			);
		}
	}

	/**
	 * Uploads the files of all items that are planned, so that nothing is sent while the file of a later one is
	 * known to be wrong. @throws the error of the first of these items
	 */
	async uploadAll(): Promise<void> {
		const failures = new Map<number, unknown>();
		await mapConcurrently(this.withFiles, ITEMS_WITH_FILES_AT_ONCE, async (index) => {
			const ready = this.ready.get(index);
			if (!ready || failures.size > 0) return;
			const { request } = ready;
			const { plan } = request;
			try {
				const { uploads } = this.runContextFor(ready.client);
				// Items that share all their files take no time but that of the computer.
				const resolve = async (files: JsonObject) =>
					await beforeSending(async () => await uploads.resolve(files, index));
				const body = await inSlice(index, async () => await resolve(plan.body));
				const uploaded = { ...plan, body, own: await resolve(plan.own) };
				this.ready.set(index, { ...ready, request: { ...request, plan: uploaded } });
			} catch (error) {
				failures.set(index, error);
			}
		});
		const first = Math.min(...failures.keys());
		if (failures.size > 0) throw this.run.toNodeError(failures.get(first), first);
	}

	/**
	 * Makes an item ready, as others are meanwhile, and goes on in the order of the input: a credential that differs by
	 * item may take longer for one than for the next, and both may write to the same record.
	 */
	async readyInOrder(index: number): Promise<Ready> {
		const known = this.ready.get(index);
		this.ready.delete(index);
		if (known) return known;
		const made = this.makeReady(index);
		const inOrder = this.lastReady.then(async () => await made);
		this.lastReady = Promise.allSettled([made, inOrder]);
		return await inOrder;
	}

	/** Makes an item ready, whatever becomes of others. @throws InvalidForm, WeComErrors */
	async makeReady(itemIndex: number): Promise<Ready> {
		const asked = this.plans.get(itemIndex) ?? this.plan(itemIndex);
		this.plans.delete(itemIndex);
		const client = await this.run.connection.clientFor(itemIndex);
		// Before anything is sent: whether the credential has the number of the app where it is needed.
		withAgentId(this.run.operation, {}, client);
		const { directory } = this.runContextFor(client);
		const plan = await beforeSending(async () => await withIds(asked, directory));
		return { client, request: { asked, plan, itemIndex } };
	}

	/** What the form asks for with an item. @throws InvalidForm, CancelledError */
	plan(index: number): PlannedRequest {
		if (this.run.context.getExecutionCancelSignal()?.aborted) throw new CancelledError();
		const plan = readRequest(this.run.operation, this.form, index, this.timezone);
		return withExtraFields(plan, this.run.operation, this.form.scope(index));
	}
}

/** Whether files are to be uploaded before anything is sent; for a preview there are none. */
function wantsUploads({ body, own }: PlannedRequest): boolean {
	return hasUploads(body) || (own.preview !== true && hasUploads(own));
}
