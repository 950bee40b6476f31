import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { EndpointId } from '../types';

/** A parameter of an endpoint, in the form that contract/README.md describes. */
export interface Param {
	name: string;
	in?: 'body' | 'query' | 'form';
	type: string;
	required?: boolean;
	required_when?: string;
	valid_when?: string;
	enum?: Array<{ value: string | number }>;
	limits?: {
		min?: number;
		max?: number;
		minItems?: number;
		maxItems?: number;
		maxChars?: number;
		maxBytes?: number;
	};
	children?: Param[];
}

export interface Endpoint {
	id: EndpointId;
	/** The part of the id before the dot, e.g. `contactWay`. */
	resource: string;
	method: 'GET' | 'POST';
	path: string;
	doc: number;
	params: Param[];
	pagination?: { limit_param?: string; limit_default?: number; limit_max?: number };
	response_type?: string;
	file_limits?: FileLimits;
}

/** What an upload may hold (media.yaml). */
export interface FileLimits {
	more_than_bytes?: number;
	min_bytes?: number;
	max_mb?: number;
	by_type?: Array<{ type: string; max_mb: number; formats?: string[] }>;
}

interface ContractFile {
	resource: string;
	endpoints?: Array<Omit<Endpoint, 'params' | 'resource'> & { params?: Param[] }>;
}

const CONTRACT_DIR = join(__dirname, '..', '..', 'contract');
/** Files of another form (contract/README.md); they hold no endpoints and are slow to parse. */
const WITHOUT_ENDPOINTS = new Set([
	'types.yaml',
	'events.yaml',
	'callbackCrypto.yaml',
	'errorCodes.yaml',
	'rateLimits.yaml',
]);

/** Reads one YAML file of the contract. Throws when it is missing or malformed. */
export function readContractFile(name: string): unknown {
	return parse(readFileSync(join(CONTRACT_DIR, name), 'utf8'), { maxAliasCount: -1, merge: true });
}

let loaded: Map<EndpointId, Endpoint> | undefined;

/** All endpoints of the contract by id, those of accessToken.yaml included. Read once a process. */
export function loadEndpoints(): Map<EndpointId, Endpoint> {
	if (loaded) return loaded;
	loaded = new Map();
	for (const name of readdirSync(CONTRACT_DIR).sort()) {
		if (!name.endsWith('.yaml') || WITHOUT_ENDPOINTS.has(name)) continue;
		const file = readContractFile(name) as ContractFile;
		for (const endpoint of file.endpoints ?? []) {
			const params = endpoint.params ?? [];
			loaded.set(endpoint.id, { ...endpoint, resource: file.resource, params });
		}
	}
	return loaded;
}
