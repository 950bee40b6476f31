import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { N8nClient } from '../../../support/n8n/client';
import { ensureN8n } from '../../../support/n8n/install';
import { newOwner } from '../../../support/n8n/instance';
import { installTarball, packPackage } from '../../../support/n8n/packageTarball';
import { startN8n, type N8nOptions, type RunningN8n } from '../../../support/n8n/server';
import {
	startPostgres,
	startRedis,
	type Postgres,
	type Service,
} from '../../../support/n8n/services';
import type { NodeType } from '../../../support/n8n/types';

/** How a worker ends before it starts again. */
type Ending = 'stop' | 'kill';

/** Which sandbox n8n evaluates expressions in. */
type Engine = 'vm' | 'legacy';

/** A packed package to test instead of the one in this folder. */
const TARBALL_VARIABLE = 'E2E_TARBALL';

/** How many runs a worker takes at once; n8n's default. */
export const RUNS_AT_ONCE = 10;

/**
 * How soon the runs of a worker that was killed are given up: its lock has to run out, then the next
 * look has to come. n8n's defaults are a minute and half a minute; they stay where no worker is killed, since
 * one that is short of time can lose so short a lock while it works.
 */
const GIVE_UP_SOON = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** What a cluster is started for. */
export interface ClusterOptions {
	/** n8n's sandbox for expressions; `vm` is its default. */
	engine: Engine;
	/** How a worker ends in the middle. */
	restart: Ending | 'none';
}

/** An n8n that is spread over processes, as over machines: each has a folder of its own. */
export interface Cluster {
	/** Takes no callbacks unless it is told to. */
	main: RunningN8n;
	webhook: RunningN8n;
	client: N8nClient;
	nodeTypes: readonly NodeType[];
	postgres: Postgres;
	redis: Service;
	/** Ends a worker and starts it again; gives how long it was away. */
	restartWorker(index: number, ending: Ending): Promise<{ awayMs: number }>;
	/** Worker processes that were started so far. */
	workersStarted(): number;
	stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, Redis, n8n's main process, a webhook process and two workers, all with the
 * packed package.
 *
 * @param options what n8n evaluates expressions in, and how a worker will end
 * @param log receives one line per step that takes time
 * @throws Error when anything on the way fails; what was started is stopped then
 */
export async function startCluster(
	options: ClusterOptions,
	log: (line: string) => void,
): Promise<Cluster> {
	const cleanUp: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const step of cleanUp.splice(0).reverse()) await step();
	};
	try {
		return await start(options, log, cleanUp, stop);
	} catch (error) {
		await stop();
		throw error;
	}
}

async function start(
	{ engine, restart }: ClusterOptions,
	log: (line: string) => void,
	cleanUp: Array<() => Promise<void>>,
	stop: () => Promise<void>,
): Promise<Cluster> {
	const installation = await ensureN8n(log);
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-queue-'));
	cleanUp.push(async () => await rm(folder, { recursive: true, force: true }));
	const given = process.env[TARBALL_VARIABLE];
	const tarball = given ? path.resolve(given) : await packPackage('en', folder);

	log('Starting PostgreSQL and Redis …');
	const postgres = await startPostgres();
	cleanUp.push(postgres.stop);
	const redis = await startRedis();
	cleanUp.push(redis.stop);
	const settings = {
		...postgres.settings,
		...redis.settings,
		...(restart === 'kill' && GIVE_UP_SOON),
		N8N_EXPRESSION_ENGINE: engine,
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
	};

	let packageName = '';
	const prepare = async (name: string): Promise<string> => {
		const userFolder = path.join(folder, name);
		packageName = (await installTarball(tarball, userFolder)).manifest.name;
		return userFolder;
	};
	const run = async (
		userFolder: string,
		command: NonNullable<N8nOptions['command']>,
		lowPriority = false,
	): Promise<RunningN8n> =>
		await startN8n({ installation, userFolder, command, lowPriority, settings });

	log('Starting n8n: main, a webhook process and two workers …');
	const main = await run(await prepare('main'), ['start']);
	cleanUp.push(main.stop);
	// The main process has made the tables: the others may come together.
	const [webhookFolder, ...workerFolders] = await Promise.all(
		['webhook', 'worker-1', 'worker-2'].map(prepare),
	);
	// Workers have machines of their own; here they must not take the time of the entrances.
	const worker = async (userFolder: string) =>
		await run(userFolder, ['worker', `--concurrency=${RUNS_AT_ONCE}`], true);
	const webhook = await run(webhookFolder ?? '', ['webhook']);
	cleanUp.push(webhook.stop);
	const workers = await Promise.all(workerFolders.map(worker));
	cleanUp.push(async () => void (await Promise.all(workers.map((one) => one.stop()))));

	const client = await N8nClient.setUpOwner(main.url, newOwner());
	let started = workers.length;
	return {
		main,
		webhook,
		client,
		nodeTypes: await client.nodeTypes(packageName),
		postgres,
		redis,
		workersStarted: () => started,
		async restartWorker(index, ending) {
			const before = performance.now();
			const old = workers[index];
			if (!old) throw new Error(`There is no worker ${index}.`);
			await old[ending]();
			started += 1;
			workers[index] = await worker(old.userFolder);
			return { awayMs: performance.now() - before };
		},
		stop,
	};
}
