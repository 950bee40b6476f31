import { originOf } from '../baseUrl';
import type { AppCredentials, Clock, Milliseconds } from '../types';
import { CompanyEndpoint } from './companyEndpoint';
import { HostEndpoint, type SteadyClock } from './hostEndpoint';
import { MOST_ENDPOINTS, type Calls } from './limits';
import { LiveCalls } from './liveCalls';
import { TrafficRun, type Endpoint, type RunOptions } from './run';

interface Remembered extends Endpoint {
	key: string;
	hostKey: string;
}

/** How far an endpoint is used by a company. */
export interface EndpointUsage {
	path: string;
	calls: Calls;
	/** Whether WeCom refused a call over the limit and has not taken one since. */
	isBlocked: boolean;
}

/** Of these, the longest unused, the least used one is forgotten. */
const CANDIDATES = 50;

/**
 * Decides for all runs of the process when a request may leave, so that WeCom's limits (doc 90312) are used up as
 * far as they go and never exceeded.
 */
export class Traffic {
	/** The longest unused first. */
	private readonly endpoints = new Map<string, Remembered>();
	private readonly hosts = new Map<string, HostEndpoint>();
	private readonly liveCalls = new LiveCalls();
	private readonly clock: SteadyClock;

	/**
	 * @param source the best is a clock that nobody can set; one that is set back is taken to stand still meanwhile
	 * @param mostEndpoints how many endpoints of companies are remembered
	 */
	constructor(
		private readonly source: Clock,
		private readonly mostEndpoints = MOST_ENDPOINTS,
	) {
		this.clock = steady(source);
	}

	/** Begins a run: what belongs together, shares a width and is live first and bulk later. */
	run(options: RunOptions): TrafficRun {
		return new TrafficRun(
			{ ...this.clock, random: this.source.random },
			options,
			(app, path) => this.endpointOf(app, path),
			this.liveCalls,
		);
	}

	/** Forgets everything. */
	clear(): void {
		this.endpoints.clear();
		this.hosts.clear();
	}

	/** How many endpoints of companies are remembered. */
	get size(): number {
		return this.endpoints.size;
	}

	/** The endpoint of a path as the company of an app uses it, all apps of the company together. */
	endpointOf({ baseUrl, corpId }: AppCredentials, path: string): Endpoint {
		const key = `${baseUrl} ${corpId} ${path}`;
		const found = this.endpoints.get(key) ?? this.remember(key, baseUrl, path);
		this.endpoints.delete(key);
		this.endpoints.set(key, found);
		return found;
	}

	/** What this process has sent for the company of an app within the last minute and hour, by endpoint. */
	usageOf({ baseUrl, corpId }: AppCredentials): EndpointUsage[] {
		const now = this.clock.now();
		const own = `${baseUrl} ${corpId} `;
		return [...this.endpoints.values()]
			.filter(({ key }) => key.startsWith(own))
			.map(({ path, company }) => ({
				path,
				calls: company.callsAt(now),
				isBlocked: company.isBlockedAt(now),
			}));
	}

	private remember(key: string, baseUrl: string, path: string): Remembered {
		this.makeRoom();
		const hostKey = `${originOf(baseUrl) ?? baseUrl} ${path}`;
		const host = this.hosts.get(hostKey) ?? new HostEndpoint(this.clock, this.liveCalls);
		this.hosts.set(hostKey, host);
		const company = new CompanyEndpoint(this.source.random);
		host.companies.add(company);
		return { key, hostKey, path, host, company };
	}

	/** Forgets what tells least: what was not used lately and has few calls of the last hour. */
	private makeRoom(): void {
		if (this.endpoints.size < this.mostEndpoints) return;
		const now = this.clock.now();
		let least: Remembered | undefined;
		let fewest = Infinity;
		let seen = 0;
		for (const endpoint of this.endpoints.values()) {
			if (seen++ >= CANDIDATES) break;
			const calls = endpoint.company.isIdle ? endpoint.company.callsAt(now).hour : Infinity;
			if (calls < fewest) [least, fewest] = [endpoint, calls];
		}
		if (!least) return;
		this.endpoints.delete(least.key);
		least.host.companies.delete(least.company);
		if (least.host.companies.size === 0) this.hosts.delete(least.hostKey);
	}
}

/** A clock that stands still where its source goes back. */
function steady(source: Clock): SteadyClock {
	let last = source.now();
	let time: Milliseconds = 0;
	return {
		now: () => {
			const present = source.now();
			time += Math.max(0, present - last);
			last = present;
			return time;
		},
		sleep: async (ms) => await source.sleep(ms),
	};
}
