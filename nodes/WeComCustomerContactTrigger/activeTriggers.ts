/** A trigger that listens. */
interface Listener {
	/** Tells it from others. */
	node: string;
	/** The name of its workflow, for people. */
	workflow: string;
}

/** More apps than one n8n serves; beyond them the one that was there first is forgotten. */
const MOST_APPS = 1_000;

/** Which triggers of this process listen for which app. WeCom sends what happens to one URL of an app alone. */
class ActiveTriggers {
	private readonly listeners = new Map<string, Map<string, string>>();

	/**
	 * Notes that a trigger listens.
	 * @param app tells the callback settings of the app from those of others
	 * @returns the names of the workflows with other triggers that listen for the app; none where this is known already
	 */
	add(app: string, { node, workflow }: Listener): string[] {
		const before = this.listeners.get(app);
		// n8n sets up both webhooks of a trigger, one after the other.
		const others = before?.has(node) ? [] : [...new Set(before?.values())];
		this.remove(node);
		const known = this.listeners.get(app) ?? new Map<string, string>();
		known.set(node, workflow);
		this.listeners.set(app, known);
		const [oldest] = this.listeners.keys();
		if (this.listeners.size > MOST_APPS && oldest !== undefined) this.listeners.delete(oldest);
		return others;
	}

	/** Notes that a trigger listens no more. */
	remove(node: string): void {
		for (const [app, known] of this.listeners) {
			known.delete(node);
			if (known.size === 0) this.listeners.delete(app);
		}
	}
}

/** Those of this process. */
export const activeTriggers = new ActiveTriggers();
