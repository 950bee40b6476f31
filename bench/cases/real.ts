import { ensureN8n } from '../../scripts/n8n/install';
import { startInstance } from '../../scripts/n8n/instance';
import { CREDENTIAL_TYPE } from '../../scripts/playground/example-workflows';
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

/** What can only be measured in a real n8n with the packed package; needs a build. */
export async function real(): Promise<Figure[]> {
	const log = (line: string) => process.stderr.write(`${line}\n`);
	// n8n ends with this process, whatever ends it.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => process.exit(1));
	}
	const tarball = process.env[TARBALL_VARIABLE];
	const installed = await ensureN8n(log);
	const n8n = await startInstance({
		log,
		...(tarball !== undefined && { tarball }),
		// A line for every execution would be measured too.
		settings: { N8N_LOG_LEVEL: 'warn' },
	});
	const app = await startSimulatedApp();
	try {
		const { client, nodeTypes } = n8n;
		const data = credentialData(app);
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, data);
		const playground = { client, nodeTypes, app, credential };
		const only = process.env[PARTS_VARIABLE]?.split(',');
		const parts: Record<string, () => Promise<Figure[]>> = {
			tagging: async () => await realTagging(n8n),
			trigger: async () => await realTrigger(playground),
			welcome: async () => await realWelcome(playground),
			package: async () => await realPackage(n8n, installed),
		};
		const figures: Figure[] = [];
		for (const [name, run] of Object.entries(parts)) {
			if (only && !only.includes(name)) continue;
			log(`Measuring: ${name} …`);
			const found = await run();
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
