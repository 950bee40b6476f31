import type { Milliseconds } from '../types';

/** What became of a message: its work is being started, was started, or could not be started. */
export type Outcome = 'starting' | 'started' | 'failed';

/** A request that brought a message. Asked whenever it matters, so that nobody has to report. */
export interface Attempt {
	/** What became of the work that this request is to start. */
	outcome(): Outcome;
	/**
	 * Whether WeCom still waits for the answer, has got `success` in time, or has not: only then
	 * does it send the message again (doc 90930).
	 */
	answer(): 'awaited' | 'success' | 'missed';
}

/** How a message is told from others. */
export interface MessageIds {
	eventId: string;
	/** Where messages with other event ids may be repeats of this one: what they share with it. */
	textId?: string;
}

/** The start of an event's work, and the requests that are about it. */
interface Delivery {
	/** The event ids that it is known by: one, and one more for each repeat that has its own. */
	readonly eventIds: string[];
	readonly textId: string | undefined;
	/** The request that starts the work; undefined once it has, for it holds on to its response. */
	start: Attempt | undefined;
	/** Those whose answer WeCom may still be waiting for. */
	readonly awaited: Set<Attempt>;
	/** How many more requests WeCom may make for it. */
	repeatsLeft: number;
}

interface Entry {
	expiresAt: Milliseconds;
	delivery: Delivery;
}

/** doc 90930: three repeats in all. */
const MAX_REPEATS = 3;

/** Stands for all that was started and needs no more attention. */
const DONE: Delivery = {
	eventIds: [],
	textId: undefined,
	start: undefined,
	awaited: new Set(),
	repeatsLeft: 0,
};

/** The messages that one trigger node got in the last minutes, oldest first. */
export class Deliveries {
	private readonly entries = new Map<string, Entry>();
	/** Deliveries that WeCom may repeat under another event id, by their text; of those without one it holds none. */
	private readonly open = new Map<string | undefined, Set<Delivery>>();

	constructor(private readonly window: Milliseconds) {}

	get size(): number {
		return this.entries.size;
	}

	/**
	 * Takes a request. `new` means that it is to start the work, now or again; otherwise it is a
	 * repeat, and what became of the work is returned. To be called again while that is `starting`.
	 */
	receive(ids: MessageIds, attempt: Attempt, now: Milliseconds): 'new' | 'starting' | 'started' {
		this.dropExpired(now);
		const known = this.entries.get(ids.eventId)?.delivery ?? this.repeated(ids);
		if (known !== undefined) {
			const outcome = this.outcomeOf(known);
			if (outcome !== 'failed') {
				this.join(ids, known, attempt, now);
				return outcome;
			}
			this.forget(known);
		}
		this.begin(ids, attempt, now);
		return 'new';
	}

	/** Looks at what a request has come to, so as to let go of it, or of a message not started. */
	settle({ eventId }: MessageIds): void {
		const entry = this.entries.get(eventId);
		if (entry === undefined) return;
		const { delivery } = entry;
		if (this.outcomeOf(delivery) === 'failed') return this.forget(delivery);
		this.mayComeAgain(delivery);
		if (delivery.start === undefined && !this.isOpen(delivery)) entry.delivery = DONE;
	}

	/** Forgets the oldest message. */
	dropOldest(): void {
		const [oldest] = this.entries;
		if (oldest !== undefined) this.drop(...oldest);
	}

	/** Forgets what is older than the window. */
	dropExpired(now: Milliseconds): void {
		// A message that comes again goes to the end: the order of the map is that of expiry.
		for (const [eventId, entry] of this.entries) {
			if (entry.expiresAt > now) break;
			this.drop(eventId, entry);
		}
	}

	/** The delivery that a message with an event id of its own repeats, if there is one. */
	private repeated({ textId }: MessageIds): Delivery | undefined {
		for (const delivery of this.open.get(textId) ?? []) {
			if (this.outcomeOf(delivery) === 'failed') this.forget(delivery);
			else if (this.mayComeAgain(delivery)) return delivery;
		}
		return undefined;
	}

	private begin(ids: MessageIds, attempt: Attempt, now: Milliseconds): void {
		const { eventId, textId } = ids;
		const delivery: Delivery = {
			eventIds: [eventId],
			textId,
			start: attempt,
			awaited: new Set([attempt]),
			repeatsLeft: MAX_REPEATS,
		};
		this.remember(eventId, delivery, now);
		if (textId === undefined) return;
		this.open.set(textId, (this.open.get(textId) ?? new Set<Delivery>()).add(delivery));
	}

	private join(
		{ eventId }: MessageIds,
		known: Delivery,
		attempt: Attempt,
		now: Milliseconds,
	): void {
		const isNewId = !this.entries.has(eventId);
		if (isNewId) {
			known.eventIds.push(eventId);
			this.remember(eventId, known, now);
		}
		if (!this.isOpen(known)) return;
		if (isNewId) known.repeatsLeft--;
		known.awaited.add(attempt);
	}

	private remember(eventId: string, delivery: Delivery, now: Milliseconds): void {
		this.entries.set(eventId, { expiresAt: now + this.window, delivery });
	}

	private outcomeOf(delivery: Delivery): Outcome {
		const outcome = delivery.start?.outcome() ?? 'started';
		if (outcome === 'started') delivery.start = undefined;
		return outcome;
	}

	/**
	 * Whether WeCom may repeat a delivery now: no answer came in time, and it waits for none. Once one
	 * has, or there are no more repeats, the wait for them ends.
	 */
	private mayComeAgain(delivery: Delivery): boolean {
		const { awaited } = delivery;
		let isAnswered = false;
		for (const attempt of awaited) {
			const answer = attempt.answer();
			if (answer === 'success') isAnswered = true;
			if (answer !== 'awaited') awaited.delete(attempt);
		}
		if (!isAnswered) {
			if (awaited.size > 0) return false;
			if (delivery.repeatsLeft > 0) return true;
		}
		this.noLongerOpen(delivery);
		return false;
	}

	private isOpen(delivery: Delivery): boolean {
		return this.open.get(delivery.textId)?.has(delivery) === true;
	}

	private noLongerOpen(delivery: Delivery): void {
		const { textId, awaited } = delivery;
		awaited.clear();
		const others = this.open.get(textId);
		others?.delete(delivery);
		if (others?.size === 0) this.open.delete(textId);
	}

	/** Forgets a delivery under all its event ids. */
	private forget(delivery: Delivery): void {
		this.noLongerOpen(delivery);
		for (const eventId of delivery.eventIds) this.entries.delete(eventId);
	}

	private drop(eventId: string, { delivery }: Entry): void {
		this.noLongerOpen(delivery);
		this.entries.delete(eventId);
	}
}
