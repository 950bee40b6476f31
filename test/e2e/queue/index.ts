/** `npm run test:e2e:queue`: n8n in queue mode under callbacks; see options.ts. */
import { setTimeout as sleep } from 'node:timers/promises';

import {
	setReceiver,
	startSimulatedApp,
	type SimulatedApp,
} from '../../../support/playground/simulatedApp';
import { startBalancer } from './balancer';
import { startCluster, type Cluster } from './cluster';
import { HELP, readOptions, type QueueOptions } from './options';
import { faultsOf, makeReport, type QueueReport } from './report';
import { publishWorkflow } from './workflow';

const MEMBERS = 10;
const LATENCY_MS = 20;
const WARM_UP_EVENTS = 10;
/** How long a backlog may take; on a small machine runs lag behind, answers must not. */
const DRAIN_MS_PER_EVENT = 500;
const DRAIN_AT_LEAST_MS = 120_000;
const UNFINISHED = "('new', 'running', 'waiting')";

const log = (line: string) => console.log(line);

/** Runs events through an n8n in queue mode and reports what came of them. */
async function runQueue(options: QueueOptions): Promise<QueueReport> {
	const app = await startSimulatedApp({
		members: MEMBERS,
		customers: 0,
		latencyMs: LATENCY_MS,
		callbackRetries: options.repeats,
		alwaysRepeatCallbacks: true,
	});
	try {
		const cluster = await startCluster(options, log);
		try {
			await sendAndDrain(cluster, app, options);
			return await makeReport(cluster, app);
		} finally {
			await cluster.stop();
		}
	} finally {
		await app.simulator.stop();
	}
}

async function sendAndDrain(
	cluster: Cluster,
	app: SimulatedApp,
	options: QueueOptions,
): Promise<void> {
	const { simulator } = app;
	const group = simulator.actions.tagGroupCreated({ name: 'Queue', tags: ['Seen'] });
	const { path } = await publishWorkflow(cluster, app, options.once, group.tag_ids[0] ?? '');
	const entrances = [cluster.webhook.url, cluster.main.url].slice(0, options.entrances);
	const balancer = await startBalancer(entrances);
	setReceiver(app, `${balancer.url}${path}`);

	await warmUp(app, options.entrances);
	await drain(cluster, 1);
	forget(app);
	await cluster.postgres.query('DELETE FROM execution_entity');

	log(`Sending ${options.count} events at ${options.rate} a second …`);
	let away: Promise<void> | undefined;
	await sendEvents(app, options, () => {
		if (options.restart !== 'none') away = restart(cluster, options.restart);
	});
	await simulator.callbacks.settled();
	await away;
	log('All callbacks are answered; waiting for the last run to end …');
	await drain(cluster, options.count);
	await balancer.stop();
}

/** The first callbacks make n8n load its nodes, which takes seconds and is not what is measured. */
async function warmUp({ simulator }: SimulatedApp, entrances: number): Promise<void> {
	for (let index = 0; index < WARM_UP_EVENTS * entrances; index++) {
		simulator.actions.customerAdds({ userid: 'member_1' });
		await simulator.callbacks.settled();
	}
}

/** What was sent and done so far does not count; the tokens of the workers stay, and count. */
function forget({ simulator }: SimulatedApp): void {
	simulator.callbacks.clear();
	simulator.ledger.clear();
}

/** Lets customers come at an even pace. */
async function sendEvents(
	{ simulator }: SimulatedApp,
	{ count, rate }: QueueOptions,
	atMiddle: () => void,
): Promise<void> {
	const begin = performance.now();
	for (let index = 0; index < count; index++) {
		if (index === Math.floor(count / 2)) atMiddle();
		simulator.actions.customerAdds({ userid: `member_${(index % MEMBERS) + 1}` });
		const due = begin + ((index + 1) * 1000) / rate;
		await sleep(Math.max(0, due - performance.now()));
	}
}

async function restart(cluster: Cluster, ending: 'stop' | 'kill'): Promise<void> {
	log(ending === 'kill' ? 'Killing a worker …' : 'Restarting a worker …');
	const { awayMs } = await cluster.restartWorker(0, ending);
	log(`The worker is back after ${(awayMs / 1000).toFixed(0)} seconds.`);
}

/** Waits for the last run to end, but not for ever: the report counts what is left. */
async function drain({ postgres }: Cluster, count: number): Promise<void> {
	const deadline = performance.now() + Math.max(DRAIN_AT_LEAST_MS, count * DRAIN_MS_PER_EVENT);
	while (performance.now() < deadline) {
		const [row] = await postgres.query(
			`SELECT count(*) FROM execution_entity WHERE status IN ${UNFINISHED}`,
		);
		if (row?.[0] === '0') return;
		await sleep(1000);
	}
}

function print(report: QueueReport): void {
	const { answeredInTime, answerP50Ms, answerP99Ms } = report;
	const counts = (tally: Record<string, number>) =>
		Object.entries(tally)
			.map(([key, number]) => `${number} × ${key}`)
			.join(', ');
	const lines: Array<[string, string]> = [
		['events / callbacks', `${report.events} / ${report.callbacks}`],
		['answered within 5 s', `${(answeredInTime * 100).toFixed(2)} %`],
		['answer p50 / p99', `${answerP50Ms.toFixed(0)} / ${answerP99Ms.toFixed(0)} ms`],
		['workflow runs', counts(report.runs)],
		...Object.entries(report.failures).map(([failure, times]): [string, string] => [
			`failed ${times} ×`,
			failure,
		]),
		['events by runs', counts(report.runsPerEvent)],
		...Object.entries(report.callsPerEvent).map(([call, tally]): [string, string] => [
			`events by ${call}`,
			counts(tally),
		]),
		['events lost', String(report.lost)],
		['events with a failed run', String(report.failed)],
		['token exchanges', `${report.exchanges} by ${report.workers} worker processes`],
	];
	for (const [name, value] of lines) log(`  ${name.padEnd(32)} ${value}`);
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (!options) return log(HELP);
	const begin = performance.now();
	const report = await runQueue(options);
	log(`\nQueue mode, ${JSON.stringify(options)}`);
	print(report);
	const faults = faultsOf(report, options);
	for (const fault of faults) log(`NOT HELD: ${fault}`);
	log(`${faults.length === 0 ? 'All held' : 'Not all held'}, ${minutes(begin)} minutes.`);
	process.exit(faults.length === 0 ? 0 : 1);
}

function minutes(begin: number): string {
	return ((performance.now() - begin) / 60_000).toFixed(1);
}

// What was started ends with this process, whatever ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
