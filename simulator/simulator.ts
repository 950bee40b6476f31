import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallbacks, type Callbacks } from './callbacks/delivery';
import { createClock, type Clock } from './clock';
import type { InputOf, Spec } from './control/action';
import { ACTIONS, type ActionName } from './control/actions';
import { createControl } from './control/routes';
import { Corp } from './corp/corp';
import { seedPeople } from './corp/seed';
import { createFaults, type Faults } from './faults';
import { sendText } from './http/reply';
import { createIds } from './ids';
import { Ledger } from './ledger';
import { resolveOptions, type Settings, type SimulatorOptions } from './options';
import { createPipeline } from './pipeline';
import { createRandom } from './random';
import { RESOURCES } from './resources';
import { createTokens, type Tokens } from './tokens';

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

/** Makes a simulator; nothing listens before `start`. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
	const settings = resolveOptions(options);
	const clock = createClock(settings.fixedTime);
	// Each desk draws from numbers of its own, so that one more fault does not change all ids.
	const tokens = createTokens(settings, clock, createRandom(settings.seed + 1));
	const faults = createFaults(createRandom(settings.seed + 2));
	const callbacks = createCallbacks(settings, clock, createRandom(settings.seed + 3));
	const ledger = new Ledger(settings.keepRequests);
	let server: Server | undefined;
	let port = settings.port;
	let corp: Corp;

	const baseUrl = () => `http://${settings.host}:${port}`;

	const found = () => {
		const random = createRandom(settings.seed);
		const tools = {
			settings,
			clock,
			random,
			ids: createIds(random),
			baseUrl,
			emit: callbacks.emit,
		};
		corp = new Corp(tools);
		seedPeople(corp);
		for (const resource of RESOURCES) resource.seed?.(corp);
	};
	found();

	const listen = () =>
		new Promise<void>((resolve, reject) => {
			const listening = createServer((req, res) => {
				const url = req.url ?? '/';
				const mark = url.indexOf('?');
				const path = mark < 0 ? url : url.slice(0, mark);
				const search = mark < 0 ? '' : url.slice(mark + 1);
				const answer = path.startsWith('/simulator') ? control : pipeline;
				answer(req, res, path, search).then(
					(known) => {
						if (!known) sendText(res, 404, 'text/plain', `no such path: ${path}\n`);
					},
					(error: unknown) => {
						if (req.destroyed && !res.writable) return;
						const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
						if (!res.headersSent) sendText(res, 500, 'text/plain', `simulator fault: ${text}\n`);
					},
				);
			});
			server = listening;
			listening.keepAliveTimeout = 60_000;
			listening.once('error', reject);
			listening.listen(port, settings.host, () => {
				port = (listening.address() as AddressInfo).port;
				resolve();
			});
		});

	const close = ({ keepOpen = false } = {}) =>
		new Promise<void>((resolve) => {
			if (!server) return resolve();
			server.close(keepOpen ? undefined : () => resolve());
			if (keepOpen) resolve();
			else server.closeAllConnections();
			server = undefined;
		});

	const actions = Object.fromEntries(
		Object.entries(ACTIONS).map(([name, { run }]) => [
			name,
			(input: never) => (run as (corp: Corp, input: never) => unknown)(corp, input),
		]),
	) as unknown as ActionMethods;

	const simulator: Simulator = {
		start: listen,
		stop: async () => {
			clock.stop();
			callbacks.stop();
			await close();
		},
		goOffline: close,
		goOnline: listen,
		get baseUrl() {
			return baseUrl();
		},
		get corp() {
			return corp;
		},
		settings,
		clock,
		tokens,
		faults,
		ledger,
		callbacks,
		actions,
		reset: () => {
			clock.reset();
			tokens.reset();
			faults.clear();
			callbacks.clear();
			ledger.clear();
			found();
		},
	};
	const pipeline = createPipeline(
		{ settings, corp: () => corp, tokens, faults, ledger },
		RESOURCES,
	);
	const control = createControl(simulator);
	return simulator;
}
