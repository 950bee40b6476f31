import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { sharedTraffic } from '../../nodes/shared/sharedTraffic';
import { sharedTokens } from '../../wecom/token';
import type { CredentialFields } from './credentials';
import { runNode, type NodeOutcome, type NodeRun } from './runNode';

/** A simulator for the tests of a file, and the node run against it. */
export interface SimulatorInUse {
	readonly simulator: Simulator;
	/** The credential of one of the apps, the first when left out. */
	credential(app?: number): CredentialFields;
	/** Runs `<resource>.<operation>` with the fields of its form. */
	run(
		id: string,
		fields?: NodeRun['parameters'],
		more?: Partial<Omit<NodeRun, 'parameters'>>,
	): Promise<NodeOutcome>;
}

/** Whether the simulator of the tests answers as rudely as a correct client has to bear. */
const rude = process.env.SIMULATOR_RUDE === 'true';

/** What an empty list of an answer comes out as: WeCom writes `null` for it at times, which is passed on. */
export const EMPTY_LIST: [] | null = rude ? null : [];

/**
 * Starts a simulator before each test of the enclosing block and stops it afterwards; a fault of the
 * simulator itself fails the test.
 */
export function useSimulator(options: SimulatorOptions = {}): SimulatorInUse {
	let simulator: Simulator | undefined;
	const current = (): Simulator => {
		if (!simulator) throw new Error('The simulator runs only inside tests');
		return simulator;
	};
	beforeEach(async () => {
		sharedTokens.clear();
		sharedTraffic.clear();
		simulator = createSimulator({ rude, ...options });
		await simulator.start();
	});
	afterEach(async () => {
		const faults = simulator?.ledger.internalFaults();
		await simulator?.stop();
		simulator = undefined;
		expect(faults ?? []).toEqual([]);
	});
	const credential = (app = 0): CredentialFields => {
		const { settings, baseUrl } = current();
		const { secret = '', agentId } = settings.apps[app] ?? {};
		const number = agentId === undefined ? {} : { agentId: String(agentId) };
		return { corpId: settings.corpId, secret, baseUrl, ...number };
	};
	return {
		get simulator() {
			return current();
		},
		credential,
		run: async (id, fields = {}, more = {}) => {
			const [resource = '', operation = ''] = id.split('.');
			const outcome = await runNode({
				credential: credential(),
				...more,
				parameters: { resource, operation, ...fields },
			});
			// A field that no page names is passed on; what the tests expect is beside it.
			if (rude) for (const { json } of outcome.outputs.flat()) delete json.sim_unknown_field;
			return outcome;
		},
	};
}
