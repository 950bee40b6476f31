import { CancelledError, RateLimitError, type RefusedError } from '../errors';
import type { AppCredentials, Clock, Milliseconds } from '../types';
import type { CompanyEndpoint } from './companyEndpoint';
import type { HostEndpoint } from './hostEndpoint';
import {
	COMPANY_LIMIT,
	FIRST_CROWD_PAUSE,
	LIVE_REQUESTS,
	LONGEST_CROWD_PAUSE,
	POLL,
	type Urgency,
} from './limits';
import type { LiveCalls } from './liveCalls';
import { isLimit, type Cause, type Place, type Ticket } from './ticket';

/** Where a call goes: what WeCom's limits count by company and by IP address. */
export interface Endpoint {
	path: string;
	host: HostEndpoint;
	company: CompanyEndpoint;
}

/** What belongs to a run. */
export interface RunOptions {
	/** The most requests that are under way or wait for their turn at once. */
	concurrency: number;
	/** Whether it is known from the start that there will be more requests than a live run has. */
	isBulk?: boolean;
	/** Whether a call of another run needs it, which shows by itself whether somebody waits. */
	isForAnother?: boolean;
	/** How long a live request waits for WeCom's limits. */
	longestWait: Milliseconds;
	/** How long a bulk request does; for ever when left out. */
	longestBulkWait?: Milliseconds;
	/** Whether nobody wants the answers any more. */
	isCancelled?: () => boolean;
	/** Told once of each long wait for WeCom's limits. */
	onWait?: (wait: LongWait) => void;
}

/** A wait that has begun. */
export interface LongWait {
	cause: Cause;
	path: string;
	/** How long it will take, as far as that is known. */
	left: Milliseconds;
}

/** What a run has used, to be told when it is over. */
export interface RunReport {
	requests: number;
	/** How long the run was held back, for each cause; requests that wait at the same time count once. */
	waited: Partial<Record<Cause, Milliseconds>>;
	/** The endpoint that was used most, and the most that this process used of the company's limits meanwhile. */
	busiest: { path: string; ofMinute: number; ofHour: number } | undefined;
}

/** Waits shorter than this are not told. */
const LONG: Milliseconds = 5_000;

/** The requests of one execution of a node. */
export class TrafficRun {
	private requests = 0;
	private free: number;
	private readonly queue: Array<() => void> = [];
	private readonly waited: Partial<Record<Cause, Milliseconds>> = {};
	/** When a wait for a cause was last noted. */
	private readonly notedAt: Partial<Record<Cause, Milliseconds>> = {};
	private readonly told = new Map<string, Milliseconds>();
	private readonly peaks = new Map<string, { calls: number; ofMinute: number; ofHour: number }>();

	constructor(
		private readonly clock: Clock,
		private readonly options: RunOptions,
		private readonly endpointOf: (app: AppCredentials, path: string) => Endpoint,
		private readonly liveCalls: LiveCalls,
	) {
		this.free = options.concurrency;
	}

	/**
	 * Carries out a request, with what has to be repeated of it, when the run has a place for it; `send` asks for its
	 * turn before each call.
	 * @throws what `send` throws
	 */
	async request<T>(
		app: AppCredentials,
		path: string,
		send: (turns: Turns) => Promise<T>,
	): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.queue.push(resolve));
		try {
			return await send(new Turns(this, () => this.endpointOf(app, path)));
		} finally {
			const next = this.queue.shift();
			if (next) next();
			else this.free++;
		}
	}

	/** What the run has used so far. */
	report(): RunReport {
		let busiest: RunReport['busiest'];
		let most = 0;
		for (const [path, { calls, ofMinute, ofHour }] of this.peaks) {
			if (calls <= most) continue;
			most = calls;
			busiest = { path, ofMinute, ofHour };
		}
		return { requests: this.requests, waited: { ...this.waited }, busiest };
	}

	/** @throws CancelledError, RateLimitError */
	async turn(turns: Turns, refusal: RefusedError | undefined): Promise<Place> {
		const { clock } = this;
		while (clock.now() < turns.notBefore) {
			const left = turns.notBefore - clock.now();
			this.check(turns, left, refusal);
			const step = Math.min(left, POLL);
			await clock.sleep(step);
			this.note('crowd', step);
			turns.waited += step;
		}
		this.check(turns, 0, refusal);
		const endpoint = turns.endpoint();
		const urgency: Urgency = ++this.requests > LIVE_REQUESTS ? 'bulk' : 'live';
		if (urgency === 'live' && this.isWaitedFor) this.liveCalls.note(clock.now());
		return await new Promise((resolve, reject) => {
			let heldBy: Cause = 'width';
			const ticket: Ticket = {
				urgency,
				isCancelled: () => this.isCancelled(),
				begin: (place) => {
					this.noteUse(endpoint);
					resolve(place);
				},
				drop: () => {
					reject(
						this.isCancelled()
							? new CancelledError()
							: new RateLimitError(turns.waited, refusal, heldBy),
					);
				},
				wait: (cause, waited, left) => {
					heldBy = cause;
					if (waited > 0) this.note(cause, waited);
					if (!isLimit(cause)) return true;
					turns.waited += waited;
					this.tell({ cause, path: endpoint.path, left });
					return turns.waited + left <= this.longestWait();
				},
			};
			endpoint.host.enter(endpoint.company, ticket);
		});
	}

	/** How long a request that WeCom wants later pauses before it is sent for another time. */
	pauseOf(pauses: number): Milliseconds {
		const longest = Math.min(FIRST_CROWD_PAUSE * 2 ** pauses, LONGEST_CROWD_PAUSE);
		return this.clock.now() + longest * (0.75 + this.clock.random() / 4);
	}

	private check(turns: Turns, left: Milliseconds, refusal: RefusedError | undefined): void {
		if (this.isCancelled()) throw new CancelledError();
		if (turns.waited + left > this.longestWait()) throw new RateLimitError(turns.waited, refusal);
	}

	/** Nobody waits for the first requests of a run that is known to be long. */
	private get isWaitedFor(): boolean {
		return this.options.isBulk !== true && this.options.isForAnother !== true;
	}

	private isCancelled(): boolean {
		return this.options.isCancelled?.() === true;
	}

	private longestWait(): Milliseconds {
		const { isBulk, longestWait, longestBulkWait = Infinity } = this.options;
		return isBulk === true || this.requests > LIVE_REQUESTS ? longestBulkWait : longestWait;
	}

	/** Notes a wait; of requests that wait at the same time, the first. */
	private note(cause: Cause, waited: Milliseconds): void {
		const now = this.clock.now();
		const since = Math.max(now - waited, this.notedAt[cause] ?? 0);
		this.notedAt[cause] = now;
		this.waited[cause] = (this.waited[cause] ?? 0) + Math.max(0, now - since);
	}

	private noteUse({ path, company }: Endpoint): void {
		const { minute, hour } = company.callsAt(this.clock.now());
		const peak = this.peaks.get(path) ?? { calls: 0, ofMinute: 0, ofHour: 0 };
		peak.calls++;
		peak.ofMinute = Math.max(peak.ofMinute, minute / COMPANY_LIMIT.minute);
		peak.ofHour = Math.max(peak.ofHour, hour / COMPANY_LIMIT.hour);
		this.peaks.set(path, peak);
	}

	private tell(wait: LongWait): void {
		if (wait.left < LONG || !this.options.onWait) return;
		const now = this.clock.now();
		const key = `${wait.cause} ${wait.path}`;
		if (now < (this.told.get(key) ?? 0)) return;
		this.told.set(key, now + wait.left);
		this.options.onWait(wait);
	}
}

/** The turns that a request and its repeats take. */
export class Turns {
	/** How long the request has waited for WeCom's limits. */
	waited: Milliseconds = 0;
	notBefore: Milliseconds = 0;
	private pauses = 0;

	constructor(
		private readonly run: TrafficRun,
		readonly endpoint: () => Endpoint,
	) {}

	/**
	 * Waits until a call may leave.
	 * @param refusal why the last one was refused, to be told when the wait is given up
	 * @throws CancelledError, RateLimitError
	 */
	async next(refusal?: RefusedError): Promise<Place> {
		return await this.run.turn(this, refusal);
	}

	/** Makes the next call come later, after one that WeCom did not want now: each time twice as long. */
	pause(): void {
		this.notBefore = this.run.pauseOf(this.pauses++);
	}
}
