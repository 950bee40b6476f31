import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { CancelledError } from '../../../wecom/errors';
import { LIVE_REQUESTS } from '../../../wecom/traffic/limits';
import type { JsonObject, Milliseconds } from '../../../wecom/types';
import { cancellableWait } from '../../../wecom/wait';
import { isComposed, type AnyOperation } from '../declaration/operation';
import { connectForItems, type Connection } from '../../shared/transport';
import { withAgentId } from './agentId';
import { beforeSending } from './beforeSending';
import type { FailedPart } from './composedTask';
import { mapConcurrently } from './concurrently';
import { errorItem, toNodeError } from './failures';
import type { Fetching } from './fetchFile';
import { Form } from './form';
import { indexForm } from './formIndex';
import { formOf } from './formOf';
import { Directory } from './names/directory';
import { withIds } from './names/resolve';
import { OneByOne } from './oneByOne';
import { inOne, withInputFields } from './outputs';
import { composedTask, performRequest, type ItemRequest, type RunContext } from './perform';
import { readRequest, type PlannedRequest } from './readRequest';
import { readSettings, withExtraFields } from './requestOptions';
import { PartlyDone } from './sendParts';
import { sharedSlices } from './slices';
import { leaveTrafficHint, logWait } from './trafficHint';
import { hasUploads, Uploads } from './uploads';

/**
 * Runs an operation for all input items of the node: bounded in concurrency, one write to a record at
 * a time, output in input order, each output item paired with its input item. Returns the items of each output.
 * @throws NodeApiError or NodeOperationError with the index of the item that failed, unless the node is set
 * to continue on fail; then that item's output is the error
 */
export async function runOperation(
	context: IExecuteFunctions,
	operation: AnyOperation,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const { includeInputFields, ...settings } = readSettings(context);
	const concurrency = operation.serial === 'all' ? 1 : settings.concurrency;
	const connection = await connectForItems(context, { ...settings, concurrency }, (wait) => {
		logWait(context, wait);
	});
	const began = Date.now();
	const isLong = items.length > LIVE_REQUESTS;
	const longestWait = isLong ? (settings.maxBulkWait ?? Infinity) : settings.maxRateLimitWait;
	const limits = { longestWait, timeout: settings.timeout };
	const run = new Run(context, operation, connection, concurrency, limits);
	// Nothing is created or sent while a later item is known to be wrong.
	const isForAll = isComposed(operation) && operation.forAllItems !== undefined;
	if (operation.repeat === 'once' && !isForAll && !context.continueOnFail()) {
		await run.planAll(items.length);
		await run.readyAll(items.length);
	}
	try {
		await run.uploadAll();
		if (isForAll) return await run.executeForAll();
		const outputs = await run.execute(items.length);
		return [includeInputFields ? await withInputFields(context, outputs) : outputs];
	} finally {
		leaveTrafficHint(context, connection.traffic.report(), Date.now() - began);
	}
}

/** How many items get their files at once: those stay in memory until they are uploaded. */
const ITEMS_WITH_FILES_AT_ONCE = 5;

/** What an item needs to be sent. */
interface Ready {
	client: WeComClient;
	request: ItemRequest;
}

class Run {
	private readonly form: Form;
	private readonly timezone: string;
	/** What the items of one app share. */
	private readonly runContexts = new Map<WeComClient, RunContext>();
	private readonly plans = new Map<number, PlannedRequest>();
	/** Items whose plan names files. */
	private readonly withFiles: number[] = [];
	/** What can go out, of items that were made ready before the first is sent. */
	private readonly ready = new Map<number, Ready>();
	private readonly outputs: INodeExecutionData[][] = [];
	/** Writes to one record, in input order. */
	private readonly records = new OneByOne();
	/** Over when every item so far is ready. */
	private lastReady: Promise<unknown> = Promise.resolve();
	private failure: { itemIndex: number; error: Error } | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: AnyOperation,
		private readonly connection: Connection,
		private readonly concurrency: number,
		private readonly limits: { longestWait: Milliseconds; timeout: Milliseconds },
	) {
		this.form = new Form(context, indexForm(formOf(operation)));
		this.timezone = context.getTimezone();
	}

	private runContextFor(client: WeComClient): RunContext {
		const { context, concurrency } = this;
		const found = this.runContexts.get(client);
		if (found) return found;
		const signal = context.getExecutionCancelSignal();
		const fetching: Fetching = {
			context,
			wait: cancellableWait(sleep, () => signal?.aborted === true),
			onThisMachine: client.isOnThisMachine,
			timeout: this.limits.timeout,
		};
		const uploads = new Uploads(context, client, fetching);
		const directory = new Directory(client);
		const runContext: RunContext = {
			context,
			client,
			uploads,
			directory,
			concurrency,
			longestWait: this.limits.longestWait,
			fetching,
			failed: (thrown, part) => this.failed(thrown, part),
		};
		this.runContexts.set(client, runContext);
		return runContext;
	}

	async planAll(count: number): Promise<void> {
		for (let index = 0; index < count; index++) {
			try {
				const plan = await inSlice(index, () => this.plan(index));
				this.plans.set(index, plan);
				if (wantsUploads(plan)) this.withFiles.push(index);
			} catch (error) {
				throw this.toNodeError(error, index);
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
					throw this.toNodeError(error, index);
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
		if (failures.size > 0) throw this.toNodeError(failures.get(first), first);
	}

	async execute(count: number): Promise<INodeExecutionData[]> {
		let next = 0;
		const places = Math.min(this.concurrency, count);
		const goesOn = () => next < count && this.failure === undefined;
		const worker = async () => {
			while (goesOn()) {
				await inSlice(next, async () => {
					if (goesOn()) await this.runItem(next++);
				});
			}
		};
		await Promise.all(Array.from({ length: places }, worker));
		if (this.failure) throw this.failure.error;
		const all: INodeExecutionData[] = [];
		const add = (items: readonly INodeExecutionData[]) => {
			for (const item of items) all.push(item);
		};
		await sharedSlices.forEach(this.outputs, add, 100);
		return all;
	}

	/**
	 * Runs the operation once, with the form and the credential of the first item. Where the node has one output
	 * only, as the tool that n8n makes of it has, that one gets the items of all.
	 */
	async executeForAll(): Promise<INodeExecutionData[][]> {
		const { context, operation } = this;
		const index = 0;
		let outputs: INodeExecutionData[][] = [];
		try {
			const { client, request } = await this.makeReady(index);
			if (isComposed(operation)) {
				const task = composedTask(request.plan, index, this.runContextFor(client));
				outputs = (await operation.forAllItems?.(task)) ?? [];
			}
		} catch (error) {
			this.fail(error, index);
			if (this.failure) throw this.failure.error;
			outputs = [this.outputs[index] ?? []];
		}
		const places = context.getNodeOutputs().filter(({ type }) => type === 'main').length;
		return places < outputs.length ? [await inOne(operation, outputs)] : outputs;
	}

	private async runItem(index: number): Promise<void> {
		try {
			if (isComposed(this.operation) && this.operation.beforeConnecting) {
				const { context, connection } = this;
				this.outputs[index] = await this.operation.beforeConnecting({
					context,
					itemIndex: index,
					own: this.plan(index).own,
					connect: async () => await connection.clientFor(index),
				});
				return;
			}
			const { client, request } = await this.readyInOrder(index);
			this.outputs[index] = await this.inTurn(request.plan, client, async () => {
				return await performRequest(this.operation, request, this.runContextFor(client));
			});
		} catch (error) {
			this.fail(error, index);
		}
	}

	/**
	 * Makes an item ready, as others are meanwhile, and goes on in the order of the input: a credential that differs by
	 * item may take longer for one than for the next, and both may write to the same record.
	 */
	private async readyInOrder(index: number): Promise<Ready> {
		const known = this.ready.get(index);
		this.ready.delete(index);
		if (known) return known;
		const made = this.makeReady(index);
		const inOrder = this.lastReady.then(async () => await made);
		this.lastReady = Promise.allSettled([made, inOrder]);
		return await inOrder;
	}

	private async makeReady(itemIndex: number): Promise<Ready> {
		const asked = this.plans.get(itemIndex) ?? this.plan(itemIndex);
		this.plans.delete(itemIndex);
		const client = await this.connection.clientFor(itemIndex);
		// Before anything is sent: whether the credential has the number of the app where it is needed.
		withAgentId(this.operation, {}, client);
		const { directory } = this.runContextFor(client);
		const plan = await beforeSending(async () => await withIds(asked, directory));
		return { client, request: { asked, plan, itemIndex } };
	}

	/** Waits until earlier items have written to the same record. */
	private async inTurn<T>(
		plan: PlannedRequest,
		{ appKey }: WeComClient,
		task: () => Promise<T>,
	): Promise<T> {
		const { serial } = this.operation;
		if (serial === undefined || serial === 'all') return await task();
		const values = { ...plan.own, ...plan.query, ...plan.body };
		const key = JSON.stringify([appKey, ...serial.map((name) => values[name])]);
		return await this.records.run(key, task);
	}

	private plan(index: number): PlannedRequest {
		if (this.context.getExecutionCancelSignal()?.aborted) throw new CancelledError();
		const plan = readRequest(this.operation, this.form, index, this.timezone);
		return withExtraFields(plan, this.operation, this.form.scope(index));
	}

	private fail(thrown: unknown, index: number): void {
		const { error, items } =
			thrown instanceof PartlyDone
				? { error: this.toNodeError(thrown.reason, index, thrown), items: thrown.items }
				: { error: this.toNodeError(thrown, index), items: [] };
		const cancelled = thrown instanceof CancelledError;
		if (this.context.continueOnFail() && !cancelled) {
			this.outputs[index] = [...items, errorItem(error, thrown, index)];
		} else if (!this.failure || index < this.failure.itemIndex) {
			this.failure = { itemIndex: index, error };
		}
	}

	private toNodeError(thrown: unknown, itemIndex: number, partly?: PartlyDone): Error {
		return toNodeError({ node: this.context.getNode(), operation: this.operation }, thrown, {
			itemIndex,
			partly,
		});
	}

	/**
	 * Something that failed on the way of an operation that goes on with the rest.
	 * @throws NodeApiError or NodeOperationError, unless the node is set to continue on fail
	 */
	private failed(thrown: unknown, { itemIndex, details }: FailedPart): INodeExecutionData {
		const error = this.toNodeError(thrown, itemIndex ?? 0);
		if (!this.context.continueOnFail() || thrown instanceof CancelledError) throw error;
		return errorItem(error, thrown, itemIndex, details);
	}
}

/** Whether files are to be uploaded before anything is sent; for a preview there are none. */
function wantsUploads({ body, own }: PlannedRequest): boolean {
	return hasUploads(body) || (own.preview !== true && hasUploads(own));
}

/** Planning takes n8n milliseconds where expressions are. A single item need not wait for anybody. */
async function inSlice<T>(index: number, work: () => T): Promise<Awaited<T>> {
	return await (index > 0 ? sharedSlices.run(work) : work());
}
