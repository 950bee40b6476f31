import type { IncomingMessage, ServerResponse } from 'node:http';
import { mediaStore } from '../corp/media';
import { WeComError } from '../errors';
import type { Fault, FaultRule } from '../faults';
import { readBody } from '../http/body';
import { sendJson } from '../http/reply';
import type { RequestFilter } from '../ledger';
import type { CallbackTarget } from '../options';
import { placeholderPng } from '../png';
import type { Simulator } from '../simulator';
import type { JsonObject, JsonValue } from '../types';
import { ControlError, checkInput, type Action, type Spec } from './action';
import { ACTIONS } from './actions';
import { describeState } from './state';

/** What a control call brought: its query and JSON body in one. */
type Input = JsonObject;

interface ControlRoute {
	summary: string;
	run: (simulator: Simulator, input: Input) => unknown;
}

function appOf(simulator: Simulator, name: JsonValue | undefined) {
	const { apps } = simulator.settings;
	const app = name === undefined ? apps[0] : apps.find((candidate) => candidate.name === name);
	if (!app) throw new ControlError(`no app ${String(name)}`);
	return app;
}

function filterOf(input: Input): RequestFilter {
	const filter: RequestFilter = {};
	if (typeof input.endpoint === 'string') filter.endpoint = input.endpoint;
	if (typeof input.app === 'string') filter.app = input.app;
	if (input.errcode !== undefined) filter.errcode = Number(input.errcode);
	if (input.worked !== undefined) filter.worked = String(input.worked) === 'true';
	return filter;
}

/** The control API but for the actions, by method and path. Also what README.md lists. */
export const CONTROL_ROUTES: Record<string, ControlRoute> = {
	'GET /simulator': {
		summary: 'This list, with the actions and what they take.',
		run: () => ({
			routes: Object.fromEntries(
				Object.entries(CONTROL_ROUTES).map(([route, { summary }]) => [route, summary]),
			),
			actions: Object.fromEntries(
				Object.entries(ACTIONS).map(([name, { summary, input }]) => [name, { summary, input }]),
			),
		}),
	},
	'GET /simulator/state': {
		summary: 'The whole state: people, tags, what each resource keeps. ?part=… for one part.',
		run: ({ corp }, { part }) => describeState(corp, part === undefined ? undefined : String(part)),
	},
	'POST /simulator/reset': {
		summary: 'Back to the beginning: a new corp out of the same seed, no faults, empty logs.',
		run: (simulator) => simulator.reset(),
	},
	'GET /simulator/clock': {
		summary: "The corp's time.",
		run: ({ clock }) => ({ now_ms: clock.nowMs() }),
	},
	'POST /simulator/clock/advance': {
		summary: '{ms}: moves time forward; what falls due on the way is done.',
		run: async ({ clock }, { ms }) => {
			if (typeof ms !== 'number' || ms < 0) throw new ControlError('ms has to be a number');
			await clock.advance(ms);
			return { now_ms: clock.nowMs() };
		},
	},
	'GET /simulator/faults': {
		summary: 'The faults that are set.',
		run: ({ faults }) => faults.list(),
	},
	'POST /simulator/faults': {
		summary: '{fault: {kind, …}, endpoint?, count?, skip?, share?}: sets a fault.',
		run: ({ faults }, input) => {
			const rule = input as unknown as FaultRule;
			const kinds: Array<Fault['kind']> = [
				'errcode',
				'endToken',
				'http',
				'reset',
				'truncate',
				'stall',
			];
			if (!kinds.includes(rule.fault?.kind)) {
				throw new ControlError(`fault.kind has to be one of ${kinds.join(', ')}`);
			}
			faults.add(rule);
		},
	},
	'DELETE /simulator/faults': {
		summary: 'Takes all faults out.',
		run: ({ faults }) => faults.clear(),
	},
	'POST /simulator/settings': {
		summary:
			'{latencyMs?, strictConcurrency?, alwaysRepeatCallbacks?, callbackRetries?, tokenPolicy?}',
		run: ({ settings }, input) => {
			const changeable = [
				'latencyMs',
				'strictConcurrency',
				'alwaysRepeatCallbacks',
				'callbackRetries',
				'callbackTimeoutMs',
				'tokenPolicy',
				'tokenLifetimeSeconds',
			];
			for (const name of Object.keys(input)) {
				if (!changeable.includes(name)) throw new ControlError(`${name} cannot be changed`);
			}
			Object.assign(settings, input);
		},
	},
	'GET /simulator/requests': {
		summary: 'The recorded requests. ?endpoint=&app=&errcode=&worked=',
		run: ({ ledger }, input) => ledger.requests(filterOf(input)),
	},
	'GET /simulator/counts': {
		summary: 'Calls, work really done and overlaps by endpoint, token exchanges by app.',
		run: ({ ledger, tokens }) => ({
			endpoints: ledger.counts(),
			overlaps: ledger.overlaps(),
			tokenExchanges: tokens.exchanges(),
		}),
	},
	'POST /simulator/tokens/end': {
		summary: '{app?, code?}: ends the current token of one app or of all before its time.',
		run: ({ tokens }, { app, code }) =>
			tokens.end(app === undefined ? undefined : String(app), code === 42001 ? 42001 : 40014),
	},
	'GET /simulator/callbacks': {
		summary: 'The log of callbacks. ?wait=true waits until all are delivered.',
		run: async ({ callbacks }, { wait }) => {
			if (String(wait) === 'true') await callbacks.settled();
			return callbacks.deliveries();
		},
	},
	'POST /simulator/callback': {
		summary: '{url, token, encodingAesKey, app?}: sets where events go, and verifies the URL.',
		run: (simulator, { url, token, encodingAesKey, app: name }) => {
			const app = appOf(simulator, name);
			app.callback = { url, token, encodingAesKey } as unknown as CallbackTarget;
			return simulator.callbacks.verifyUrl(app);
		},
	},
	'POST /simulator/callback/verify': {
		summary: '{app?}: sends the verification GET, as saving the settings in the console does.',
		run: (simulator, { app }) => simulator.callbacks.verifyUrl(appOf(simulator, app)),
	},
};

async function readInput(req: IncomingMessage, search: string): Promise<Input> {
	const input: Input = Object.fromEntries(new URLSearchParams(search));
	const raw = await readBody(req);
	if (raw.length === 0) return input;
	try {
		return { ...input, ...(JSON.parse(raw.toString('utf8')) as JsonObject) };
	} catch {
		throw new ControlError('the body has to be a JSON object');
	}
}

function runAction(simulator: Simulator, name: string, input: Input): unknown {
	const entry = (ACTIONS as unknown as Record<string, Action<Spec, unknown> | undefined>)[name];
	if (!entry) throw new ControlError(`no action ${name}; GET /simulator lists them`);
	checkInput(entry.input, input);
	return entry.run(simulator.corp, input as never);
}

const ACTION_PATH = '/simulator/actions/';
const PLACEHOLDER_PATH = /^\/simulator\/(?:qr|avatar)\/([\w-]+)\.png$/;
const MEDIA_PATH = /^\/simulator\/media\/([\w-]+)$/;

/** QR codes and avatars, and files under the addresses that the API gave for them. */
function findImage(
	{ corp }: Simulator,
	path: string,
): { data: Buffer; contentType: string } | undefined {
	const placeholder = PLACEHOLDER_PATH.exec(path)?.[1];
	if (placeholder) return { data: placeholderPng(placeholder), contentType: 'image/png' };
	const id = MEDIA_PATH.exec(path)?.[1] ?? '';
	const { images, media } = mediaStore(corp);
	return images.get(id) ?? media.get(id);
}

/** Makes the function that answers `/simulator/…`; it gives false for an unknown path. */
export function createControl(simulator: Simulator) {
	const dispatch = (
		method: string,
		path: string,
		input: Input,
	): { result: unknown } | undefined => {
		if (method === 'POST' && path.startsWith(ACTION_PATH)) {
			return { result: runAction(simulator, path.slice(ACTION_PATH.length), input) };
		}
		const route = CONTROL_ROUTES[`${method} ${path}`];
		return route && { result: route.run(simulator, input) };
	};

	return async (req: IncomingMessage, res: ServerResponse, path: string, search: string) => {
		const image = findImage(simulator, path);
		if (image) {
			const { data, contentType } = image;
			res.writeHead(200, { 'Content-Type': contentType, 'Content-Length': data.length });
			res.end(data);
			return true;
		}
		try {
			const input = await readInput(req, search);
			const answer = dispatch(req.method ?? '', path.replace(/\/$/, ''), input);
			if (!answer) return false;
			const result: unknown = await answer.result;
			sendJson(res, 200, (result ?? { ok: true }) as Record<string, unknown>);
		} catch (error) {
			if (!(error instanceof ControlError || error instanceof WeComError)) throw error;
			sendJson(res, 400, { error: error.message });
		}
		return true;
	};
}
