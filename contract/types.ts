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
	/** What joins the entries of a list that is sent as one text. */
	separator?: string;
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
	/** What parts the entries of a list that WeCom writes as one text. */
	separator?: string;
	/** Name of the elements of a list, `Item` where it is left out. */
	item?: string;
	/** Fields of an object, or of the objects of a list. */
	children?: readonly ContractEventField[];
}

/** A callback of contract/events.yaml or contract/appEvents.yaml. */
export interface ContractEvent {
	id: string;
	/** What it stands under: `Event` of an event of Customer Contact, else a key of appEvents.yaml. */
	group?: string;
	/** Absent in messages that members write. */
	event?: string;
	/** `MsgType` of a message that members write; events have `event` there. */
	msg_type?: string;
	/** Absent where the events of a group are not told apart. */
	change_type?: string;
	doc: number;
	/** Whether it is restated from the official page, or what several SDKs agree on. */
	from?: 'page' | 'sdks';
	title: Bilingual;
	when: string;
	fields?: readonly ContractEventField[];
	notes?: readonly string[];
	example_xml: string;
	more_examples_xml?: readonly string[];
}

/** A group of callbacks. */
export interface ContractEventGroup extends Bilingual {
	group: string;
	doc: number;
}

/** What contract/events.yaml and contract/appEvents.yaml say about callbacks. */
export interface ContractEvents {
	/** Those of Customer Contact. */
	events: readonly ContractEvent[];
	/** Those of other chapters under an Event of Customer Contact. */
	related: readonly ContractEvent[];
	/** What else reaches the URL of an app. */
	app: readonly ContractEvent[];
	commonFields: readonly ContractEventField[];
	groups: readonly ContractEventGroup[];
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
