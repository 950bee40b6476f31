import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { CancelledError } from '../../../wecom/errors';
import type { JsonObject } from '../../../wecom/types';
import { isComposed, type AnyOperation } from '../declaration/operation';
import { connectForItems, type Connection } from '../../shared/transport';
import { beforeSending } from './beforeSending';
import type { FailedPart } from './composedTask';
import { mapConcurrently } from './concurrently';
import { errorItem, toNodeError } from './failures';
import { Form } from './form';
import { indexForm } from './formIndex';
import { formOf } from './formOf';
import { Directory } from './names/directory';
import { composedTask, performRequest, type RunContext } from './perform';
import { inOne, withInputFields } from './outputs';
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
	const run = new Run(context, operation, connection, concurrency);
	// Nothing is created or sent while a later item is known to be wrong.
	const isForAll = isComposed(operation) && operation.forAllItems !== undefined;
	if (operation.repeat === 'once' && !isForAll && !context.continueOnFail()) {
		await run.planAll(items.length);
		await run.connectAll(items.length);
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

class Run {
	private readonly form: Form;
	private readonly timezone: string;
	/** What the items of one app share. */
	private readonly runContexts = new Map<WeComClient, RunContext>();
	private readonly plans = new Map<number, PlannedRequest>();
	/** Items whose plan names files. */
	private readonly withFiles: number[] = [];
	private readonly outputs: INodeExecutionData[][] = [];
	/** The last write to each record that has not ended yet. */
	private readonly records = new Map<string, Promise<void>>();
	/** Over when every item so far has its client. */
	private lastClient: Promise<unknown> = Promise.resolve();
	private failure: { itemIndex: number; error: Error } | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: AnyOperation,
		private readonly connection: Connection,
		private readonly concurrency: number,
	) {
		this.form = new Form(context, indexForm(formOf(operation)));
		this.timezone = context.getTimezone();
	}

	private runContextFor(client: WeComClient): RunContext {
		const { context, concurrency } = this;
		const found = this.runContexts.get(client);
		if (found) return found;
		const uploads = new Uploads(context, client);
		const directory = new Directory(client);
		const runContext: RunContext = {
			context,
			client,
			uploads,
			directory,
			concurrency,
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

	/** Reads the credential for every item. @throws the error of the first for which it is wrong */
	async connectAll(count: number): Promise<void> {
		for (let index = 0; index < count; index++) {
			await inSlice(index, async () => await this.connection.clientFor(index)).catch(
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
			const plan = this.plans.get(index);
			if (!plan || failures.size > 0) return;
			try {
				const { uploads } = this.runContextFor(await this.connection.clientFor(index));
				// Items that share all their files take no time but that of the computer.
				const resolve = async (files: JsonObject) =>
					await beforeSending(async () => await uploads.resolve(files, index));
				const body = await inSlice(index, async () => await resolve(plan.body));
				this.plans.set(index, { ...plan, body, own: await resolve(plan.own) });
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
			const plan = this.plan(index);
			const run = this.runContextFor(await this.connection.clientFor(index));
			if (isComposed(operation)) {
				outputs = (await operation.forAllItems?.(composedTask(plan, index, run))) ?? [];
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
			const plan = this.plans.get(index) ?? this.plan(index);
			this.plans.delete(index);
			const client = await this.clientInOrder(index);
			this.outputs[index] = await this.inTurn(plan, client, async () => {
				return await performRequest(this.operation, plan, index, this.runContextFor(client));
			});
		} catch (error) {
			this.fail(error, index);
		}
	}

	/**
	 * Reads the client of an item, as others are read meanwhile, and goes on in the order of the input: a credential
	 * that differs by item may take longer for one than for the next, and both may write to the same record.
	 */
	private async clientInOrder(index: number): Promise<WeComClient> {
		const read = this.connection.clientFor(index);
		const inOrder = this.lastClient.then(async () => await read);
		this.lastClient = Promise.allSettled([read, inOrder]);
		return await inOrder;
	}

	/** Waits until earlier items have written to the same record. */
	private async inTurn<T>(
		plan: PlannedRequest,
		{ appKey }: WeComClient,
		task: () => Promise<T>,
	): Promise<T> {
		const { serial } = this.operation;
		if (serial === undefined || serial === 'all') return await task();
		const values = { ...plan.query, ...plan.body };
		const key = JSON.stringify([appKey, ...serial.map((name) => values[name])]);
		const before = this.records.get(key);
		const result = before ? before.then(task) : task();
		const ended = result.then(noop, noop);
		this.records.set(key, ended);
		try {
			return await result;
		} finally {
			if (this.records.get(key) === ended) this.records.delete(key);
		}
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

const noop = () => undefined;

/** Whether files are to be uploaded before anything is sent; for a preview there are none. */
function wantsUploads({ body, own }: PlannedRequest): boolean {
	return hasUploads(body) || (own.preview !== true && hasUploads(own));
}

/** Planning takes n8n milliseconds where expressions are. A single item need not wait for anybody. */
async function inSlice<T>(index: number, work: () => T): Promise<Awaited<T>> {
	return await (index > 0 ? sharedSlices.run(work) : work());
}
