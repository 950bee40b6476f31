import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { N8nInstallation } from './install';

const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 240_000;
const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 200;
const LOG_LINES_SHOWN = 30;

/** Settings of the surrounding machine that n8n may see; anything else could change its behaviour. */
const PASSED_ON = ['HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ', 'NODE_EXTRA_CA_CERTS'];

/** What answers when a process can work. */
const HEALTH_PATHS = ['/healthz/readiness'];
/** The editor's routes are there some time after the process says that it is ready. */
const EDITOR_PATHS = [...HEALTH_PATHS, '/rest/settings'];

/** What an n8n is started with. */
export interface N8nOptions {
	installation: N8nInstallation;
	/** Holds the database, the installed packages and the log; one n8n at a time. */
	userFolder: string;
	/** The port that is used if it is free. */
	preferredPort?: number;
	logLevel?: 'debug' | 'info';
	/** n8n's command and its arguments; `start` if left out. Queue mode has two more. */
	command?: readonly ['start' | 'worker' | 'webhook', ...string[]];
	/** Whether everything else on this machine goes before it. */
	lowPriority?: boolean;
	/** A folder with commands that n8n finds before those of the machine. */
	commands?: string;
	/** Further settings, by the names of n8n's environment variables. */
	settings?: Readonly<Record<string, string>>;
}

/** An n8n that answers. */
export interface RunningN8n {
	/** Without a slash at the end. */
	url: string;
	userFolder: string;
	logFile: string;
	pid: number;
	/** Stops it and waits until it is gone. */
	stop(): Promise<void>;
	/** Ends it as a crash of the machine would, without a warning. */
	kill(): Promise<void>;
}

/**
 * Starts n8n and waits until it answers.
 *
 * @param options what to start it with
 * @throws Error with the end of its log when it stops or does not answer in time
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	await mkdir(options.userFolder, { recursive: true });
	const port = await freePort(options.preferredPort);
	const url = `http://${HOST}:${port}`;
	const logFile = path.join(options.userFolder, 'n8n.log');

	const { nodeBinary, n8nScript } = options.installation;
	const command = options.command ?? ['start'];
	const env = await environment(options, url, port);
	// Written by n8n itself: a pipe that breaks because this process is killed would keep it alive.
	const log = await open(logFile, 'a');
	const child = spawn(nodeBinary, [n8nScript, ...command], {
		cwd: options.userFolder,
		env,
		stdio: ['ignore', log.fd, log.fd],
	});
	await log.close();
	// At once: the threads that it starts take over what it has then.
	if (options.lowPriority && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
	const exit = new Promise<string>((resolve) => {
		child.once('error', (error) => resolve(`could not be started: ${error.message}`));
		child.once('exit', (code, signal) => resolve(`stopped (${signal ?? `exit code ${code}`})`));
	});

	// However this process ends, n8n does not outlive it.
	const endWithUs = () => void child.kill('SIGKILL');
	process.once('exit', endWithUs);
	const stop = async () => {
		await stopProcess(child, exit);
		process.off('exit', endWithUs);
	};
	const kill = async () => {
		child.kill('SIGKILL');
		await exit;
		process.off('exit', endWithUs);
	};
	try {
		await waitUntilUp(url, command[0] === 'start' ? EDITOR_PATHS : HEALTH_PATHS, exit);
	} catch (error) {
		await stop();
		const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n');
		const lastLines = lines.slice(-LOG_LINES_SHOWN).join('\n');
		throw new Error(`n8n ${(error as Error).message}. The end of its log:\n${lastLines}`);
	}
	return { url, userFolder: options.userFolder, logFile, pid: child.pid ?? 0, stop, kill };
}

async function environment(
	{ installation, userFolder, logLevel = 'info', commands, settings }: N8nOptions,
	url: string,
	port: number,
): Promise<NodeJS.ProcessEnv> {
	const passedOn = PASSED_ON.map((name) => [name, process.env[name]] as const);
	return {
		...Object.fromEntries(passedOn.filter(([, value]) => value !== undefined)),
		PATH: [
			...(commands ? [commands] : []),
			path.dirname(installation.nodeBinary),
			process.env.PATH,
		].join(path.delimiter),

		N8N_USER_FOLDER: userFolder,
		N8N_HOST: HOST,
		N8N_LISTEN_ADDRESS: HOST,
		N8N_PORT: String(port),
		N8N_WEBHOOK_URL: `${url}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_LOG_LEVEL: logLevel,
		NO_COLOR: '1',
		// Without it n8n takes itself for one under development and lets every web page call it with cookies.
		NODE_ENV: 'production',

		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_DISABLED_MODULES: installation.version.unusedModules.join(','),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',

		// A worker listens only to say that it is well.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: HOST,
		...installation.version.settings,
		...settings,
	};
}

async function waitUntilUp(
	url: string,
	paths: readonly string[],
	exit: Promise<string>,
): Promise<void> {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline) {
		const answers = await Promise.all(paths.map(async (path) => await answersOk(`${url}${path}`)));
		if (answers.every(Boolean)) return;
		const exited = await Promise.race([exit, sleep(POLL_MS)]);
		if (exited) throw new Error(exited);
	}
	throw new Error(`did not answer within ${START_TIMEOUT_MS / 1000} seconds`);
}

async function answersOk(url: string): Promise<boolean> {
	try {
		const response = await fetch(url);
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}

async function stopProcess(child: ChildProcess, exit: Promise<string>): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGTERM');
	const timeout = new AbortController();
	const exited = await Promise.race([
		exit,
		sleep(STOP_TIMEOUT_MS, undefined, { signal: timeout.signal }).catch(() => undefined),
	]);
	timeout.abort();
	if (exited) return;
	child.kill('SIGKILL');
	await exit;
}

/**
 * Finds a port that nothing listens on.
 *
 * @param preferred taken if it is free
 */
export async function freePort(preferred = 0): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (preferred !== 0 && error.code === 'EADDRINUSE') resolve(freePort());
			else reject(error);
		});
		server.listen(preferred, HOST, () => {
			const address = server.address();
			const port = address !== null && typeof address === 'object' ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}
