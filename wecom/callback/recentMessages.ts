import type { Milliseconds } from '../types';
import { Deliveries, type Attempt, type MessageIds } from './deliveries';

/** How much is remembered. */
export interface MemoryBounds {
	/** For how long a message is. */
	window: Milliseconds;
	/** How many messages of one trigger node are; its oldest goes first. */
	perNode: number;
	/** How many of all nodes together are; the oldest of the node that holds the most goes first. */
	overall: number;
}

/**
 * The messages of the last minutes, so that a repeat starts nothing a second time. Each trigger
 * node has a memory of its own, so that none pushes out what another one remembers.
 *
 * A message counts as handled only when its work was started. As long as that is open, a repeat is
 * `starting`, and when it failed the repeat is as good as new: nothing twice, and nothing lost.
 */
export class RecentMessages {
	/** Those that got a message most recently last. None is empty. */
	private readonly nodes = new Map<string, Deliveries>();
	private held = 0;

	constructor(private readonly bounds: MemoryBounds) {}

	/** How many messages are remembered. */
	get size(): number {
		return this.held;
	}

	/**
	 * Takes a request that a node got. `new` means that it is to start the work; otherwise it is a
	 * repeat, and what became of the work is returned. To be called again while that is `starting`.
	 */
	receive(
		node: string,
		ids: MessageIds,
		attempt: Attempt,
		now: Milliseconds,
	): 'new' | 'starting' | 'started' {
		const deliveries = this.nodes.get(node) ?? new Deliveries(this.bounds.window);
		this.nodes.delete(node);
		this.nodes.set(node, deliveries);
		const known = this.change(node, deliveries, () => {
			const outcome = deliveries.receive(ids, attempt, now);
			while (deliveries.size > this.bounds.perNode) deliveries.dropOldest();
			return outcome;
		});
		this.keepWithinBounds(now);
		return known;
	}

	/** To be called once a request is over, so that nothing holds on to it. */
	settle(node: string, ids: MessageIds): void {
		const deliveries = this.nodes.get(node);
		if (deliveries) this.change(node, deliveries, () => deliveries.settle(ids));
	}

	private keepWithinBounds(now: Milliseconds): void {
		// Nodes that get no more messages: what they remember grows old without anybody asking for it.
		for (const [node, deliveries] of this.nodes) {
			this.change(node, deliveries, () => deliveries.dropExpired(now));
			if (deliveries.size > 0) break;
		}
		while (this.held > this.bounds.overall) {
			const [node, deliveries] = this.largest();
			this.change(node, deliveries, () => deliveries.dropOldest());
		}
	}

	/** The node that holds the most; the first of those that hold as much. */
	private largest(): [string, Deliveries] {
		return [...this.nodes].reduce((most, one) => (one[1].size > most[1].size ? one : most));
	}

	/** Keeps count of what is remembered, and of the nodes of which something is. */
	private change<T>(node: string, deliveries: Deliveries, act: () => T): T {
		const before = deliveries.size;
		const result = act();
		this.held += deliveries.size - before;
		if (deliveries.size === 0) this.nodes.delete(node);
		return result;
	}
}
