import { startInstance, type Instance } from '../../support/n8n/instance';
import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import type { SimulatorOptions } from '../../simulator';
import type { N8nLine } from '../../support/n8n/versions';
import type { Playground } from '../../support/playground/scanToWelcome';
import { credentialData, startSimulatedApp } from '../../support/playground/simulatedApp';
import { toTable, type Figure } from '../lib/figure';
import { realAnswering } from './realAnswering';
import { realBulk } from './realBulk';
import { realPackage } from './realPackage';
import { realTagging } from './realTagging';
import { realTrigger } from './realTrigger';
import { realWelcome } from './realWelcome';

/** Parts to measure, separated by commas; all of them if it is not set. */
const PARTS_VARIABLE = 'BENCH_REAL';

/** A packed package to measure instead of the one in this folder. */
const TARBALL_VARIABLE = 'E2E_TARBALL';

interface Part {
	/** The newest n8n unless it says otherwise. */
	line?: N8nLine;
	/** Settings of n8n; as it comes without them. */
	settings?: Readonly<Record<string, string>>;
	/** How the simulated WeCom behaves. */
	wecom?: SimulatorOptions;
	measure: (n8n: Instance, playground: Playground) => Promise<Figure[]>;
}

const PARTS: Record<string, Part> = {
	tagging: { measure: realTagging },
	welcome: { measure: async (_n8n, playground) => await realWelcome(playground) },
	answering: { measure: realAnswering },
	bulk: {
		measure: realBulk,
		wecom: { customers: 2_000, latencyMs: 30, callsPerMinute: 10_000, callsPerHour: 150_000 },
	},
	package: { measure: async (n8n) => await realPackage(n8n) },
	trigger: triggerIn('n8n as it comes'),
	// n8n spares its own Webhook node what it does for every other: without that, like meets like.
	triggerAlike: triggerIn('no exemption', {
		settings: { N8N_EXPRESSION_ENGINE_ALLOW_WEBHOOK_ISOLATE_SKIP: 'false' },
	}),
	triggerLegacy: triggerIn('legacy engine', { settings: { N8N_EXPRESSION_ENGINE: 'legacy' } }),
	triggerN8n1: triggerIn('the last n8n 1', { line: '1.x' }),
};

function triggerIn(where: string, n8n: Omit<Part, 'measure'> = {}): Part {
	return { ...n8n, measure: async (_n8n, playground) => await realTrigger(playground, where) };
}

/** What can only be measured in a real n8n with the packed package; needs a build. */
export async function real(): Promise<Figure[]> {
	// n8n ends with this process, whatever ends it.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => process.exit(1));
	}
	const only = process.env[PARTS_VARIABLE]?.split(',');
	const figures: Figure[] = [];
	for (const [name, part] of Object.entries(PARTS)) {
		if (!only || only.includes(name)) figures.push(...(await measured(name, part)));
	}
	return figures;
}

/** Measures a part in an n8n of its own. */
async function measured(name: string, { line, settings, wecom, measure }: Part): Promise<Figure[]> {
	const tarball = process.env[TARBALL_VARIABLE];
	const n8n = await startInstance({
		log,
		...(line !== undefined && { line }),
		...(tarball !== undefined && { tarball }),
		// A line for every execution would be measured too.
		settings: { N8N_LOG_LEVEL: 'warn', ...settings },
	});
	const app = await startSimulatedApp(wecom);
	try {
		const { client, nodeTypes } = n8n;
		const data = credentialData(app);
		const credential = await client.createCredential('WeCom', CREDENTIAL_TYPE, data);
		log(`Measuring: ${name} …`);
		const figures = await measure(n8n, { client, nodeTypes, app, credential });
		// Shown at once: what comes later may fail, and this took minutes.
		log(toTable(figures));
		return figures;
	} finally {
		await app.simulator.stop();
		await n8n.stop();
	}
}

const log = (line: string) => void process.stderr.write(`${line}\n`);
