import { ACTIONS } from './actions';
import type { Simulator } from '../interface';
import type { RequestFilter } from '../ledger';
import { ControlError, describeSpec, type InputOf, type Spec } from './action';
import { advance, callbackTarget, changeableSettings, faultRule, tokenEnd } from './inputs';
import { appOf } from './appOf';
import { describeState } from './state';

/** An entry of the control API beside the actions: declared and checked as these are. */
export interface ControlRoute {
	summary: string;
	input: Spec;
	run: (simulator: Simulator, input: never) => unknown;
}

function route<S extends Spec>(
	summary: string,
	input: S,
	run: (simulator: Simulator, input: InputOf<S>) => unknown,
): ControlRoute {
	return { summary, input, run };
}

function help() {
	const describe = ({ summary, input }: { summary: string; input: Spec }) => ({
		summary,
		input: describeSpec(input),
	});
	const all = (entries: Record<string, { summary: string; input: Spec }>) =>
		Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, describe(entry)]));
	return { routes: all(CONTROL_ROUTES), actions: all(ACTIONS) };
}

/** The control API but for the actions, by method and path. Also what README.md lists. */
export const CONTROL_ROUTES: Record<string, ControlRoute> = {
	'GET /simulator': route('This list, with the actions and what they take.', {}, help),
	'GET /simulator/state': route(
		'The whole state: people, tags, what each resource keeps. ?part=… for one part.',
		{ part: 'string?' },
		({ corp }, { part }) => describeState(corp, part),
	),
	'POST /simulator/reset': route(
		'Back to the beginning: a new corp out of the same seed, no faults, empty logs.',
		{},
		(simulator) => simulator.reset(),
	),
	'GET /simulator/clock': route("The corp's time.", {}, ({ clock }) => ({
		now_ms: clock.nowMs(),
	})),
	'POST /simulator/clock/advance': route(
		'Moves time forward; what falls due on the way is done.',
		advance,
		async ({ clock }, { ms }) => {
			await clock.advance(ms);
			return { now_ms: clock.nowMs() };
		},
	),
	'GET /simulator/faults': route('The faults that are set.', {}, ({ faults }) => faults.list()),
	'POST /simulator/faults': route(
		'Sets a fault: for one endpoint or all, a number of calls or a share of them.',
		faultRule,
		({ faults }, rule) => void faults.add(rule),
	),
	'DELETE /simulator/faults': route('Takes all faults out.', {}, ({ faults }) => faults.clear()),
	'POST /simulator/settings': route(
		'Changes settings; what they are says options.ts.',
		changeableSettings,
		({ settings }, input) => void Object.assign(settings, input),
	),
	'GET /simulator/requests': route(
		'The recorded requests.',
		{ endpoint: 'string?', app: 'string?', errcode: 'number?', worked: 'boolean?' },
		({ ledger }, filter: RequestFilter) => ledger.requests(filter),
	),
	'GET /simulator/counts': route(
		'Calls, work really done and overlaps by endpoint, token exchanges by app, faults of the simulator itself.',
		{},
		({ ledger, tokens }) => ({
			endpoints: ledger.counts(),
			overlaps: ledger.overlaps(),
			tokenExchanges: tokens.exchanges(),
			internalFaults: ledger.internalFaults(),
		}),
	),
	'POST /simulator/tokens/end': route(
		'Ends the current token of one app or of all before its time.',
		tokenEnd,
		(simulator, { app, code }) => {
			if (app !== undefined) appOf(simulator.settings, app);
			simulator.tokens.end(app, code);
		},
	),
	'GET /simulator/callbacks': route(
		'The log of callbacks. ?wait=true waits until all are delivered.',
		{ wait: 'boolean?' },
		async ({ callbacks }, { wait }) => {
			if (wait) await callbacks.settled();
			return callbacks.deliveries();
		},
	),
	'POST /simulator/callback': route(
		'Sets where events go, and verifies the URL.',
		callbackTarget,
		(simulator, { app: name, ...target }) => {
			const app = appOf(simulator.settings, name);
			app.callback = target;
			return simulator.callbacks.verifyUrl(app);
		},
	),
	'POST /simulator/callback/verify': route(
		'Sends the verification GET, as saving the settings in the console does.',
		{ app: 'string?' },
		(simulator, { app: name }) => {
			const app = appOf(simulator.settings, name);
			if (!app.callback) throw new ControlError(`the app ${app.name} has no callback`);
			return simulator.callbacks.verifyUrl(app);
		},
	),
};
