import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import type {
	ContractEndpoint,
	ContractErrorCodes,
	ContractEventField,
	ContractEvent,
	ContractEventGroup,
	ContractEvents,
	ContractParam,
	ContractResource,
} from './types';

/** Where the files of the contract are. */
export const CONTRACT_DIR = __dirname;

/** Files of another form (contract/README.md); they hold no endpoints and are slow to parse. */
const WITHOUT_ENDPOINTS = new Set([
	'types.yaml',
	'events.yaml',
	'appEvents.yaml',
	'callbackCrypto.yaml',
	'errorCodes.yaml',
	'rateLimits.yaml',
]);

/** The token exchange: the business of the credential, not of an operation. */
const OF_THE_CREDENTIAL = 'accessToken.yaml';

/** Messages to members, which have a node of their own. */
const OF_MEMBER_MESSAGE = 'memberMessage.yaml';

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

/** Reads one YAML file of the contract. @throws when it is missing or malformed */
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

let loaded: readonly ContractResource[] | undefined;

/**
 * All resources of the contract, the token exchange of the credential included, by the names of their
 * files. Read once a process.
 * @throws when a file is malformed
 */
function loadResources(): readonly ContractResource[] {
	loaded ??= readdirSync(CONTRACT_DIR)
		.filter((name) => name.endsWith('.yaml') && !WITHOUT_ENDPOINTS.has(name))
		.sort()
		.map(readResource);
	return loaded;
}

function readResource(file: string): ContractResource {
	const { resource, title, endpoints } = readContractFile(file) as {
		resource: string;
		title: ContractResource['title'];
		endpoints?: ReadonlyArray<Partial<ContractEndpoint> & EndpointHead>;
	};
	const complete = (endpoints ?? []).map((endpoint) => ({
		...endpoint,
		resource,
		params: endpoint.params ?? [],
		rules: endpoint.rules ?? [],
		response: endpoint.response ?? [],
	}));
	return { file, resource, title, endpoints: complete };
}

/** What every endpoint states; its lists may be left out in the file. */
type EndpointHead = Omit<ContractEndpoint, 'resource' | 'params' | 'rules' | 'response'>;

/** The resources that the action node offers, by the names of their files. */
export function loadContract(): readonly ContractResource[] {
	const others = [OF_THE_CREDENTIAL, OF_MEMBER_MESSAGE];
	return loadResources().filter(({ file }) => !others.includes(file));
}

/** The resource of the node for messages to members, which is no part of Customer Contact. */
export function loadMemberMessage(): readonly ContractResource[] {
	return loadResources().filter(({ file }) => file === OF_MEMBER_MESSAGE);
}

/** Names of the files that hold one resource of the action node each. */
export function resourceFiles(): string[] {
	return loadContract().map(({ file }) => file);
}

/** All endpoints by id, those of the token exchange included. */
export function loadEndpoints(): ReadonlyMap<string, ContractEndpoint> {
	const endpoints = loadResources().flatMap((resource) => resource.endpoints);
	return new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
}

/** The endpoint with this id. @throws where the contract has none */
export function endpointOf(id: string): ContractEndpoint {
	const found = loadEndpoints().get(id);
	if (!found) throw new TypeError(`The contract has no endpoint ${id}`);
	return found;
}

/** Form of contract/events.yaml. */
interface EventsFile {
	docs: ContractEvents['docs'];
	groups: ReadonlyArray<Omit<ContractEventGroup, 'group'> & { event: string }>;
	common_fields: readonly ContractEventField[];
	events: readonly ContractEvent[];
	related_events: readonly ContractEvent[];
}

/** The callbacks of the contract, those of Customer Contact first. */
export function loadEvents(): ContractEvents {
	const chapter = readContractFile('events.yaml') as EventsFile;
	const app = readContractFile('appEvents.yaml') as Pick<ContractEvents, 'docs' | 'groups'> & {
		events: readonly ContractEvent[];
	};
	const grouped = (event: ContractEvent) => ({ ...event, group: event.event });
	return {
		events: chapter.events.map(grouped),
		related: chapter.related_events.map(grouped),
		app: app.events,
		commonFields: chapter.common_fields,
		groups: [
			...chapter.groups.map(({ event, ...group }) => ({ ...group, group: event })),
			...app.groups,
		],
		docs: [...chapter.docs, ...app.docs],
	};
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
