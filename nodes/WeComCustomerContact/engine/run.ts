import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import { CancelledError } from '../../../wecom/errors';
import { LIVE_REQUESTS } from '../../../wecom/traffic/limits';
import { isComposed, type AnyOperation } from '../declaration/operation';
import { connectForItems, type Connection } from '../../shared/transport';
import type { FailedPart } from './composedTask';
import { errorItem, toNodeError } from './failures';
import { OneByOne } from './oneByOne';
import { inOne, withInputFields } from './outputs';
import { composedTask, performRequest } from './perform';
import type { PlannedRequest } from './readRequest';
import { ReadyItems, type RunLimits } from './readyItems';
import { readSettings } from './requestOptions';
import { PartlyDone } from './sendParts';
import { inSlice, sharedSlices } from './slices';
import { leaveTrafficHint, logWait } from './trafficHint';

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
		await run.ready.planAll(items.length);
		await run.ready.readyAll(items.length);
	}
	try {
		await run.ready.uploadAll();
		if (isForAll) return await run.executeForAll();
		const outputs = await run.execute(items.length);
		return [includeInputFields ? await withInputFields(context, outputs) : outputs];
	} finally {
		leaveTrafficHint(context, connection.traffic.report(), Date.now() - began);
	}
}

class Run {
	readonly ready: ReadyItems;
	private readonly outputs: INodeExecutionData[][] = [];
	/** Writes to one record, in input order. */
	private readonly records = new OneByOne();
	private failure: { itemIndex: number; error: Error } | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly operation: AnyOperation,
		private readonly connection: Connection,
		private readonly concurrency: number,
		limits: RunLimits,
	) {
		this.ready = new ReadyItems({
			context,
			operation,
			connection,
			concurrency,
			limits,
			failed: (thrown, part) => this.failed(thrown, part),
			toNodeError: (thrown, itemIndex) => this.toNodeError(thrown, itemIndex),
		});
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
			const { client, request } = await this.ready.makeReady(index);
			if (isComposed(operation)) {
				const task = composedTask(request.plan, index, this.ready.runContextFor(client));
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
					own: this.ready.plan(index).own,
					connect: async () => await connection.clientFor(index),
				});
				return;
			}
			const { client, request } = await this.ready.readyInOrder(index);
			this.outputs[index] = await this.inTurn(request.plan, client, async () => {
				return await performRequest(this.operation, request, this.ready.runContextFor(client));
			});
		} catch (error) {
			this.fail(error, index);
		}
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
