import { startInstance, type Instance } from '../../scripts/n8n/instance';
import { CREDENTIAL_TYPE } from '../../scripts/playground/example-workflows';
import type { Playground } from '../../scripts/playground/scan-to-welcome';
import { credentialData, startSimulatedApp } from '../../scripts/playground/simulated-app';
import { toTable, type Figure } from '../lib/figure';
import { realPackage } from './realPackage';
import { realTagging } from './realTagging';
import { realTrigger } from './realTrigger';
import { realWelcome } from './realWelcome';

/** Parts to measure, separated by commas; all of them if it is not set. */
const PARTS_VARIABLE = 'BENCH_REAL';

/** A packed package to measure instead of the one in this folder. */
const TARBALL_VARIABLE = 'E2E_TARBALL';

/** Settings of n8n that some parts are measured with as well. */
const LEGACY_ENGINE = { N8N_EXPRESSION_ENGINE: 'legacy' };

type Part = (n8n: Instance, playground: Playground) => Promise<Figure[]>;

const PARTS: Record<string, Part> = {
	tagging: realTagging,
	trigger: async (_n8n, playground) => await realTrigger(playground, 'n8n as it comes'),
	triggerLegacy: async (_n8n, playground) =>
		await realTrigger(playground, 'N8N_EXPRESSION_ENGINE=legacy'),
	welcome: async (_n8n, playground) => await realWelcome(playground),
	package: async (n8n) => await realPackage(n8n),
};

/** What can only be measured in a real n8n with the packed package; needs a build. */
export async function real(): Promise<Figure[]> {
	// n8n ends with this process, whatever ends it.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => process.exit(1));
	}
	const only = process.env[PARTS_VARIABLE]?.split(',');
	const wanted = Object.keys(PARTS).filter((name) => !only || only.includes(name));
	const isLegacy = (name: string) => name === 'triggerLegacy';
	return [
		...(await measureIn(
			{},
			wanted.filter((name) => !isLegacy(name)),
		)),
		...(await measureIn(LEGACY_ENGINE, wanted.filter(isLegacy))),
	];
}

/** Measures parts in an n8n of their own. */
async function measureIn(
	settings: Readonly<Record<string, string>>,
	names: readonly string[],
): Promise<Figure[]> {
	if (names.length === 0) return [];
	const tarball = process.env[TARBALL_VARIABLE];
	const n8n = await startInstance({
		log,
		...(tarball !== undefined && { tarball }),
		// A line for every execution would be measured too.
		settings: { N8N_LOG_LEVEL: 'warn', ...settings },
	});
	const app = await startSimulatedApp();
	try {
		const { client, nodeTypes } = n8n;
		const data = credentialData(app);
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, data);
		const figures: Figure[] = [];
		for (const name of names) {
			log(`Measuring: ${name} …`);
			const found = (await PARTS[name]?.(n8n, { client, nodeTypes, app, credential })) ?? [];
			// Shown at once: what comes later may fail, and this took minutes.
			log(toTable(found));
			figures.push(...found);
		}
		return figures;
	} finally {
		await app.simulator.stop();
		await n8n.stop();
	}
}

const log = (line: string) => void process.stderr.write(`${line}\n`);
