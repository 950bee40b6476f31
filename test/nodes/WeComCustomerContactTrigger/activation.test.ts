import { NodeOperationError, type ICredentialDataDecryptedObject } from 'n8n-workflow';

import { WeComCustomerContactTrigger } from '../../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import { credential, TestN8n } from './n8n';

describe('activation', () => {
	it('succeeds with Corp ID, Callback Token and EncodingAESKey', async () => {
		await expect(new TestN8n().activate()).resolves.toBeUndefined();
	});

	it.each<[string, ICredentialDataDecryptedObject, string]>([
		['without Corp ID', { corpId: '' }, 'Corp ID is missing'],
		['with a blank in Corp ID', { corpId: 'ww 1' }, 'Corp ID must not contain spaces'],
		['without Callback Token', { callbackToken: '' }, 'Callback Token is missing'],
		[
			'with a Callback Token of 33 characters',
			{ callbackToken: 'a'.repeat(33) },
			'Callback Token must be 1 to 32 letters (A–Z, a–z) and digits; yours has 33 characters',
		],
		['without EncodingAESKey', { callbackSecretKey: '' }, 'EncodingAESKey is missing'],
		[
			'with an EncodingAESKey of 42 characters',
			{ callbackSecretKey: 'k'.repeat(42) },
			'EncodingAESKey must be exactly 43 letters (A–Z, a–z) and digits; yours has 42 characters',
		],
		[
			'with a slash in EncodingAESKey',
			{ callbackSecretKey: `${'k'.repeat(42)}/` },
			'EncodingAESKey must be exactly 43 letters (A–Z, a–z) and digits; yours has 43 characters',
		],
	])('fails %s and says so', async (_what, change, fault) => {
		const n8n = new TestN8n({ credential: { ...credential, ...change } });
		const failure = await n8n.activate().catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NodeOperationError);
		expect((failure as NodeOperationError).message).toBe(
			`The credential cannot be used for callbacks: ${fault}`,
		);
		expect((failure as NodeOperationError).description).toContain('接收消息');
	});

	it('names all that is wrong at once', async () => {
		const n8n = new TestN8n({ credential: { corpId: 'ww1', secret: 's' } });
		await expect(n8n.activate()).rejects.toThrow(
			'Callback Token is missing; EncodingAESKey is missing',
		);
	});

	it('fails without a chosen event', async () => {
		const n8n = new TestN8n({ parameters: { events: [] } });
		await expect(n8n.activate()).rejects.toThrow('Trigger On is empty: choose at least one event');
	});

	it('leaves no value of the credential in its message', async () => {
		const callbackSecretKey = 'Example+Key+Of+Another+Form';
		const callbackToken = 'Example-Token-Of-Another-Form';
		const n8n = new TestN8n({ credential: { ...credential, callbackSecretKey, callbackToken } });
		const failure = (await n8n.activate().catch((error: unknown) => error)) as NodeOperationError;
		const text = JSON.stringify([failure, failure.message, failure.description, failure.stack]);
		for (const secret of [callbackSecretKey, callbackToken, String(credential.secret)]) {
			expect(text).not.toContain(secret);
		}
	});

	it('checks anew each time, and has nothing to remove in WeCom', async () => {
		const { webhookMethods } = new WeComCustomerContactTrigger();
		for (const methods of [webhookMethods.setup, webhookMethods.default]) {
			await expect(methods.checkExists.call({} as never)).resolves.toBe(false);
			const context = { getWorkflow: () => ({}), getNode: () => ({ id: 'n' }) };
			await expect(methods.delete.call(context as never)).resolves.toBe(true);
		}
	});
});

describe('a second trigger with the same credential', () => {
	const deactivate = async (id: string) => {
		const { webhookMethods } = new WeComCustomerContactTrigger();
		const context = { getWorkflow: () => ({ id }), getNode: () => ({ id: 'node_1' }) };
		await webhookMethods.default.delete.call(context as never);
	};
	beforeEach(async () => {
		for (const id of ['a', 'b', 'workflow_1']) await deactivate(id);
	});

	const warnings = ({ logs }: TestN8n) => logs.filter(({ level }) => level === 'warn');

	it('is activated, and the log says that an app has one URL', async () => {
		await new TestN8n({ workflowId: 'a' }).activate();
		const second = new TestN8n({ workflowId: 'b' });
		await second.activate();
		expect(warnings(second).map(({ message }) => message)).toEqual([
			expect.stringContaining('An app of WeCom has one callback URL'),
		]);
	});

	it('is none where it is of another app, or the same one again', async () => {
		await new TestN8n({ workflowId: 'a' }).activate();
		const same = new TestN8n({ workflowId: 'a' });
		await same.activate();
		const app = { ...credential, callbackToken: 'AnotherToken' };
		const other = new TestN8n({ workflowId: 'b', credential: app });
		await other.activate();
		expect([...warnings(same), ...warnings(other)]).toEqual([]);
	});

	it('is none once the first is gone', async () => {
		await new TestN8n({ workflowId: 'a' }).activate();
		await deactivate('a');
		const second = new TestN8n({ workflowId: 'b' });
		await second.activate();
		expect(warnings(second)).toEqual([]);
	});
});

describe('a workflow whose credential was emptied after its activation', () => {
	it('refuses every request', async () => {
		const { callbackToken: _, ...rest } = credential;
		const n8n = new TestN8n({ credential: rest });
		for (const method of ['GET', 'POST'] as const) {
			expect(await n8n.inject({ method, search: 'msg_signature=' })).toMatchObject({
				status: 503,
				body: '',
			});
		}
		expect(n8n.logs).toMatchObject([
			{ level: 'warn', data: { reason: 'credential', detail: 'callbackToken missing' } },
			{ level: 'warn' },
		]);
	});
});
