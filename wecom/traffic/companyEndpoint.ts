import type { Milliseconds } from '../types';
import { Block } from './block';
import { EvenStarts } from './evenStarts';
import {
	COMPANY_BULK,
	COMPANY_LIVE,
	LIVE_WIDTH,
	MOST_WIDTH,
	type Calls,
	type Urgency,
} from './limits';
import { Share } from './share';
import type { Cause, Outcome, Place, Ticket } from './ticket';
import { Usage, type Hold } from './usage';
import { Width } from './width';

/** A call as it began. */
interface Call {
	urgency: Urgency;
	began: Milliseconds;
	/** How many were under way, this one among them. */
	among: Record<Urgency, number>;
	/** Whether it tries if a block is over. */
	tries: boolean;
}

/** One endpoint as one company uses it: what WeCom's limit of a company counts (doc 90312). */
export class CompanyEndpoint {
	readonly waiting: Record<Urgency, Ticket[]> = { live: [], bulk: [] };
	private readonly usage = new Usage();
	readonly starts = new EvenStarts();
	private readonly share = new Share();
	private readonly block = new Block();
	private readonly widths: Record<Urgency, Width>;
	private readonly underWay: Record<Urgency, number> = { live: 0, bulk: 0 };

	constructor(random: () => number) {
		this.widths = { live: new Width(LIVE_WIDTH, random), bulk: new Width(MOST_WIDTH, random) };
	}

	/** Whether nobody waits here and nothing is under way. */
	get isIdle(): boolean {
		const { waiting, underWay } = this;
		return waiting.live.length + waiting.bulk.length + underWay.live + underWay.bulk === 0;
	}

	/** The calls of the last minute and hour. */
	callsAt(now: Milliseconds): Calls {
		return this.usage.at(now);
	}

	/** Whether a block is waited out. */
	isBlockedAt(now: Milliseconds): boolean {
		return this.block.heldUntil(now) > now;
	}

	/** What holds the next call back: nothing where `until` is not after `now`. */
	hold(urgency: Urgency, now: Milliseconds): Hold<Cause> {
		const block = this.block.heldUntil(now);
		if (block > now) return { until: block, cause: 'block' };
		const limit = this.usage.hold(urgency, this.limitsOf(urgency, now), now);
		if (limit.until > now) return limit;
		const width = this.widths[urgency];
		if (width.rest > now) return { until: width.rest, cause: 'crowd' };
		if (urgency === 'bulk' && this.starts.ready > now) {
			return { until: this.starts.ready, cause: 'pace' };
		}
		if (this.underWay[urgency] < width.most) return { until: now, cause: 'width' };
		width.want();
		return { until: Infinity, cause: 'width' };
	}

	/** What others have used up holds back bulk calls; live calls only beyond what is kept free for them. */
	private limitsOf(urgency: Urgency, now: Milliseconds): { all: Calls; bulk: Calls } {
		const isKeptFree = urgency === 'live' && isBelow(this.usage.liveAt(now), COMPANY_LIVE);
		const bulk = isKeptFree ? COMPANY_BULK : this.share.of(COMPANY_BULK, now);
		const { minute, hour } = COMPANY_LIVE;
		return { all: { minute: bulk.minute + minute, hour: bulk.hour + hour }, bulk };
	}

	/** Notes that a call begins, and returns its place; `onEnd` is told when it is free again. */
	begin(urgency: Urgency, now: () => Milliseconds, onEnd: () => void): Place {
		const began = now();
		this.usage.add(urgency, began);
		if (urgency === 'bulk') {
			this.starts.began(this.share.of(COMPANY_BULK, began).minute, began);
		}
		this.underWay[urgency]++;
		const among = { ...this.underWay };
		const tries = this.block.begin();
		return {
			end: (outcome) => {
				this.underWay[urgency]--;
				this.note(outcome, { urgency, began, among, tries }, now());
				onEnd();
			},
		};
	}

	private note(outcome: Outcome, { urgency, began, among, tries }: Call, now: Milliseconds): void {
		if (outcome === 'blocked') {
			const isNew = this.block.refused(began, this.usage.at(now).hour, now);
			if (isNew) this.share.halve(now);
			return;
		}
		if (outcome === 'timedOut' || outcome === 'lost') this.block.unanswered(tries);
		else this.block.answered(tries);
		if (outcome === 'good') this.widths[urgency].good(now);
		if (outcome !== 'crowded' && outcome !== 'timedOut') return;
		// Bulk calls make room, and live calls only where there are none.
		const gives = among.bulk > 0 ? this.widths.bulk : this.widths.live;
		const all = among.live + among.bulk;
		if (outcome === 'crowded') gives.complained(began, all, now);
		else gives.timedOut(began, all, now);
	}
}

const isBelow = (calls: Calls, limit: Calls): boolean =>
	calls.minute < limit.minute && calls.hour < limit.hour;
