import { execFile, fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import type {
	NetworkServerCounts,
	NetworkServerFacts,
	NetworkServerOptions,
} from './networkServer';
import type { NetworkJob, NetworkResult } from './networkWorker';

const run = promisify(execFile);

/** The root of this checkout. */
export const ROOT = path.join(__dirname, '..', '..');

/** A simulator behind TLS 1.3 and an emulated path, in a process of its own. */
export interface NetworkServer {
	/** Does a job against it in another process of its own. */
	work(job: Omit<NetworkJob, 'facts'>): Promise<NetworkResult>;
	counts(): Promise<NetworkServerCounts>;
	stop(): Promise<void>;
}

/** Starts a simulator with WeCom's limits (doc 90312) behind a path of so many milliseconds. */
export async function startNetwork(options: NetworkServerOptions): Promise<NetworkServer> {
	const child = startChild('networkServer.ts', {});
	child.send(options);
	const facts = await answerOf<NetworkServerFacts>(child);
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-bench-'));
	const trusted = path.join(folder, 'cert.pem');
	await writeFile(trusted, facts.cert);
	return {
		work: async (job) => {
			const worker = startChild('networkWorker.ts', { NODE_EXTRA_CA_CERTS: trusted });
			worker.send({ ...job, facts });
			return await answerOf<NetworkResult>(worker);
		},
		counts: async () => {
			child.send('counts');
			return await answerOf<NetworkServerCounts>(child);
		},
		stop: async () => {
			child.kill();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/**
 * Checks an earlier commit out into a folder of its own, so that it can be measured beside this one.
 * @throws Error where this is no clone that holds the commit
 */
export async function checkOut(commit: string): Promise<{ root: string; remove(): Promise<void> }> {
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-before-'));
	const root = path.join(folder, 'checkout');
	await mkdir(root);
	await run('sh', ['-c', `git archive ${commit} | tar -x -C "${root}"`], { cwd: ROOT });
	await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
	return { root, remove: async () => await rm(folder, { recursive: true, force: true }) };
}

function startChild(file: string, env: NodeJS.ProcessEnv): ChildProcess {
	return fork(path.join(__dirname, file), {
		execArgv: ['--import', 'tsx', '--expose-gc'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		env: { ...process.env, ...env },
	});
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
	return await new Promise((resolve, reject) => {
		const onExit = (code: number | null) => reject(new Error(`A process ended with code ${code}`));
		child.once('exit', onExit);
		child.once('error', reject);
		child.once('message', (message) => {
			child.off('exit', onExit);
			resolve(message as T);
		});
	});
}
