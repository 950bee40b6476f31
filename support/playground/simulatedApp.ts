import { randomBytes } from 'node:crypto';

import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';

/** What an administrator enters for the callback, made up anew each time. */
interface CallbackSecrets {
	token: string;
	encodingAesKey: string;
}

/** A corp with one self-built app that may use Customer Contact. */
export interface SimulatedApp {
	simulator: Simulator;
	callback: CallbackSecrets;
}

/**
 * Starts a simulated WeCom.
 *
 * @param options how it behaves; the callback's address is set later, by {@link setReceiver}
 */
export async function startSimulatedApp(options: SimulatorOptions = {}): Promise<SimulatedApp> {
	const simulator = createSimulator(options);
	await simulator.start();
	return { simulator, callback: { token: alphanumeric(32), encodingAesKey: alphanumeric(43) } };
}

/** The data of the n8n credential for an app. */
export function credentialData({ simulator, callback }: SimulatedApp): Record<string, string> {
	return {
		corpId: simulator.settings.corpId,
		secret: onlyAppOf(simulator).secret,
		baseUrl: simulator.baseUrl,
		agentId: String(onlyAppOf(simulator).agentId ?? ''),
		callbackToken: callback.token,
		callbackSecretKey: callback.encodingAesKey,
	};
}

/** Enters where the app's events go, without asking the receiver. */
export function setReceiver({ simulator, callback }: SimulatedApp, url: string): void {
	onlyAppOf(simulator).callback = { url, ...callback };
}

/** The corp's only app. */
export function onlyAppOf(simulator: Simulator): Simulator['settings']['apps'][number] {
	return simulator.settings.apps[0];
}

function alphanumeric(length: number): string {
	let text = '';
	while (text.length < length) text += randomBytes(length).toString('base64').replace(/\W/g, '');
	return text.slice(0, length);
}
