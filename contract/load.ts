import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { EndpointId } from '../simulator/types';

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
	pagination?: {
		cursor_param?: string;
		next_field?: string;
		limit_param?: string;
		limit_default?: number;
		limit_max?: number;
	};
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

const CONTRACT_DIR = __dirname;
/** Files of another form (contract/README.md); they hold no endpoints and are slow to parse. */
const WITHOUT_ENDPOINTS = new Set([
	'types.yaml',
	'events.yaml',
	'callbackCrypto.yaml',
	'errorCodes.yaml',
	'rateLimits.yaml',
]);

/**
 * Where parsed files are kept: parsing takes ten times as long as everything else that a simulator
 * needs to start, and every test file starts one. Named by content, so never out of date.
 */
const CACHE_DIR = join(__dirname, '..', 'node_modules', '.cache', 'wecom-contract');

/** The JSON of an earlier parse; undefined when there is none that can be read. */
function readCache(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

/** Keeps a parse, whole or not at all. A place that cannot be written is no harm. */
function writeCache(path: string, value: unknown): void {
	const draft = `${path}.${process.pid}`;
	try {
		mkdirSync(CACHE_DIR, { recursive: true });
		writeFileSync(draft, JSON.stringify(value));
		renameSync(draft, path);
	} catch {
		rmSync(draft, { force: true });
	}
}

/** Reads one YAML file of the contract. Throws when it is missing or malformed. */
export function readContractFile(name: string): unknown {
	const text = readFileSync(join(CONTRACT_DIR, name), 'utf8');
	const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
	const cached = join(CACHE_DIR, `${name}-${digest}.json`);
	const known = readCache(cached);
	if (known !== undefined) return known;
	const parsed: unknown = parse(text, { maxAliasCount: -1, merge: true });
	writeCache(cached, parsed);
	return parsed;
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
