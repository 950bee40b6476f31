import { readdirSync } from 'node:fs';

import { readContractFile } from './load';
import type { JsonObject } from '../wecom/types';

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
export interface Bilingual {
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
	id: string;
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

export const CONTRACT_DIR = __dirname;

/** Files of another form (contract/README.md), and the endpoint that is the credential's business. */
const OTHER_FILES = new Set([
	'accessToken.yaml',
	'types.yaml',
	'events.yaml',
	'callbackCrypto.yaml',
	'errorCodes.yaml',
	'rateLimits.yaml',
]);

/** Names of the files that hold one resource each. */
export function resourceFiles(): string[] {
	return readdirSync(CONTRACT_DIR)
		.filter((name) => name.endsWith('.yaml') && !OTHER_FILES.has(name))
		.sort();
}

let loaded: readonly ContractResource[] | undefined;

/** All resources of the contract, by the names of their files. Read once a process. */
export function loadContract(): readonly ContractResource[] {
	loaded ??= resourceFiles().map((file) => {
		const { resource, title, endpoints } = readContractFile(file) as ContractResource;
		const complete = endpoints.map((endpoint) => ({
			...endpoint,
			params: endpoint.params ?? [],
			rules: endpoint.rules ?? [],
			response: endpoint.response ?? [],
		}));
		return { file, resource, title, endpoints: complete };
	});
	return loaded;
}

/** The endpoint with this id. Throws where the contract has none. */
export function endpointOf(id: string): ContractEndpoint {
	const found = loadContract()
		.flatMap(({ endpoints }) => endpoints)
		.find((endpoint) => endpoint.id === id);
	if (!found) throw new TypeError(`The contract has no endpoint ${id}`);
	return found;
}

/** The callback events of the contract. */
export function loadEvents(): ContractEvents {
	const { related_events, common_fields, ...rest } = readContractFile('events.yaml') as Omit<
		ContractEvents,
		'related' | 'commonFields'
	> & { related_events: ContractEvent[]; common_fields: ContractEventField[] };
	return { ...rest, related: related_events, commonFields: common_fields };
}

/** The errcodes of the contract. */
export function loadErrorCodes(): ContractErrorCodes {
	return readContractFile('errorCodes.yaml') as ContractErrorCodes;
}

/** A parameter with its dotted path. */
export interface PlacedParam {
	path: string;
	param: ContractParam;
	/** The parameters beside it, itself included. */
	siblings: readonly ContractParam[];
}

/** All parameters, nested ones included, each before its children. */
export function walkParams(params: readonly ContractParam[], parent = ''): PlacedParam[] {
	return params.flatMap((param) => {
		const path = parent === '' ? param.name : `${parent}.${param.name}`;
		return [{ path, param, siblings: params }, ...walkParams(param.children ?? [], path)];
	});
}
