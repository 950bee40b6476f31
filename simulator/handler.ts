import type { IncomingHttpHeaders } from 'node:http';

import type { ContractEndpoint } from '../contract/types';
import type { Corp } from './corp/corp';
import type { AppOptions } from './options';
import type { Tokens } from './tokens';
import type { EndpointId, JsonObject, Reply } from './types';

/** A file of an upload. */
export interface UploadedFile {
	field: string;
	filename: string;
	/** What the part says in `filelength`, if it does. */
	declaredLength?: number;
	contentType: string;
	data: Buffer;
}

/** One API call that has passed the token, the permission and the contract's checks. */
export interface Call<Input = JsonObject> {
	corp: Corp;
	tokens: Tokens;
	/** The calling app; for gettoken, which has none yet, the first of the corp. */
	app: AppOptions;
	endpoint: ContractEndpoint;
	/** The JSON body of a POST; the query of a GET and of an upload. Checked against the contract. */
	input: Input;
	files: UploadedFile[];
	headers: IncomingHttpHeaders;
	/** The caller's address. */
	ip: string;
}

/** A reply that is not JSON. */
export class BinaryReply {
	constructor(
		readonly data: Buffer,
		readonly headers: Record<string, string>,
		readonly status = 200,
	) {}
}

/** What a handler gives back: the reply's own fields, a file, or nothing when there are none. */
type Work<Input> =
	((call: Call<Input>) => Reply | BinaryReply | Promise<Reply>) | ((call: Call<Input>) => void);

export interface HandlerOptions<Input> {
	/**
	 * The records that the call writes, where the usual rule (recordKeys.ts) does not see them. It is
	 * asked before the input is checked, so it takes nothing for granted.
	 */
	records?: (input: Input) => string[];
	/** Fields that a refusal carries too. */
	errorFields?: Reply;
}

/** What answers an endpoint. Made with `handler`. */
export interface Handler {
	work: Work<JsonObject>;
	records?: (input: JsonObject) => string[];
	errorFields?: Reply;
}

/**
 * Makes a handler out of a function that takes a checked call and gives the reply's own fields.
 * Refusals are thrown as WeComError.
 * @typeParam Input the shape of the input, which the contract's checks have made sure of
 */
export function handler<Input = JsonObject>(
	work: Work<Input>,
	options: HandlerOptions<Input> = {},
): Handler {
	// The one place where the contract's checks stand in for the compiler's.
	return { work, ...options } as unknown as Handler;
}

/** The endpoints of one resource of the contract. */
export interface Resource {
	/** The resource's key in the contract. */
	name: string;
	/** By endpoint id. */
	handlers: Record<EndpointId, Handler>;
	/** Fills the resource's part of a new corp, after its people are there. */
	seed?: (corp: Corp) => void;
}
