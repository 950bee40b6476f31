import type { Milliseconds } from '../../wecom/types';

/** How many callbacks of which names came that nobody has chosen. */
export type Counts = Readonly<Record<string, number>>;

interface Counted {
	/** When they were last told. */
	toldAt: Milliseconds;
	counts: Map<string, number>;
}

/** Under what the names beyond the bound are counted. */
const OTHERS = 'others';

/**
 * Counts for each trigger node what it does not hand on, and says now and then how much that was: the first at
 * once, then what has come together in an interval. It has no timer: it is told of callbacks.
 */
export class UnchosenCallbacks {
	private readonly nodes = new Map<string, Counted>();

	/**
	 * @param interval how long what is counted waits to be told
	 * @param maxNodes how many nodes are remembered; the one that was heard of first is forgotten
	 * @param maxNames how many names a node counts by themselves
	 */
	constructor(
		private readonly interval: Milliseconds,
		private readonly maxNodes: number,
		private readonly maxNames: number,
	) {}

	/** Counts one callback of a node. */
	count(node: string, name: string): void {
		const counts = this.countsOf(node);
		const key = counts.has(name) || counts.size < this.maxNames ? name : OTHERS;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}

	/** What is to be told of a node now; undefined where there is nothing, or not yet. */
	due(node: string, now: Milliseconds): Counts | undefined {
		const counted = this.nodes.get(node);
		if (counted === undefined || counted.counts.size === 0) return undefined;
		if (now - counted.toldAt < this.interval) return undefined;
		const told = Object.fromEntries(counted.counts);
		counted.toldAt = now;
		counted.counts.clear();
		return told;
	}

	private countsOf(node: string): Map<string, number> {
		const known = this.nodes.get(node);
		if (known !== undefined) return known.counts;
		const [first] = this.nodes.keys();
		if (this.nodes.size >= this.maxNodes && first !== undefined) this.nodes.delete(first);
		const counts = new Map<string, number>();
		this.nodes.set(node, { toldAt: -Infinity, counts });
		return counts;
	}
}
