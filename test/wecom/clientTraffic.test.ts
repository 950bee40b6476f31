import { testClock } from '../../support/harness/clock';
import { WeComClient } from '../../wecom/client';
import { RefusedError } from '../../wecom/errors';
import { keyOf } from '../../wecom/token';
import type { TrafficRun } from '../../wecom/traffic/run';
import type { Outcome } from '../../wecom/traffic/ticket';
import type { HttpRequest } from '../../wecom/types';
import { APP, code, fault, ok, request, type Answer } from './answers';

/** A client whose calls may leave at once, and what it tells the traffic of them. */
function withTraffic(answers: Answer[], { hasToken = true, app = APP } = {}) {
	const told: Array<Outcome | 'pause' | number> = [];
	const requests: HttpRequest[] = [];
	const turns = {
		next: async (refusal?: RefusedError) => {
			if (refusal) told.push(refusal.errcode);
			return await Promise.resolve({ end: (outcome: Outcome) => told.push(outcome) });
		},
		pause: () => told.push('pause'),
	};
	const traffic = {
		request: async (_app: unknown, _path: string, work: (its: unknown) => Promise<unknown>) =>
			await work(turns),
	} as unknown as TrafficRun;
	const client = new WeComClient({
		app,
		send: async (sent, onToken) => {
			const answer = answers[requests.push(sent) - 1] ?? ok;
			if (hasToken) onToken({ value: 'token-1', drop: () => undefined });
			if (answer instanceof Error) throw answer;
			return await Promise.resolve({ status: 200, headers: {}, body: {}, ...answer });
		},
		traffic,
		clock: testClock(),
	});
	return { client, told, requests };
}

describe('the traffic', () => {
	it.each<[string, Answer[], Array<Outcome | 'pause' | number>]>([
		['a success', [ok], ['good']],
		['a new token', [code(40014), ok], ['good', 'good']],
		['a block, which the endpoint waits out', [code(45009), ok], ['blocked', 45009, 'good']],
		['a crowd', [code(45033), ok], ['crowded', 'pause', 45033, 'good']],
		['a conflict', [code(45035), ok], ['good', 'pause', 45035, 'good']],
		['HTTP 429', [{ status: 429, body: '' }, ok], ['crowded', 'pause', 'good']],
		[
			'the last refusal, not an earlier one',
			[code(45033), { status: 429, body: '' }, ok],
			['crowded', 'pause', 45033, 'crowded', 'pause', 'good'],
		],
		['a connection that broke', [fault('ECONNRESET'), ok], ['lost', 'good']],
	])('is told of %s', async (_what, answers, expected) => {
		const { client, told } = withTraffic(answers);
		await expect(client.json(request, 'safe')).resolves.toMatchObject({ id: 'done' });
		expect(told).toEqual(expected);
	});

	it('is told that a call is lost which got no token, whatever became of the exchange', async () => {
		const { client, told } = withTraffic([new RefusedError(45009, ''), ok], { hasToken: false });
		await client.json(request, 'safe');
		expect(told.slice(0, 2)).toEqual(['lost', 'pause']);
	});

	it('is asked for another turn after a refused exchange for a token, as after a refused token', async () => {
		const { client, told } = withTraffic([new RefusedError(40014, ''), ok], { hasToken: false });
		await client.json(request, 'safe');
		expect(told).toEqual(['lost', 'good']);
	});
});

describe('a client', () => {
	it('knows its app, and whether the API is on this machine', () => {
		const { client } = withTraffic([], { app: { ...APP, agentId: '1000002' } });
		expect(client.appKey).toBe(keyOf(APP));
		expect(client.agentId).toBe('1000002');
		expect(client.isOnThisMachine).toBe(false);
		const app = { ...APP, baseUrl: 'http://127.0.0.1:8080' };
		const simulated = withTraffic([], { app }).client;
		expect(simulated.isOnThisMachine).toBe(true);
		expect(simulated.agentId).toBeUndefined();
	});

	it('asks for a file with the most that it may have, and for JSON without', async () => {
		const { client, requests } = withTraffic([ok, { body: Buffer.from('file') }]);
		await client.json(request, 'safe');
		await client.binary(request, 'safe', 1_000);
		expect(requests).toEqual([request, { ...request, binary: { maxBytes: 1_000 } }]);
	});
});
