import { existsSync } from 'node:fs';
import path from 'node:path';

import { startInstance, type Instance } from '../../support/n8n/instance';
import { ROOT } from '../../support/n8n/packageTarball';
import { parseLine } from '../../support/n8n/versions';
import { CONTEXT_VARIABLE, type E2eContext } from './support/context';

/** A packed package to test instead of the one in this folder, such as one about to be published. */
const TARBALL_VARIABLE = 'E2E_TARBALL';

/** The line of n8n to run, such as `1.x`; the newest without it. */
const LINE_VARIABLE = 'E2E_N8N';

declare global {
	var e2eInstance: Instance | undefined;
}

/** Starts the one n8n of all end-to-end tests. */
export default async function globalSetup(): Promise<void> {
	const tarball = process.env[TARBALL_VARIABLE];
	if (tarball === undefined && !existsSync(path.join(ROOT, 'dist'))) {
		throw new Error('There is nothing to pack: run "npm run build" first.');
	}
	const line = parseLine(process.env[LINE_VARIABLE]);
	const n8n = await startInstance({
		line,
		logLevel: 'debug',
		log: console.log,
		...(tarball !== undefined && { tarball: path.resolve(tarball) }),
	});
	globalThis.e2eInstance = n8n;
	const context: E2eContext = {
		access: n8n.client.access,
		packageName: n8n.manifest.name,
		line,
		logFile: n8n.logFile,
		secretsFile: path.join(n8n.userFolder, 'secrets.txt'),
	};
	process.env[CONTEXT_VARIABLE] = JSON.stringify(context);
}
