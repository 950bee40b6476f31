/**
 * PostgreSQL and Redis for an n8n in queue mode: private instances on loopback, each with a folder
 * of its own, gone when they are stopped. Debian's packages are installed if they are missing.
 */
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { poll } from './client';
import { freePort } from './server';

const run = promisify(execFile);

const HOST = '127.0.0.1';
const READY_TIMEOUT_MS = 30_000;
const DATABASE = 'postgres';
const DEBIAN_POSTGRES = '/usr/lib/postgresql';
const REDIS = '/usr/bin/redis-server';

/** A server that answers, and the settings that make n8n use it. */
export interface Service {
	settings: Record<string, string>;
	/** Stops it and removes its data. */
	stop(): Promise<void>;
}

/** A database that can be asked. */
export interface Postgres extends Service {
	/** Gives the rows of a statement, each as texts. */
	query(sql: string): Promise<string[][]>;
}

/** Whether PostgreSQL is on this machine, or can be put there as Debian's package, which takes root. */
export function canStartPostgres(): boolean {
	return (
		existsSync(DEBIAN_POSTGRES) || (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0)
	);
}

/**
 * Starts PostgreSQL.
 *
 * @throws Error when it is not installed and cannot be, or does not start
 */
export async function startPostgres(): Promise<Postgres> {
	if (!existsSync(DEBIAN_POSTGRES)) installPackage('postgresql');
	const binaries = await postgresBinaries();
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-postgres-'));
	const account = await unprivileged(folder);
	const port = await freePort();
	const password = randomBytes(16).toString('hex');
	const passwordFile = path.join(folder, 'password');
	const data = path.join(folder, 'data');
	await writeFile(passwordFile, password);

	const initdb = spawnSync(
		path.join(binaries, 'initdb'),
		['-D', data, '-U', DATABASE, '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'],
		{ ...account, encoding: 'utf8' },
	);
	if (initdb.status !== 0) throw new Error(`PostgreSQL: ${initdb.stderr || String(initdb.error)}`);

	// The data has to outlive the processes that use it, not a loss of power.
	const flags = { max_connections: '200', fsync: 'off', synchronous_commit: 'off' };
	const server = spawn(
		path.join(binaries, 'postgres'),
		[
			...['-D', data, '-h', HOST, '-p', String(port), '-k', folder],
			...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
		],
		{ ...account, stdio: ['ignore', 'pipe', 'pipe'] },
	);
	return {
		settings: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: HOST,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: DATABASE,
			DB_POSTGRESDB_USER: DATABASE,
			DB_POSTGRESDB_PASSWORD: password,
			// n8n's default of 2 makes callbacks wait for one another's connections.
			DB_POSTGRESDB_POOL_SIZE: '20',
		},
		query: async (sql) => {
			const args = ['-h', HOST, '-p', String(port), '-U', DATABASE, '-d', DATABASE, '-c', sql];
			const { stdout } = await run(
				path.join(binaries, 'psql'),
				[...args, '--csv', '--tuples-only', '--no-psqlrc'],
				{ env: { PGPASSWORD: password }, maxBuffer: 2 ** 28 },
			);
			return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split(',')]));
		},
		// SIGINT is PostgreSQL's "fast shutdown": it does not wait for clients to go.
		stop: await watch('PostgreSQL', server, { folder, port, signal: 'SIGINT' }),
	};
}

/**
 * Starts Redis.
 *
 * @throws Error when it is not installed and cannot be, or does not start
 */
export async function startRedis(): Promise<Service> {
	if (!existsSync(REDIS)) installPackage('redis-server');
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-redis-'));
	const port = await freePort();
	const flags = { bind: HOST, port: String(port), dir: folder, save: '' };
	const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
	const server = spawn(REDIS, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
	return {
		settings: { QUEUE_BULL_REDIS_HOST: HOST, QUEUE_BULL_REDIS_PORT: String(port) },
		stop: await watch('Redis', server, { folder, port, signal: 'SIGTERM' }),
	};
}

/** Waits until a server listens, and gives what stops it. */
async function watch(
	name: string,
	server: ChildProcess,
	{ folder, port, signal }: { folder: string; port: number; signal: NodeJS.Signals },
): Promise<() => Promise<void>> {
	const logFile = path.join(folder, 'server.log');
	const log = createWriteStream(logFile);
	server.stdout?.pipe(log, { end: false });
	server.stderr?.pipe(log, { end: false });
	let ended: string | undefined;
	const exit = new Promise<void>((resolve) => {
		server.once('error', ({ message }) => resolve(void (ended = message)));
		server.once('exit', (code) => resolve(void (ended = `exit code ${code}`)));
	});
	const endWithUs = () => void server.kill(signal);
	process.once('exit', endWithUs);

	await poll(`${name} to listen`, READY_TIMEOUT_MS, async () => {
		if (ended !== undefined) throw new Error(`${name} ended (${ended}); see ${logFile}`);
		return (await listens(port)) || undefined;
	});
	return async () => {
		process.off('exit', endWithUs);
		server.kill(signal);
		await exit;
		log.end();
		await rm(folder, { recursive: true, force: true });
	};
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, HOST, () => resolve(true));
		socket.once('error', () => resolve(false));
		socket.once('close', () => socket.destroy());
		socket.once('connect', () => socket.end());
	});
}

/** PostgreSQL refuses to run as root: then it runs as the account that Debian's package made. */
async function unprivileged(folder: string): Promise<{ uid?: number; gid?: number; cwd: string }> {
	if (process.getuid?.() !== 0) return { cwd: folder };
	const [uid, gid] = ['-u', '-g'].map((flag) =>
		Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout),
	);
	if (!uid || !gid) throw new Error('There is no account "postgres" to run PostgreSQL as.');
	await chown(folder, uid, gid);
	return { uid, gid, cwd: folder };
}

async function postgresBinaries(): Promise<string> {
	const [newest] = (await readdir(DEBIAN_POSTGRES)).sort((a, b) => Number(b) - Number(a));
	return path.join(DEBIAN_POSTGRES, newest ?? '', 'bin');
}

function installPackage(name: string): void {
	const apt = (...args: string[]) =>
		spawnSync('apt-get', args, {
			encoding: 'utf8',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	apt('update');
	const { status, stderr, error } = apt('install', '-y', '--no-install-recommends', name);
	if (status === 0) return;
	throw new Error(
		`${name} is not installed, and installing it from Debian's packages failed ` +
			`(it takes root): ${stderr || String(error)}`,
	);
}
