import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

import { until } from '../../../support/harness/until';
import type { Attempt } from '../../../wecom/callback/deliveries';
import { eventDefinitions } from '../../../wecom/callback/events';
import { encryptFor, envelope, eventXml, sender, signedQuery } from '../../wecom/callback/request';
import { TestN8n } from './n8n';
import { AT, customerAdded, eventOf, post, searchOf } from './send';

const NOW = AT * 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a repeat', () => {
	it('is acknowledged and starts nothing, encrypted anew or not', async () => {
		const n8n = new TestN8n({ now: NOW });
		const request = eventOf(customerAdded);
		for (const repeat of [
			request,
			request,
			eventOf(customerAdded),
			eventOf(customerAdded, AT + 5),
		]) {
			expect(await n8n.inject(repeat)).toMatchObject({ status: 200, body: 'success' });
		}
		expect(n8n.runs).toHaveLength(1);
	});

	it('is not another event of the same second', async () => {
		const n8n = new TestN8n({ now: NOW });
		await post(n8n, customerAdded);
		await post(n8n, { ...customerAdded, ExternalUserID: 'wmExampleCustomer0002' });
		await post(n8n, { ...customerAdded, State: 'store-018' });
		expect(n8n.runs).toHaveLength(3);
		expect(new Set(n8n.runs.map(({ eventId }) => eventId)).size).toBe(3);
	});

	it('in another workflow starts that one too', async () => {
		const first = new TestN8n({ now: NOW });
		const { environment } = first;
		const second = new TestN8n({ workflowId: 'workflow_2', environment });
		const request = eventOf(customerAdded);
		await first.inject(request);
		await second.inject(request);
		expect([first.runs.length, second.runs.length]).toEqual([1, 1]);
	});

	it('runs again in the test listener of the editor, which takes one event and closes', async () => {
		const first = new TestN8n({ now: NOW, mode: 'manual' });
		const { environment } = first;
		const second = new TestN8n({ now: NOW, mode: 'manual', environment });
		const request = eventOf(customerAdded);
		await first.inject(request);
		await second.inject(request);
		expect([first.runs.length, second.runs.length]).toEqual([1, 1]);
	});

	it('of an event that was not chosen is forgotten with it', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { events: ['change_external_chat.create'] } });
		await post(n8n, customerAdded);
		expect(n8n.environment.recent.size).toBe(0);
	});
});

const nameless = eventDefinitions
	.filter(({ identity }) => identity.length === 0)
	.map(({ id }) => id);

describe.each(nameless)('%s, which names nobody,', (id) => {
	const [Event = '', ChangeType = ''] = id.split('.');
	const visit = { CreateTime: AT, Event, ChangeType, LinkId: 'cawcExampleLink', State: 'ad' };

	/** Starts that take so long that WeCom gives up before the answer. */
	const slowly = (n8n: TestN8n, ms: number) => async () => {
		n8n.now += ms;
		await Promise.resolve();
	};

	it('starts a run for each of five visitors of one second, each with an id of its own', async () => {
		const n8n = new TestN8n({ now: NOW });
		for (let n = 0; n < 5; n++) {
			expect(await post(n8n, visit)).toMatchObject({ status: 200, body: 'success' });
		}
		expect(new Set(n8n.runs.map(({ eventId }) => eventId)).size).toBe(5);
	});

	it('starts a run for each of them also while n8n is still starting the others', async () => {
		const n8n = new TestN8n({ now: NOW });
		n8n.startExecution = async () => await new Promise((resolve) => setImmediate(resolve));
		await Promise.all(Array.from({ length: 5 }, () => post(n8n, visit)));
		expect(n8n.runs).toHaveLength(5);
	});

	it('is a repeat with the same ciphertext, whatever surrounds it', async () => {
		const n8n = new TestN8n({ now: NOW });
		const encrypted = encryptFor(sender, eventXml(visit));
		for (const [at, nonce, body] of [
			[AT, '1', envelope(encrypted)],
			[AT, '1', envelope(encrypted)],
			[AT + 1, '2', envelope(encrypted)],
			[AT, '1', `<xml>\n<Encrypt>\n${encrypted}\n</Encrypt><AgentID>7</AgentID></xml>`],
		] as const) {
			const search = searchOf(signedQuery(sender, encrypted, at, nonce));
			const answer = await n8n.inject({ method: 'POST', search, body: Buffer.from(body) });
			expect(answer).toMatchObject({ status: 200, body: 'success' });
		}
		const eventId = createHash('sha256').update(encrypted).digest('hex');
		expect(n8n.runs).toMatchObject([{ eventId }]);
	});

	it('is a repeat with another ciphertext where the first was answered too late', async () => {
		const n8n = new TestN8n({ now: NOW });
		n8n.startExecution = slowly(n8n, 5_000);
		await post(n8n, visit);
		n8n.startExecution = slowly(n8n, 0);
		expect(await post(n8n, visit)).toMatchObject({ status: 200, body: 'success' });
		expect(n8n.runs).toHaveLength(1);
		await post(n8n, visit);
		expect(n8n.runs).toHaveLength(2);
	});

	it('is another visitor where the first was answered just in time', async () => {
		const n8n = new TestN8n({ now: NOW });
		n8n.startExecution = slowly(n8n, 4_999);
		await post(n8n, visit);
		await post(n8n, visit);
		expect(n8n.runs).toHaveLength(2);
	});

	it('is started by the repeat where n8n could not start it', async () => {
		const n8n = new TestN8n({ now: NOW });
		n8n.startExecution = async () => await Promise.reject(new Error('no database'));
		expect(await post(n8n, visit)).toMatchObject({ status: 500 });
		n8n.startExecution = async () => undefined;
		expect(await post(n8n, visit)).toMatchObject({ status: 200 });
		expect(n8n.runs).toHaveLength(1);
	});

	it('is a repeat where the connection broke before the answer', async () => {
		const n8n = new TestN8n({ now: NOW });
		const url = await n8n.listen();
		let started = 0;
		let gone: () => void = () => undefined;
		const disconnected = new Promise<void>((resolve) => (gone = resolve));
		n8n.startExecution = async () => {
			if (++started === 1) await disconnected;
		};
		await postAndCut(url, eventOf(visit), () => started === 1);
		await until(() => n8n.openConnections === 0);
		gone();
		await until(() => n8n.runs.length === 1);

		const again = eventOf(visit);
		const answer = await fetch(`${url}?${again.search}`, { method: 'POST', body: again.body });
		expect([answer.status, await answer.text()]).toEqual([200, 'success']);
		expect(n8n.runs).toHaveLength(1);
		await n8n.close();
	});
});

describe('a busy workflow', () => {
	it('does not make another one forget what it has handled', async () => {
		const quiet = new TestN8n({ now: NOW });
		const busy = new TestN8n({ workflowId: 'workflow_2', environment: quiet.environment });
		const recorded = eventOf(customerAdded);
		await quiet.inject(recorded);
		const ids = Array.from({ length: 110_000 }, (_, n) => ({ eventId: `${n}` }));
		const attempt: Attempt = { outcome: () => 'started', answer: () => 'success' };
		for (const id of ids) {
			busy.environment.recent.receive('workflow_2/node_1', id, attempt, NOW);
		}
		await busy.inject(recorded);
		await quiet.inject(recorded);
		expect([quiet.runs.length, busy.runs.length]).toEqual([1, 1]);
		expect(quiet.environment.recent.size).toBe(100_001);
	});
});

describe('a recorded request', () => {
	it.each([-300, 0, 300])(
		'whose timestamp is %d seconds off never runs again for as long as it is valid',
		async (offset) => {
			const n8n = new TestN8n({ now: NOW });
			const recorded = eventOf(customerAdded, AT + offset);
			expect(await n8n.inject(recorded)).toMatchObject({ status: 200 });
			let status = 200;
			for (n8n.now = NOW; status === 200 && n8n.now < NOW + HOUR; n8n.now += MINUTE / 4) {
				({ status } = await n8n.inject(recorded));
			}
			expect(status).toBe(401);
			expect(n8n.runs).toHaveLength(1);
		},
	);
});

describe('an event that n8n could not start', () => {
	it('is started by the repeat', async () => {
		const n8n = new TestN8n({ now: NOW });
		n8n.startExecution = async () => await Promise.reject(new Error('no database'));
		expect(await post(n8n, customerAdded)).toMatchObject({ status: 500 });
		expect(n8n.environment.recent.size).toBe(0);
		n8n.startExecution = async () => undefined;
		expect(await post(n8n, customerAdded)).toMatchObject({ status: 200, body: 'success' });
		expect(await post(n8n, customerAdded)).toMatchObject({ status: 200, body: 'success' });
		expect(n8n.runs).toHaveLength(1);
	});
});

describe('a repeat that comes while n8n is still starting the event', () => {
	/** Sends an event whose start is held back until `release` is called. */
	async function held(n8n: TestN8n) {
		let release: (error?: Error) => void = () => undefined;
		const start = new Promise<void>((resolve, reject) => {
			release = (error) => (error === undefined ? resolve() : reject(error));
		});
		n8n.startExecution = async () => await start;
		const first = post(n8n, customerAdded);
		await new Promise((resolve) => setImmediate(resolve));
		return { first, release };
	}

	it('waits, and is acknowledged once it has started', async () => {
		const n8n = new TestN8n({ now: NOW });
		const { first, release } = await held(n8n);
		const repeat = post(n8n, customerAdded);
		await new Promise((resolve) => setImmediate(resolve));
		release();
		expect(await first).toMatchObject({ status: 200 });
		expect(await repeat).toMatchObject({ status: 200, body: 'success' });
		expect(n8n.runs).toHaveLength(1);
	});

	it('waits, and starts it itself once that has failed', async () => {
		const n8n = new TestN8n({ now: NOW });
		const { first, release } = await held(n8n);
		const repeat = post(n8n, customerAdded);
		await new Promise((resolve) => setImmediate(resolve));
		n8n.startExecution = async () => undefined;
		release(new Error('no database'));
		expect(await first).toMatchObject({ status: 500 });
		expect(await repeat).toMatchObject({ status: 200 });
		expect(n8n.runs).toHaveLength(1);
	});

	it('is not acknowledged when that stays open: it is asked to come again', async () => {
		const n8n = new TestN8n({ now: NOW });
		const { first, release } = await held(n8n);
		expect(await post(n8n, customerAdded)).toMatchObject({ status: 503, body: '' });
		expect(n8n.now - NOW).toBe(4_000);
		expect(n8n.logs).toMatchObject([{ level: 'warn', data: { reason: 'stillStarting' } }]);
		release();
		expect(await first).toMatchObject({ status: 200 });
		expect(await post(n8n, customerAdded)).toMatchObject({ status: 200 });
		expect(n8n.runs).toHaveLength(1);
	});

	it('is one of a hundred at once, of which one runs', async () => {
		const n8n = new TestN8n({ now: NOW });
		n8n.startExecution = async () => await new Promise((resolve) => setImmediate(resolve));
		const answers = await Promise.all(Array.from({ length: 100 }, () => post(n8n, customerAdded)));
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect(n8n.runs).toHaveLength(1);
	});
});

describe('a sender that stops waiting', () => {
	it.each([
		['started after all', undefined, 1],
		['not started', new Error('no database'), 2],
	])('and comes again finds the event %s', async (_what, failure, starts) => {
		const n8n = new TestN8n({ now: NOW });
		const url = await n8n.listen();
		let started = 0;
		let gone: () => void = () => undefined;
		const disconnected = new Promise<void>((resolve) => (gone = resolve));
		n8n.startExecution = async () => {
			if (++started > 1) return;
			await disconnected;
			if (failure !== undefined) throw failure;
		};

		const request = eventOf(customerAdded);
		await postAndCut(url, request, () => started === 1);
		gone();

		const answer = await fetch(`${url}?${request.search}`, { method: 'POST', body: request.body });
		expect([answer.status, await answer.text()]).toEqual([200, 'success']);
		expect([started, n8n.runs.length]).toEqual([starts, 1]);
		await n8n.close();
	});
});

/** Sends a request over a connection that is cut as soon as something is so. */
async function postAndCut(
	url: string,
	{ search, body }: ReturnType<typeof eventOf>,
	condition: () => boolean,
): Promise<void> {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	socket.write(
		`POST /webhook?${search} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n`,
	);
	socket.write(body);
	const closed = once(socket, 'close');
	await until(condition).finally(() => socket.destroy());
	await closed;
}
