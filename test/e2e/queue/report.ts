import { createHash } from 'node:crypto';

import { percentile } from '../../../support/percentile';
import type { SimulatedApp } from '../../../support/playground/simulatedApp';
import { failureOf } from '../../../support/n8n/execution';
import { RUNS_AT_ONCE, type Cluster } from './cluster';
import type { QueueOptions } from './options';
import { CALLS } from './workflow';

/** WeCom's patience with an answer. */
const PATIENCE_MS = 5000;

/** Every text of the form of an event id that a run's data holds, with the number of such runs. */
const RUNS_BY_EVENT = `
	SELECT id, count(*) FROM (
		SELECT DISTINCT "executionId", (regexp_matches(data, '[0-9a-f]{64}', 'g'))[1] AS id
		FROM execution_data
	) AS found GROUP BY id`;

/** What came of a run. */
export interface QueueReport {
	events: number;
	callbacks: number;
	/** Callbacks answered with 200 within five seconds, from 0 to 1. */
	answeredInTime: number;
	answerP50Ms: number;
	answerP99Ms: number;
	/** Runs by their status in n8n's database. */
	runs: Record<string, number>;
	/** Why runs failed, with the number of such runs. */
	failures: Record<string, number>;
	/** Events by the number of workflow runs that they led to. */
	runsPerEvent: Record<number, number>;
	/** Events by how often each of the three calls was really made for them. */
	callsPerEvent: Record<(typeof CALLS)[number], Record<number, number>>;
	/** Events not worked through, and that no failed or hanging run in n8n's list accounts for. */
	lost: number;
	/** Events not worked through because their run failed or hangs. */
	failed: number;
	/** Token exchanges, and the worker processes that could make one. */
	exchanges: number;
	workers: number;
}

/** Compares what WeCom sent, what n8n ran and what WeCom was asked to do. */
export async function makeReport(cluster: Cluster, app: SimulatedApp): Promise<QueueReport> {
	const { callbacks, ledger, tokens } = app.simulator;
	const deliveries = callbacks.deliveries();
	const attempts = deliveries.flatMap((delivery) => delivery.attempts);
	const durations = attempts.map(({ durationMs }) => durationMs);
	const inTime = attempts.filter((one) => one.status === 200 && one.durationMs < PATIENCE_MS);

	const runs = Object.fromEntries(
		(
			await cluster.postgres.query('SELECT status, count(*) FROM execution_entity GROUP BY status')
		).map(([status = '', count]) => [status, Number(count)]),
	);
	const runsById = new Map(
		(await cluster.postgres.query(RUNS_BY_EVENT)).map(([id = '', count]) => [id, Number(count)]),
	);
	const eventIds = deliveries.map(({ xml }) => createHash('sha256').update(xml).digest('hex'));
	const customers = deliveries.map(({ fields }) => String(fields.ExternalUserID));

	const made = CALLS.map((endpoint) => {
		const times = new Map<string, number>();
		for (const { body, query } of ledger.requests({ endpoint, worked: true })) {
			const input = { ...query, ...(body as object | null) };
			const customer = String((input as Record<string, unknown>).external_userid);
			times.set(customer, (times.get(customer) ?? 0) + 1);
		}
		return times;
	});
	const undone = customers.filter((customer) => made.some((times) => !times.has(customer))).length;
	// A run that still hangs shows in n8n's list as well.
	const failedRuns = Object.entries(runs)
		.filter(([status]) => status !== 'success')
		.reduce((sum, [, count]) => sum + count, 0);
	return {
		events: deliveries.length,
		callbacks: attempts.length,
		answeredInTime: inTime.length / attempts.length,
		answerP50Ms: percentile(durations, 0.5),
		answerP99Ms: percentile(durations, 0.99),
		runs,
		failures: tally((await cluster.client.executions(undefined, 'error')).map(failureOf)),
		runsPerEvent: tally(eventIds.map((id) => runsById.get(id) ?? 0)),
		callsPerEvent: Object.fromEntries(
			CALLS.map((call, index) => [
				call,
				tally(customers.map((customer) => made[index]?.get(customer) ?? 0)),
			]),
		) as QueueReport['callsPerEvent'],
		lost: Math.max(0, undone - failedRuns),
		failed: Math.min(undone, failedRuns),
		exchanges: tokens.exchanges().main ?? 0,
		workers: cluster.workersStarted(),
	};
}

/**
 * What a report shows that must not be.
 *
 * @returns one sentence for each; none when all holds
 */
export function faultsOf(report: QueueReport, { once, restart }: QueueOptions): string[] {
	const faults: string[] = [];
	const expect = (holds: boolean, fault: string) => holds || faults.push(fault);
	expect(report.answeredInTime === 1, 'A callback was not answered within five seconds.');
	expect(report.lost === 0, `${report.lost} events were lost in silence.`);
	expect(
		report.failed <= (restart === 'kill' ? RUNS_AT_ONCE : 0),
		`${report.failed} events ended with a failed run.`,
	);
	expect(
		report.exchanges <= report.workers,
		`${report.exchanges} token exchanges by ${report.workers} worker processes.`,
	);
	for (const [call, counts] of Object.entries(report.callsPerEvent)) {
		const repeated = Object.keys(counts).filter((times) => Number(times) > 1);
		expect(once === 'nothing' || repeated.length === 0, `${call} was made again for an event.`);
	}
	return faults;
}

function tally<K extends string | number>(values: readonly K[]): Record<K, number> {
	const counts: Partial<Record<K, number>> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts as Record<K, number>;
}
