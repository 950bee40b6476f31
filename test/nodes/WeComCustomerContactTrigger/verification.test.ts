import type { IWebhookFunctions } from 'n8n-workflow';

import { WeComCustomerContactTrigger } from '../../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import { vector } from '../../wecom/callback/contract';
import { CallbacksSeen } from '../../../nodes/shared/callbacksSeen';
import { readCallbackSettings } from '../../../wecom/callback/settings';
import { sender, verificationQuery } from '../../wecom/callback/request';
import { credential, TestN8n } from './n8n';
import { MemoryResponse } from './response';
import { AT, customerAdded, eventOf, post, verificationOf } from './send';

const NOW = AT * 1000;

describe('the verification of the URL', () => {
	it('is answered with the text of the contract, its bytes and nothing else', async () => {
		const { request, response, timestamp } = vector('url_verification');
		const n8n = new TestN8n({ now: Number(timestamp) * 1000 });
		const url = await n8n.listen();
		const start = performance.now();
		const answer = await fetch(`${url}?${new URL(request?.url ?? '').search.slice(1)}`);
		const bytes = Buffer.from(await answer.arrayBuffer());
		expect(performance.now() - start).toBeLessThan(1000);
		expect(answer.status).toBe(200);
		expect(bytes).toEqual(Buffer.from(response?.body ?? ''));
		expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(answer.headers.get('content-length')).toBe(String(bytes.length));
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		await n8n.close();
	});

	it('starts no workflow', async () => {
		const n8n = new TestN8n({ now: NOW });
		expect(await n8n.inject(verificationOf('123'))).toMatchObject({ status: 200, body: '123' });
		expect(n8n.runs).toEqual([]);
	});

	it('is answered whatever events are chosen', async () => {
		const n8n = new TestN8n({
			now: NOW,
			parameters: { events: ['change_external_chat.create'], filters: { members: 'nobody' } },
		});
		expect(await n8n.inject(verificationOf('123'))).toMatchObject({ status: 200 });
	});

	it('is answered each time: the settings may be saved twice', async () => {
		const n8n = new TestN8n({ now: NOW });
		const request = verificationOf('123');
		expect(await n8n.inject(request)).toMatchObject({ status: 200, body: '123' });
		expect(await n8n.inject(request)).toMatchObject({ status: 200, body: '123' });
	});

	it('never gives away an event whose parameters somebody recorded', async () => {
		const n8n = new TestN8n({ now: NOW });
		const { search, body } = eventOf(customerAdded);
		const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(body.toString())?.[1] ?? '';
		const answer = await n8n.inject({
			method: 'GET',
			search: `${search}&echostr=${encodeURIComponent(encrypted)}`,
		});
		expect(answer).toMatchObject({ status: 400, body: '' });
	});
});

describe('the last request of WeCom', () => {
	const settingsOf = () => {
		const read = readCallbackSettings(credential);
		if (!read.ok) throw new Error('the settings of the test are well formed');
		return read.settings;
	};

	it('is remembered for the check of the connection, verification or event', async () => {
		for (const request of [verificationOf('123'), eventOf(customerAdded)]) {
			const n8n = new TestN8n({ now: NOW + 1 });
			await n8n.inject(request);
			expect(n8n.environment.seen.lastFor(settingsOf())).toBe(NOW + 1);
		}
	});

	it('is none that was refused', async () => {
		const n8n = new TestN8n({ now: NOW });
		const environment = { ...n8n.environment, seen: new CallbacksSeen() };
		const other = new TestN8n({ now: NOW, environment });
		const good = eventOf(customerAdded);
		await other.inject({ ...good, search: good.search.replace('nonce=', 'nonce=0') });
		expect(environment.seen.lastFor(settingsOf())).toBeUndefined();
		await other.inject(good);
		expect(environment.seen.lastFor(settingsOf())).toBe(NOW);
	});
});

describe('the test listener', () => {
	it('is still there after the verification, and ends with the first event', async () => {
		const n8n = new TestN8n({ now: NOW, mode: 'manual' });
		await n8n.inject(verificationOf('123'));
		expect(n8n.listening).toBe(true);
		await post(n8n, customerAdded);
		expect([n8n.listening, n8n.runs.length]).toEqual([false, 1]);
	});

	it('is still there after a refused request and an event that was not chosen', async () => {
		const events = ['change_external_contact.add_external_contact'];
		const n8n = new TestN8n({ now: NOW, mode: 'manual', parameters: { events } });
		await n8n.inject({ method: 'POST', search: '', body: Buffer.from('x') });
		await post(n8n, { Event: 'change_external_chat', ChangeType: 'create' });
		expect(n8n.listening).toBe(true);
	});

	it('takes the same event again when it listens again', async () => {
		const n8n = new TestN8n({ now: NOW, mode: 'manual' });
		await post(n8n, customerAdded);
		n8n.listening = true;
		await post(n8n, customerAdded);
		expect(n8n.runs).toHaveLength(2);
	});
});

describe('the trigger as n8n makes it', () => {
	it('goes by the clock of the process', async () => {
		const response = new MemoryResponse();
		const context = {
			getWebhookName: () => 'setup',
			getQueryData: () => verificationQuery(sender, '123', Math.floor(Date.now() / 1000)),
			getCredentials: async () => await Promise.resolve(credential),
			getNode: () => ({ id: 'node_1' }),
			getWorkflow: () => ({ id: 'workflow_1' }),
			getResponseObject: () => response,
		} as unknown as IWebhookFunctions;
		const { webhook } = new WeComCustomerContactTrigger();
		expect(await webhook.call(context)).toEqual({ noWebhookResponse: true });
		expect(response.answer()).toMatchObject({ status: 200, body: '123' });
	});
});
