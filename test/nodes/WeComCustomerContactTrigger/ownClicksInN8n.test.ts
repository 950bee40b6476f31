import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { until } from '../../../support/harness/until';
import { provenClick } from '../../../wecom/ask/proof';
import { keyOfAddress } from '../../../wecom/ask/key';
import { sender, settingsOf } from '../../wecom/callback/request';
import { TestN8n, type TestN8nOptions } from './n8n';
import { AT, eventOf } from './send';

const ASK = 'A'.repeat(22);
const SIGNATURE = '0'.repeat(64);
const KEY = keyOfAddress(`http://h/w/77/node_1?ask=${ASK}&answer=1&signature=${SIGNATURE}`) ?? '';

interface Received {
	url: string;
	body: unknown;
}

/** What stands where n8n has its waiting runs. */
let server: Server;
let received: Received[];
interface Given {
	status: number;
	body: string;
	headers?: Record<string, string>;
}
let answers: Given[];

beforeEach(async () => {
	received = [];
	answers = [];
	server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			received.push({ url: request.url ?? '', body: text === '' ? undefined : JSON.parse(text) });
			const { status, body, headers } = answers.shift() ?? RECORDED;
			response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const RECORDED: Given = { status: 200, body: '{"wecomAsk":"recorded"}' };
const here = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const n8nWith = (options: TestN8nOptions = {}) =>
	new TestN8n({
		now: AT * 1000,
		waitingUrl: `${here()}/sub/waiting`,
		parameters: { events: ['template_card_event'] },
		...options,
	});

const clickOn = (key: string, userid = 'member_a', code = 'code_1') =>
	eventOf({
		FromUserName: userid,
		CreateTime: AT,
		MsgType: 'event',
		Event: 'template_card_event',
		EventKey: key,
		TaskId: 'task_1',
		ResponseCode: code,
	});

/** Waits until so many requests have come, and a little longer for those that should not. */
async function settled(count: number): Promise<void> {
	await until(() => received.length >= count);
	await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a click on a card by which somebody is asked', () => {
	it('is acknowledged, starts nothing, and is handed on with its proof', async () => {
		const n8n = n8nWith();
		expect(await n8n.inject(clickOn(KEY))).toMatchObject({ status: 200, body: 'success' });
		await settled(1);
		expect(n8n.runs).toEqual([]);
		expect(n8n.logs[0]).toMatchObject({
			level: 'debug',
			data: { reason: 'ownClick', event: 'template_card_event' },
		});
		expect(received.map(({ url }) => url)).toEqual([
			`/sub/waiting/77/node_1?ask=${ASK}&answer=1&signature=${SIGNATURE}`,
		]);
		const question = { ask: ASK, answer: 1 };
		expect(provenClick(question, received[0]?.body, settingsOf(sender))).toEqual({
			...question,
			userid: 'member_a',
			responseCode: 'code_1',
		});
	});

	it.each<[string, TestN8nOptions]>([
		['other events are chosen', { parameters: { events: ['customer_contact.*'] } }],
		['a filter lets nothing pass', { parameters: { filters: { members: ['member_z'] } } }],
		['a filter is broken', { parameters: { filters: { members: '={{ undefined }}' } } }],
		['the editor listens', { mode: 'manual' }],
	])('is handed on where %s', async (_what, options) => {
		const n8n = n8nWith(options);
		expect(await n8n.inject(clickOn(KEY))).toMatchObject({ status: 200 });
		await settled(1);
		expect(received).toHaveLength(1);
		expect(n8n.listening).toBe(true);
	});

	it('is handed on once, however often WeCom or somebody else sends it', async () => {
		const n8n = n8nWith();
		const click = clickOn(KEY);
		for (const request of [click, click, clickOn(KEY)]) await n8n.inject(request);
		await settled(1);
		expect(received).toHaveLength(1);
	});

	it('goes to this n8n alone, whatever stands in the key', async () => {
		const n8n = n8nWith();
		const keys = [
			KEY.replace('@77@', '@//evil.example@'),
			KEY.replace('@77@', '@..@'),
			KEY.replace(/@[^@]+(?=@A{22})/, `@${Buffer.from('/../x?').toString('base64url')}`),
			KEY.replace(/@[^@]+(?=@A{22})/, `@${Buffer.from('@evil.example/').toString('base64url')}`),
		];
		for (const key of keys) await n8n.inject(clickOn(key));
		await settled(2);
		for (const { url } of received) expect(url).toMatch(/^\/sub\/waiting\/77\/%[^/?]+\?ask=/);
	});

	it('follows no redirect', async () => {
		answers = [{ status: 307, body: '', headers: { location: `${here()}/elsewhere` } }];
		await n8nWith().inject(clickOn(KEY));
		await settled(2);
		expect(received.map(({ url }) => url.split('?')[0])).toEqual([
			'/sub/waiting/77/node_1',
			'/sub/waiting/77/node_1',
		]);
	});

	it('is handed on again until the run is there, and WeCom waits for none of it', async () => {
		answers = [
			{ status: 409, body: '{"message":"is running already"}' },
			{ status: 200, body: '"<html>the editor</html>"' },
		];
		const n8n = n8nWith();
		expect(await n8n.inject(clickOn(KEY))).toMatchObject({ status: 200 });
		expect(received).toEqual([]);
		await settled(3);
		expect(received).toHaveLength(3);
		expect(n8n.logs).toContainEqual({
			level: 'info',
			message: 'WeCom click on a card that waits for an answer',
			data: { executionId: '77', nodeName: 'Trigger', outcome: 'recorded', tries: 3, last: 200 },
		});
	});

	it('tells in the log when it came nowhere, without anything secret', async () => {
		const n8n = n8nWith({ waitingUrl: 'http://127.0.0.1:9/waiting' });
		await n8n.inject(clickOn(KEY));
		await until(() => n8n.logs.some(({ level }) => level === 'warn'));
		const text = JSON.stringify(n8n.logs);
		expect(text).toContain('unanswered');
		for (const secret of [sender.token, sender.encodingAesKey, SIGNATURE, ASK]) {
			expect(text).not.toContain(secret);
		}
	});

	it('goes nowhere where n8n does not say where its runs are', async () => {
		const n8n = n8nWith({ waitingUrl: '' });
		expect(await n8n.inject(clickOn(KEY))).toMatchObject({ status: 200 });
		await settled(0);
		expect(received).toEqual([]);
		expect(n8n.thrown).toEqual([]);
	});
});

describe('a click on any other card', () => {
	it.each([
		['a key of its own', 'approve'],
		['a key that only begins like ours', 'n8n-wecom-ask-1@77'],
		['a signature that is cut', KEY.slice(0, -1)],
	])('starts the workflow, with %s', async (_what, key) => {
		const n8n = n8nWith();
		await n8n.inject(clickOn(key));
		expect(n8n.runs).toMatchObject([{ event: 'template_card_event', EventKey: key }]);
		await settled(0);
		expect(received).toEqual([]);
	});

	it('starts the workflow where nobody is named', async () => {
		const n8n = n8nWith();
		await n8n.inject(clickOn(KEY, ''));
		await settled(0);
		expect(received).toEqual([]);
	});
});
