import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import type { Repeat } from '../../../wecom/repeat';
import type { HttpRequest, JsonObject, Milliseconds } from '../../../wecom/types';
import type { Wait } from '../../../wecom/wait';
import type { FetchLimits } from './fetchFile';
import type { Directory } from './names/directory';

/** What the further steps of an operation can do. */
export interface FinishContext {
	itemIndex: number;
	/** The request that was sent. */
	request: { query: JsonObject; body: JsonObject };
	/** The names of tags and the like. */
	directory: Directory;
	/** A value of the form that steers the run, by the name of its field and in its type. */
	option(name: string): unknown;
	/** Sends one more request; it counts against the concurrency of the node. @throws WeComError */
	call(request: HttpRequest, repeat: Repeat): Promise<JsonObject>;
	/** Fetches a file that WeCom links to, without any credential, within limits. @throws WeComError */
	fetchFile(url: string, limits: FetchLimits): Promise<Buffer>;
	/** Stores bytes as n8n's binary data. */
	toBinary(data: Buffer, fileName: string, mimeType?: string): Promise<IBinaryData>;
	/** Waits, and ends early with a CancelledError when the execution is cancelled. */
	wait: Wait;
	/** The present in milliseconds. */
	now(): Milliseconds;
}

/** A further step of an operation, with the output items so far. */
export type Finisher = (
	context: FinishContext,
	items: INodeExecutionData[],
) => Promise<INodeExecutionData[]>;
