/** What the files of contract/ hold, in the form that contract/README.md describes. */

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** The types that contract/README.md names. */
export type ContractType =
	| 'string'
	| 'integer'
	| 'number'
	| 'boolean'
	| 'object'
	| 'array<string>'
	| 'array<integer>'
	| 'array<object>'
	| 'file';

/** The limits that contract/README.md names. */
export interface ContractLimits {
	min?: number;
	max?: number;
	minItems?: number;
	maxItems?: number;
	maxChars?: number;
	maxBytes?: number;
	format?: string;
}

/** A text in both languages. */
interface Bilingual {
	en: string;
	zh: string;
}

/** A parameter of a request or a field of an answer. */
export interface ContractParam {
	name: string;
	in?: 'body' | 'query' | 'form';
	type: ContractType;
	required?: boolean;
	required_when?: string;
	valid_when?: string;
	enum?: Array<Bilingual & { value: string | number }>;
	default?: unknown;
	limits?: ContractLimits;
	desc: string;
	children?: ContractParam[];
}

/** How an endpoint hands out long lists. */
export interface ContractPagination {
	cursor_param?: string;
	offset_param?: string;
	page_param?: string;
	next_field: string;
	limit_param?: string;
	limit_default?: number;
	limit_max?: number;
	items_field: string;
	ends_when: string;
}

/** What an upload may hold. */
export interface ContractFileLimits {
	more_than_bytes?: number;
	min_bytes?: number;
	max_mb?: number;
	by_type?: Array<{ type: string; max_mb: number; formats?: string[] }>;
}

/** An endpoint of the contract. */
export interface ContractEndpoint {
	/** `<resource>.<operation>`, as in `contactWay.create`. */
	id: string;
	resource: string;
	method: 'GET' | 'POST';
	path: string;
	doc: number;
	title: Bilingual;
	summary: string;
	params: readonly ContractParam[];
	rules: readonly string[];
	pagination?: ContractPagination;
	response: readonly ContractParam[];
	response_type?: string;
	headers?: readonly ContractParam[];
	file_limits?: ContractFileLimits;
	example: { request: JsonObject; response: JsonObject };
}

/** A resource of the contract, as its file has it. */
export interface ContractResource {
	/** Name of the file in contract/. */
	file: string;
	resource: string;
	title: Bilingual;
	endpoints: readonly ContractEndpoint[];
}

/** A field of a callback event. */
export interface ContractEventField {
	name: string;
	type: ContractType;
	/** When it can be missing. */
	optional_when?: string;
	desc: string;
	enum?: Array<Bilingual & { value: string | number }>;
}

/** A callback event of contract/events.yaml. */
export interface ContractEvent {
	id: string;
	event: string;
	/** Absent where the events of a group are not told apart. */
	change_type?: string;
	doc: number;
	title: Bilingual;
	when: string;
	fields?: readonly ContractEventField[];
	notes?: readonly string[];
	example_xml: string;
	more_examples_xml?: readonly string[];
}

/** What contract/events.yaml says about events, their neighbours from other chapters included. */
export interface ContractEvents {
	events: readonly ContractEvent[];
	related: readonly ContractEvent[];
	commonFields: readonly ContractEventField[];
	groups: ReadonlyArray<Bilingual & { event: string; doc: number }>;
	/** The official pages that they are restated from. */
	docs: ReadonlyArray<{ doc: number }>;
}

/** An errcode of contract/errorCodes.yaml. */
export interface ContractErrorCode {
	code: number;
	/** WeCom's own name of it. */
	zh: string;
	meaning: string;
	advice: string;
	/** Whether another call may succeed, whoever makes it. */
	retry: 'never' | 'after_token_refresh' | 'with_backoff';
	/** A key of `areas`. */
	area: string;
	doc: number | readonly number[];
}

/** What contract/errorCodes.yaml says: the codes, and the subjects that they belong to by key. */
export interface ContractErrorCodes {
	codes: readonly ContractErrorCode[];
	/** The official pages that they are restated from. */
	docs: ReadonlyArray<{ doc: number }>;
	areas: Readonly<Record<string, string>>;
}
