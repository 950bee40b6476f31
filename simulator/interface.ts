import type { Duplex } from 'node:stream';

import type { Callbacks } from './callbacks/delivery';
import type { Clock } from './clock';
import type { InputOf, Spec } from './control/action';
import type { ActionName, ACTIONS } from './control/actions';
import type { Corp } from './corp/corp';
import type { Faults } from './faults';
import type { Ledger } from './ledger';
import type { Settings } from './options';
import type { Tokens } from './tokens';

/** The actions of the control API as methods. */
export type ActionMethods = {
	[N in ActionName]: (
		input: (typeof ACTIONS)[N]['input'] extends infer S extends Spec ? InputOf<S> : never,
	) => ReturnType<(typeof ACTIONS)[N]['run']>;
};

/** A WeCom for one corp, on this machine. */
export interface Simulator {
	/** Begins to listen. */
	start(): Promise<void>;
	/** Ends listening, open connections and callbacks. */
	stop(): Promise<void>;
	/** Takes a connection that came another way, as behind TLS. */
	accept(connection: Duplex): void;
	/**
	 * Refuses connections until `goOnline`: the port is closed, open connections are reset, or kept
	 * until their answers are sent.
	 */
	goOffline(options?: { keepOpen?: boolean }): Promise<void>;
	goOnline(): Promise<void>;
	readonly baseUrl: string;
	readonly settings: Settings;
	/** The company and everything it has; a new one after a reset. */
	readonly corp: Corp;
	readonly clock: Clock;
	readonly tokens: Tokens;
	readonly faults: Faults;
	readonly ledger: Ledger;
	readonly callbacks: Callbacks;
	/** What customers, members and administrators do. */
	readonly actions: ActionMethods;
	/** Back to the beginning: a new corp out of the same seed, no faults, empty logs. */
	reset(): void;
}
