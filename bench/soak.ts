import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeIdentity, type Identity } from '../support/network/selfSigned';
import { runSoak } from './lib/soak';

/** Where the process that works finds what its server needs. */
const IDENTITY = 'SOAK_IDENTITY';
const items = Number(process.argv[2] ?? 10_000);

/** Does the work in a process of its own, as Node.js reads what it trusts when it starts. */
function begin(): void {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-wecom-soak-'));
	const identity = makeIdentity();
	const trusted = join(folder, 'cert.pem');
	writeFileSync(trusted, identity.cert);
	const env = {
		...process.env,
		NODE_EXTRA_CA_CERTS: trusted,
		[IDENTITY]: JSON.stringify(identity),
	};
	fork(__filename, [String(items)], { env, execArgv: ['--import', 'tsx'] }).once('exit', (code) => {
		rmSync(folder, { recursive: true, force: true });
		process.exit(code ?? 1);
	});
}

async function work(identity: Identity): Promise<void> {
	const report = await runSoak({
		items,
		seed: 1,
		share: 0.05,
		concurrency: 50,
		identity,
		roundTripMs: 10,
	});
	process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);
	const kinds = Object.values(report.kinds);
	const held =
		report.overlaps === 0 &&
		kinds.every(({ items: all, outcomes, wrong }) => all === outcomes && wrong === 0);
	process.stdout.write(
		held ? 'Every item has one outcome, nothing was done twice.\n' : 'NOT HELD\n',
	);
	process.exit(held ? 0 : 1);
}

const given = process.env[IDENTITY];
if (given === undefined) begin();
else void work(JSON.parse(given) as Identity);
