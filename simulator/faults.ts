import { loadEndpoints } from '../contract/load';
import { nearest } from './nearest';
import type { Random } from './random';
import type { Oddities } from './rudeness';
import type { EndpointId, Milliseconds } from './types';

/** Before the work is done, or after it: then the caller cannot know. */
type When = 'before' | 'after';

/** What goes wrong. `when` is 'before' unless something else is said. */
export type Fault =
	/**
	 * Answers a code, e.g. -1, 45009, 45033, 45035. With `withReply` the work is done and what came of it
	 * stands beside the code, as WeCom does with 84061.
	 */
	| { kind: 'errcode'; code: number; text?: string; when?: When; withReply?: boolean }
	/** Ends the token that the call brought, for good, and refuses the call. */
	| { kind: 'endToken'; code?: 40014 | 42001 }
	/** Answers an HTML page, as a proxy does: with an HTTP error (502, 504, 429 …) or with 200. */
	| { kind: 'http'; status: number; when?: When }
	/** Sends the caller to another address; without `location`, to the same path under another host name. */
	| { kind: 'redirect'; status?: RedirectStatus; location?: string }
	/** Resets the connection. */
	| { kind: 'reset'; when?: When }
	/** Does the work and sends only the first half of the reply: as if complete, or cut off. */
	| { kind: 'truncate'; how?: 'body' | 'connection' }
	/** Answers only after a while. */
	| { kind: 'stall'; ms: Milliseconds; when?: When }
	/** Answers at once, but takes so long until the last byte. */
	| { kind: 'trickle'; ms: Milliseconds }
	/** Gives the first page again and again: with one cursor (`same`) or always a new one. */
	| { kind: 'endlessCursor'; how?: 'same' | 'new' }
	/** Does the work and writes the reply oddly. */
	| ({ kind: 'odd' } & Oddities);

type RedirectStatus = 301 | 302 | 303 | 307 | 308;

/** Which calls a fault hits. */
export interface FaultRule {
	fault: Fault;
	/** An endpoint id (`customer.get`), a path, or all. */
	endpoint?: EndpointId | string;
	/** How many calls it hits; then it is over. Without it and `share`, all. */
	count?: number;
	/** How many matching calls go through before the first is hit. */
	skip?: number;
	/** The share of calls it hits, 0 to 1, drawn from the seed. */
	share?: number;
}

export interface Faults {
	/**
	 * Adds a rule; the first rule that hits a call decides. Returns a function that takes it out.
	 * @throws Error for an endpoint that does not exist, so that no test waits for a fault that never comes
	 */
	add(rule: FaultRule): () => void;
	clear(): void;
	list(): FaultRule[];
	/** The fault for a call, if any; uses up counts. */
	pick(endpoint: EndpointId, path: string): Fault | undefined;
}

interface ActiveRule extends FaultRule {
	seen: number;
	hits: number;
}

/** What is wrong with what a rule says of endpoints, in words; undefined for an id, a path, `*` and nothing. */
export function faultOfEndpoint(endpoint: string | undefined): string | undefined {
	const endpoints = loadEndpoints();
	const names = [...endpoints.keys(), ...[...endpoints.values()].map(({ path }) => path)];
	if (endpoint === undefined || endpoint === '*' || names.includes(endpoint)) return undefined;
	return `there is no endpoint ${endpoint}; the nearest are ${nearest(endpoint, names)}`;
}

/** Makes the fault desk. */
export function createFaults(random: Random): Faults {
	const rules: ActiveRule[] = [];

	const hits = (rule: ActiveRule): boolean => {
		rule.seen++;
		if (rule.seen <= (rule.skip ?? 0)) return false;
		if (rule.count !== undefined && rule.hits >= rule.count) return false;
		if (rule.share !== undefined && random.next() >= rule.share) return false;
		rule.hits++;
		return true;
	};

	return {
		add: (rule) => {
			const fault = faultOfEndpoint(rule.endpoint);
			if (fault !== undefined) throw new Error(fault);
			const active: ActiveRule = { ...rule, seen: 0, hits: 0 };
			rules.push(active);
			return () => {
				const index = rules.indexOf(active);
				if (index >= 0) rules.splice(index, 1);
			};
		},
		clear: () => {
			rules.length = 0;
		},
		list: () => rules.map((rule) => ({ ...rule })),
		pick: (endpoint, path) => {
			for (const rule of rules) {
				const target = rule.endpoint;
				const matches =
					target === undefined || target === '*' || target === endpoint || target === path;
				if (matches && hits(rule)) return rule.fault;
			}
			return undefined;
		},
	};
}
