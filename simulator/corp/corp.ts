import type { Clock } from '../clock';
import type { EmitEvent } from '../callbacks/emit';
import type { Ids } from '../ids';
import type { Settings } from '../options';
import type { Random } from '../random';
import { People } from './people';

/** What the corp is made with; it stays over a reset. */
export interface CorpTools {
	settings: Settings;
	clock: Clock;
	random: Random;
	ids: Ids;
	/** Where the simulator listens, e.g. `http://127.0.0.1:8080`; known once it runs. */
	baseUrl: () => string;
	/** Sends a callback event to the apps that have a callback URL. */
	emit: EmitEvent;
}

/**
 * The simulated company: its people, and what each resource keeps about it. A resource declares its
 * own part with `slice`, so that resources do not have to know of each other.
 */
export class Corp {
	readonly people = new People();
	private readonly slices = new Map<string, unknown>();

	constructor(readonly tools: CorpTools) {}

	get id(): string {
		return this.tools.settings.corpId;
	}

	get clock(): Clock {
		return this.tools.clock;
	}

	get ids(): Ids {
		return this.tools.ids;
	}

	get random(): Random {
		return this.tools.random;
	}

	get emit(): EmitEvent {
		return this.tools.emit;
	}

	/** All parts that were asked for so far, by name. */
	parts(): Record<string, unknown> {
		return Object.fromEntries(this.slices);
	}

	/** The part of the state of that name, made when it is first asked for. */
	slice<T>(name: string, create: (corp: Corp) => T): T {
		let value = this.slices.get(name) as T | undefined;
		if (value === undefined) {
			value = create(this);
			this.slices.set(name, value);
		}
		return value;
	}
}

/**
 * Declares a resource's part of the corp's state.
 * @param name unique; the resource's name
 * @param create makes the empty (or seeded) part
 * @returns a function that gives the part of a corp
 */
export function slice<T>(name: string, create: (corp: Corp) => T): (corp: Corp) => T {
	return (corp) => corp.slice(name, create);
}
