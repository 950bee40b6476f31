import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createCallbacks } from './callbacks/delivery';
import { createClock } from './clock';
import { ACTIONS } from './control/actions';
import { createControl } from './control/server';
import { Corp } from './corp/corp';
import { seedPeople } from './corp/seed';
import { createFaults } from './faults';
import { sendInternalFault, sendReadable } from './http/reply';
import { createIds } from './ids';
import type { ActionMethods, Simulator } from './interface';
import { Ledger } from './ledger';
import { resolveOptions, type SimulatorOptions } from './options';
import { createPipeline } from './pipeline';
import { createRandom } from './random';
import { RESOURCES } from './resources';
import { createTokens } from './tokens';

/** Makes a simulator; nothing listens before `start`. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
	const settings = resolveOptions(options);
	const ledger = new Ledger(settings.keepRequests);
	const clock = createClock(settings.fixedTime, (error) => ledger.noteFault('clock', error));
	// Each desk draws from numbers of its own, so that one more fault does not change all ids.
	const tokens = createTokens(settings, clock, createRandom(settings.seed + 1));
	const faults = createFaults(createRandom(settings.seed + 2));
	const callbacks = createCallbacks(settings, clock, createRandom(settings.seed + 3), (error) =>
		ledger.noteFault('callback', error),
	);
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

	/** Where somebody finds what they look for. */
	const signpost = () => ({
		simulator: 'A WeCom for one corp, on this machine; simulator/README.md says how to use it.',
		api: `${baseUrl()}/cgi-bin/…, as WeCom's`,
		control: `GET ${baseUrl()}/simulator lists what people do, and how to see and change things`,
	});

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
						if (known) return;
						if (path === '/') sendReadable(res, 200, signpost());
						else sendReadable(res, 404, { error: `no such path: ${path}`, ...signpost() });
					},
					(error: unknown) => {
						if (res.destroyed || !req.complete) return;
						ledger.noteFault(path, error);
						if (!res.headersSent) sendInternalFault(res, error);
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
		accept: (connection) => {
			if (server) server.emit('connection', connection);
			else connection.destroy();
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
