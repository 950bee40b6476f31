import type { Milliseconds } from '../types';
import type { CompanyEndpoint } from './companyEndpoint';
import { EvenStarts } from './evenStarts';
import {
	COMPANY_LIVE,
	HOST_ALL,
	LATE,
	LONGEST_REST,
	MOST_LIVE_COMPANIES,
	POLL,
	REST,
	type Calls,
	type Urgency,
} from './limits';
import type { LiveCalls } from './liveCalls';
import { isLimit, type Cause, type Ticket } from './ticket';
import { Usage, type Hold } from './usage';

/** Time as this module needs it: it never goes back. */
export interface SteadyClock {
	now(): Milliseconds;
	sleep(ms: Milliseconds): Promise<void>;
}

const later = (a: Hold<Cause>, b: Hold<Cause>): Hold<Cause> => (b.until > a.until ? b : a);

/**
 * One endpoint of one API host: what WeCom's limit of an IP address counts (doc 90312), over all companies. Lets
 * requests leave in the order in which they came, live ones first, the companies in turn.
 */
export class HostEndpoint {
	/** Companies that have called the endpoint. */
	readonly companies = new Set<CompanyEndpoint>();
	private readonly usage = new Usage();
	private readonly starts = new EvenStarts();
	/** Companies with requests that wait, the one whose turn is next first. */
	private readonly waiting = new Set<CompanyEndpoint>();
	private wakesAt: Milliseconds = Infinity;
	private sweptAt: Milliseconds = 0;
	/** Until when bulk calls rest or have rested; 0 where they do not. */
	private restsUntil: Milliseconds = 0;

	/** @param liveCalls those of the process, whatever their endpoint */
	constructor(
		private readonly clock: SteadyClock,
		private readonly liveCalls: LiveCalls,
	) {}

	/** Lets the request leave when it may. */
	enter(company: CompanyEndpoint, ticket: Ticket): void {
		const queue = company.waiting[ticket.urgency];
		queue.push(ticket);
		if (this.waiting.size === 0) this.sweptAt = this.clock.now();
		this.waiting.add(company);
		const next = this.letGo();
		if (queue.includes(ticket) && !this.tell(company, ticket, 0)) this.remove(company, [ticket]);
		this.wakeAt(next);
	}

	/** Lets go what may leave now. Returns when the next one may, or when to look after those who wait. */
	private letGo(): Milliseconds {
		const now = this.clock.now();
		let next = now + POLL;
		for (const company of [...this.waiting]) {
			next = Math.min(next, this.letLiveGo(company, now));
		}
		for (let goesOn = true; goesOn;) {
			goesOn = false;
			for (const company of [...this.waiting]) {
				const [ticket] = company.waiting.bulk;
				if (!ticket) continue;
				const { until } = this.holdOf(company, 'bulk', now);
				if (until <= now) {
					this.begin(company, ticket, 'bulk');
					goesOn = true;
				} else {
					next = Math.min(next, until);
				}
			}
		}
		return next;
	}

	private letLiveGo(company: CompanyEndpoint, now: Milliseconds): Milliseconds {
		for (;;) {
			const [ticket] = company.waiting.live;
			if (!ticket) return Infinity;
			const { until, cause } = this.holdOf(company, 'live', now);
			if (until <= now) {
				this.begin(company, ticket, 'live');
				continue;
			}
			// More at once than live calls have room for may use what bulk calls leave.
			if (cause !== 'width') return until;
			const asBulk = this.holdOf(company, 'bulk', now).until;
			if (asBulk > now) return asBulk;
			this.begin(company, ticket, 'bulk');
		}
	}

	private begin(company: CompanyEndpoint, ticket: Ticket, urgency: Urgency): void {
		const now = this.clock.now();
		this.usage.add(urgency, now);
		if (urgency === 'bulk') this.starts.began(HOST_ALL.minute, now);
		company.waiting[ticket.urgency].shift();
		this.waiting.delete(company);
		if (company.waiting.live.length + company.waiting.bulk.length > 0) this.waiting.add(company);
		const place = company.begin(
			urgency,
			() => this.clock.now(),
			() => {
				if (this.waiting.size > 0) this.wakeAt(this.letGo());
			},
		);
		ticket.begin(place);
	}

	/** What holds the next call of a company back. */
	private holdOf(company: CompanyEndpoint, urgency: Urgency, now: Milliseconds): Hold<Cause> {
		const own = company.hold(urgency, now);
		const limit = this.usage.hold(urgency, { all: HOST_ALL, bulk: this.bulkLimit() }, now);
		if (urgency === 'live') return later(own, limit);
		if (own.until > now && own.cause !== 'pace') return later(own, limit);
		for (const other of this.waiting) {
			if (this.isHeldByLimits(other, other === company, now))
				return { until: Infinity, cause: 'live' };
		}
		return later(later(own, limit), { until: this.starts.ready, cause: 'pace' });
	}

	/** Whether a live call waits for the limits of its company, or for those of the host, which all companies share. */
	private isHeldByLimits(company: CompanyEndpoint, isOwn: boolean, now: Milliseconds): boolean {
		if (company.waiting.live.length === 0) return false;
		if (this.usage.hold('live', { all: HOST_ALL, bulk: HOST_ALL }, now).until > now) return true;
		const { until, cause } = company.hold('live', now);
		return isOwn && until > now && isLimit(cause);
	}

	/** What live calls of the companies always find free is left out. */
	private bulkLimit(): Calls {
		const companies = Math.min(this.companies.size, MOST_LIVE_COMPANIES);
		return {
			minute: HOST_ALL.minute - COMPANY_LIVE.minute * companies,
			hour: HOST_ALL.hour - COMPANY_LIVE.hour * companies,
		};
	}

	private wakeAt(at: Milliseconds): void {
		if (this.waiting.size === 0 || at >= this.wakesAt) return;
		this.wakesAt = at;
		void this.clock.sleep(Math.max(0, Math.ceil(at - this.clock.now()))).then(() => {
			// An earlier one has been here meanwhile.
			if (this.wakesAt !== at) return;
			this.wakesAt = Infinity;
			const late = this.clock.now() - at;
			this.sweep();
			// Behind a rest one goes, however late it is: nobody stands still.
			if (this.restsUntil > 0) this.letGo();
			this.giveWay(late);
			this.wakeAt(this.letGo());
		});
	}

	/**
	 * Bulk calls fill a process that has more to do than it can, and whoever waits for an answer waits behind them. So
	 * while there are live calls, bulk calls rest when a timer was late.
	 * @param late by how much
	 */
	private giveWay(late: Milliseconds): void {
		const now = this.clock.now();
		if (now < this.restsUntil) return;
		this.restsUntil = 0;
		if (late < LATE || !this.liveCalls.areRecentAt(now)) return;
		this.restsUntil = now + Math.min(REST * late, LONGEST_REST);
		this.starts.rest(this.restsUntil);
		for (const { starts } of this.waiting) starts.rest(this.restsUntil);
	}

	/** Sends away those who have given up, and tells the others what they wait for. */
	private sweep(): void {
		const now = this.clock.now();
		const waited = now - this.sweptAt;
		if (waited < POLL) return;
		this.sweptAt = now;
		for (const company of [...this.waiting]) {
			const all = [...company.waiting.live, ...company.waiting.bulk];
			this.remove(
				company,
				all.filter((ticket) => !this.tell(company, ticket, waited)),
			);
		}
	}

	/** Whether the ticket goes on waiting. */
	private tell(company: CompanyEndpoint, ticket: Ticket, waited: Milliseconds): boolean {
		if (ticket.isCancelled()) return false;
		const now = this.clock.now();
		const { until, cause } = this.holdOf(company, ticket.urgency, now);
		const rests = ticket.urgency === 'bulk' && this.restsUntil > 0 && !isLimit(cause);
		const left = until === Infinity ? 0 : Math.max(0, until - now);
		return ticket.wait(rests ? 'live' : cause, waited, left);
	}

	private remove(company: CompanyEndpoint, gone: readonly Ticket[]): void {
		const { waiting } = company;
		for (const ticket of gone) {
			const queue = waiting[ticket.urgency];
			queue.splice(queue.indexOf(ticket), 1);
			ticket.drop();
		}
		if (waiting.live.length + waiting.bulk.length === 0) this.waiting.delete(company);
	}
}
