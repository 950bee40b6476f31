import type { IExecuteFunctions } from 'n8n-workflow';

import type { WeComClient } from '../../../wecom/client';
import type { JsonObject } from '../../../wecom/types';
import type { Directory } from './names/directory';

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
	/** A value of the form that is not declared under `own`, by the name of its field and in its type. */
	option(name: string): unknown;
}
