import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import type { JsonObject, Milliseconds } from '../../../wecom/types';
import type { Wait } from '../../../wecom/wait';
import type { Directory } from './names/directory';

/** A part of an operation that failed. */
export interface FailedPart {
	/** The input item that it is about, if it is about one. */
	itemIndex?: number;
	/** What else the output says about it. */
	details?: IDataObject;
}

/**
 * The output item for something that failed on the way, so that the rest can go on.
 * @throws NodeApiError or NodeOperationError, unless the node is set to continue on fail
 */
export type Failed = (thrown: unknown, part: FailedPart) => INodeExecutionData;

/** How long a request may wait, and for whom it is sent. */
export interface Waiting {
	/** Tells the app from others. */
	appKey: string;
	/** How long it may wait at most. */
	longest: Milliseconds;
	/** Waits, and ends early when the run is cancelled. @throws CancelledError */
	wait: Wait;
}

/** What a composed operation has in hand. */
export interface ComposedTask {
	context: IExecuteFunctions;
	/** Whose form it is: an input item, or the first of all. */
	itemIndex: number;
	client: WeComClient;
	/** The names of tags and the like. */
	directory: Directory;
	/** How many requests may be under way at once. */
	concurrency: number;
	/** What the form says, as `own` declares it, with files that are to be uploaded still in it. */
	own: JsonObject;
	/** The same with all files uploaded and their ids in their places. @throws WeComErrors and InvalidForm */
	uploaded(): Promise<JsonObject>;
	/** The extra body fields of the form, where the operation takes them. */
	extraBody: JsonObject;
	/** A value of the form that is not declared under `own`, by the name of its field and in its type. */
	option(name: string): unknown;
	failed: Failed;
	/** How long a request may wait before it leaves. */
	waiting: Waiting;
}
