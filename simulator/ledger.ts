import type { Fault } from './faults';
import type { EndpointId, JsonObject, Milliseconds } from './types';

/** One request as the server saw it. Tokens and secrets are left out. */
export interface RequestRecord {
	/** Counts from 1 in the order of arrival. */
	number: number;
	/** The corp's time of arrival, Unix milliseconds. */
	at: Milliseconds;
	endpoint: EndpointId | null;
	method: string;
	path: string;
	/** The app whose token it brought. */
	app: string | null;
	query: JsonObject;
	/** The JSON body; of an upload the fields and the files' names, sizes and types. */
	body: unknown;
	/** Parameters that the contract does not know. */
	unknownParams: string[];
	/** HTTP status of the reply; 0 when the connection was reset. */
	status: number;
	/** Null when no JSON was sent. */
	errcode: number | null;
	fault: Fault | null;
	/** Whether the work was really done, whatever the caller was told. */
	worked: boolean;
	durationMs: Milliseconds;
}

/** Something that went wrong in the simulator itself. */
export interface InternalFault {
	/** An endpoint, a path of the control API, `clock` or `callback`. */
	where: string;
	message: string;
}

export interface RequestFilter {
	endpoint?: EndpointId;
	app?: string;
	errcode?: number;
	worked?: boolean;
}

/** Calls that ran at the same time, at the most. */
export interface Overlaps {
	/** By endpoint id. */
	endpoints: Record<EndpointId, number>;
	/** By record (`member_1/wm…`): only those on which writes met. */
	records: Record<string, number>;
}

interface Count {
	now: number;
	max: number;
}

/** Remembers every request, so that a test can say how often something was really done. */
export class Ledger {
	private readonly kept: RequestRecord[] = [];
	private readonly endpoints = new Map<EndpointId, Count>();
	private readonly writing = new Map<string, { now: number }>();
	private readonly met = new Map<string, number>();
	private readonly tallies = new Map<EndpointId, { calls: number; worked: number }>();
	private readonly internal: InternalFault[] = [];
	private last = 0;

	constructor(private readonly capacity: number) {}

	/** The number of the next request. */
	nextNumber(): number {
		return ++this.last;
	}

	/** Notes that a call of an endpoint begins; returns how many now run. */
	begin(endpoint: EndpointId): number {
		let count = this.endpoints.get(endpoint);
		if (!count) this.endpoints.set(endpoint, (count = { now: 0, max: 0 }));
		count.now++;
		if (count.now > count.max) count.max = count.now;
		return count.now;
	}

	end(endpoint: EndpointId): void {
		const count = this.endpoints.get(endpoint);
		if (count) count.now--;
	}

	/** Notes that a write to a record begins; returns how many now run. */
	beginWrite(record: string): number {
		const count = this.writing.get(record) ?? { now: 0 };
		count.now++;
		this.writing.set(record, count);
		if (count.now > 1) this.met.set(record, Math.max(count.now, this.met.get(record) ?? 0));
		return count.now;
	}

	endWrite(record: string): void {
		const count = this.writing.get(record);
		if (count && --count.now === 0) this.writing.delete(record);
	}

	add(record: RequestRecord): void {
		if (record.endpoint) {
			let count = this.tallies.get(record.endpoint);
			if (!count) this.tallies.set(record.endpoint, (count = { calls: 0, worked: 0 }));
			count.calls++;
			if (record.worked) count.worked++;
		}
		if (this.capacity === 0) return;
		this.kept.push(record);
		// Twice the capacity, then cut: shifting one by one would cost the whole list each time.
		if (this.kept.length > this.capacity * 2) {
			this.kept.splice(0, this.kept.length - this.capacity);
		}
	}

	/** Notes a fault of the simulator itself; it goes on. */
	noteFault(where: string, error: unknown): void {
		const message = error instanceof Error ? error.message : String(error);
		this.internal.push({ where, message });
	}

	/** What went wrong in the simulator itself. */
	internalFaults(): InternalFault[] {
		return [...this.internal];
	}

	/** The requests in the order in which they ended, the oldest left out beyond the capacity. */
	requests(filter: RequestFilter = {}): RequestRecord[] {
		const keys = Object.keys(filter) as Array<keyof RequestFilter>;
		return this.kept
			.slice(-this.capacity)
			.filter((record) => keys.every((key) => record[key] === filter[key]));
	}

	/** How often an endpoint was called. */
	calls(endpoint: EndpointId): number {
		return this.tallies.get(endpoint)?.calls ?? 0;
	}

	/** How often the work of an endpoint was really done. */
	worked(endpoint: EndpointId): number {
		return this.tallies.get(endpoint)?.worked ?? 0;
	}

	/** Both figures for every endpoint that was called. */
	counts(): Record<EndpointId, { calls: number; worked: number }> {
		return Object.fromEntries(this.tallies);
	}

	overlaps(): Overlaps {
		const endpoints: Overlaps['endpoints'] = {};
		for (const [id, count] of this.endpoints) endpoints[id] = count.max;
		return { endpoints, records: Object.fromEntries(this.met) };
	}

	/** Forgets what was; calls that are under way go on being counted. */
	clear(): void {
		this.kept.length = 0;
		this.internal.length = 0;
		this.tallies.clear();
		this.met.clear();
		for (const count of this.endpoints.values()) count.max = count.now;
	}
}
