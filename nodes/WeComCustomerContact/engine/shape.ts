import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { JsonObject } from '../../../wecom/types';
import type { Directory } from './names/directory';

/** What decides about the records of a list. */
export interface ShapeTask {
	/** What the form says, as the operation declares it under `own`. */
	own: JsonObject;
	context: IExecuteFunctions;
	/** The names of tags and the like. */
	directory: Directory;
}

/** Which records of a list are wanted and how they look. Both see the records of each page as they come. */
export interface Shape {
	/** Whether a record is wanted, as WeCom sent it; all are when left out. */
	keep?: (record: JsonObject) => boolean;
	/** Makes output items of those that are; they stay as they are when left out. */
	turn?: (records: readonly IDataObject[]) => Promise<IDataObject[]>;
}
