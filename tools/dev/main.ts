/**
 * What `npm run dev` runs once everything is installed and built: a simulated WeCom, and a real n8n whose copy of the
 * package is compiled anew whenever a file changes. n8n loads it again and tells the editor.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

import { CREDENTIAL_TYPE } from '../../nodes/shared/credentialType';
import { startInstance, type Instance } from '../../support/n8n/instance';
import { ROOT } from '../../support/n8n/packageTarball';
import {
	credentialData,
	startSimulatedApp,
	type SimulatedApp,
} from '../../support/playground/simulatedApp';

const N8N_PORT = 5678;
const SIMULATOR_PORT = 8321;

/** What has been started, to be stopped in the end. */
interface Started {
	app?: SimulatedApp;
	n8n?: Instance;
	watchers: ChildProcess[];
}

async function main(): Promise<void> {
	const started: Started = { watchers: [] };
	const interrupted = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
	});
	try {
		await Promise.race([start(started), interrupted]);
		await interrupted;
	} finally {
		console.log('Stopping …');
		for (const watcher of started.watchers) watcher.kill();
		await started.n8n?.stop();
		await started.app?.simulator.stop();
	}
	process.exit();
}

async function start(started: Started): Promise<void> {
	const app = (started.app = await startSimulatedApp({ port: SIMULATOR_PORT }));
	const n8n = (started.n8n = await startInstance({
		log: console.log,
		preferredPort: N8N_PORT,
		settings: { N8N_DEV_RELOAD: 'true' },
	}));
	await n8n.client.createCredential('Simulated WeCom', CREDENTIAL_TYPE, credentialData(app));
	started.watchers.push(...watch(path.join(n8n.packageFolder, 'dist')));
	console.log(`
Open the editor:   ${n8n.url}
        email:     ${n8n.owner.email}
        password:  ${n8n.owner.password}

The simulated WeCom is on ${app.simulator.baseUrl}; the credential "Simulated WeCom" is for it.
Change a file of the package: the editor shows it some seconds later. Ctrl-C stops everything.
`);
}

/** Compiles and copies into the folder that n8n loads from. A link would not do: n8n forgets modules by their real path. */
function watch(folder: string): ChildProcess[] {
	const run = (script: string, ...args: string[]) =>
		spawn(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], {
			cwd: ROOT,
			env: { ...process.env, BUILD_FOLDER: folder },
			stdio: 'inherit',
		});
	return [
		run(
			'typescript/bin/tsc',
			...['-p', 'tsconfig.build.json', '--outDir', folder, '--watch', '--preserveWatchOutput'],
		),
		run('gulp/bin/gulp.js', 'watch'),
	];
}

void main();
