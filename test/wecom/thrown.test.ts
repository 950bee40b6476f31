import { createServer, type AddressInfo } from 'node:net';
import axios from 'axios';
import { OperationalError, UserError } from 'n8n-workflow';

import { BlockedError, ConnectionError, RefusedError } from '../../wecom/errors';
import { toWeComError } from '../../wecom/thrown';

const withCode = (code: string, more: object = {}) =>
	Object.assign(new Error(`${code} access_token=very-hidden`), { code, ...more });

describe('what the HTTP layer threw', () => {
	it.each([
		['ECONNREFUSED', 'notSent', false],
		['ENOTFOUND', 'notSent', false],
		['EAI_AGAIN', 'notSent', false],
		['EHOSTUNREACH', 'notSent', false],
		['ENETUNREACH', 'notSent', false],
		['EADDRNOTAVAIL', 'notSent', false],
		['ERR_INVALID_URL', 'notSent', true],
		['CERT_HAS_EXPIRED', 'notSent', true],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'notSent', true],
		['ECONNRESET', 'unknown', false],
		['ETIMEDOUT', 'unknown', false],
		['ECONNABORTED', 'unknown', false],
	])('with %s leaves the request %s', (code, certainty, isOfSetUp) => {
		const error = toWeComError(withCode(code));
		expect(error).toBeInstanceOf(ConnectionError);
		expect(error).toMatchObject({ systemCode: code, certainty, isOfSetUp });
		expect(error.message).not.toContain('hidden');
	});

	it('while it connected was not sent, whatever its code', () => {
		expect(toWeComError(withCode('ETIMEDOUT', { syscall: 'connect' }))).toMatchObject({
			certainty: 'notSent',
		});
		expect(toWeComError(withCode('ETIMEDOUT', { syscall: 'read' }))).toMatchObject({
			certainty: 'unknown',
		});
	});

	it('while the handshake of TLS was under way was not sent, in the words of Node.js itself', async () => {
		const server = createServer((socket) => socket.end());
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const thrown: unknown = await axios
			.post(`https://127.0.0.1:${port}/`, { a: 1 }, { proxy: false })
			.catch((error: unknown) => error);
		server.close();
		expect(toWeComError(thrown)).toMatchObject({ systemCode: 'ECONNRESET', certainty: 'notSent' });
	});

	it('is looked for among its causes', () => {
		const cause = new Error('outer', { cause: withCode('ENOTFOUND') });
		expect(toWeComError(new Error('outermost', { cause }))).toMatchObject({
			systemCode: 'ENOTFOUND',
		});
		const refused = new RefusedError(40014, 'invalid access_token');
		expect(toWeComError(new Error('outer', { cause: refused }))).toBe(refused);
	});

	it('is looked for in five of them at most', () => {
		const nested = (depth: number): Error =>
			depth === 1 ? withCode('ENOTFOUND') : new Error('outer', { cause: nested(depth - 1) });
		expect(toWeComError(nested(5))).toMatchObject({ systemCode: 'ENOTFOUND' });
		expect(toWeComError(nested(6))).toMatchObject({ systemCode: 'UNKNOWN' });
	});

	it('goes round in no circle', () => {
		const error: Error & { cause?: unknown } = new Error('its own cause');
		error.cause = error;
		expect(toWeComError(error)).toMatchObject({ systemCode: 'UNKNOWN', certainty: 'unknown' });
	});

	it.each([
		['connect ECONNREFUSED 127.0.0.1:80', 'ECONNREFUSED', 'notSent'],
		['connect ETIMEDOUT 203.0.113.7:443', 'ETIMEDOUT', 'notSent'],
		['read ECONNRESET', 'ECONNRESET', 'unknown'],
		['getaddrinfo EAI_AGAIN api.example.com', 'EAI_AGAIN', 'notSent'],
		['ECONNREFUSED', 'ECONNREFUSED', 'notSent'],
		['ETIMEDOUT', 'ETIMEDOUT', 'unknown'],
	])('is read from the text %j, all that n8n 1 leaves of it', (message, code, certainty) => {
		expect(toWeComError({ messages: [7, 'nothing here', message] })).toMatchObject({
			systemCode: code,
			certainty,
		});
	});

	it.each([undefined, null, 'text', 7, {}, { messages: 'ECONNRESET' }, { messages: ['nothing'] }])(
		'may be anything, such as %j',
		(thrown) => {
			expect(toWeComError(thrown)).toMatchObject({ systemCode: 'UNKNOWN', certainty: 'unknown' });
		},
	);
});

describe('what n8n itself refuses', () => {
	it('is passed on in its words: the user can help it', () => {
		const refusal = new UserError('Domain not allowed', { description: 'Allow it' });
		const error = toWeComError(refusal);
		expect(error).toBeInstanceOf(BlockedError);
		expect(error).toMatchObject({
			reason: 'Domain not allowed',
			details: 'Allow it',
			certainty: 'refused',
		});
	});

	it('on the way leaves open what was done', () => {
		const refusal = new OperationalError('Blocked address');
		expect(toWeComError(refusal)).toMatchObject({
			reason: 'Blocked address',
			details: '',
			certainty: 'unknown',
		});
	});

	it('is told by the name of its class, in the words of n8n 1 too, and not where a node has failed', () => {
		class ApplicationError extends Error {}
		class NodeError extends ApplicationError {}
		class NodeApiError extends NodeError {}
		const refused = new ApplicationError('Domain not allowed');
		expect(toWeComError(refused)).toMatchObject({
			reason: 'Domain not allowed',
			details: '',
			certainty: 'refused',
		});
		const cause = withCode('ECONNRESET');
		const ofNode = Object.assign(new NodeApiError('failed'), { cause });
		expect(toWeComError(ofNode)).toMatchObject({ systemCode: 'ECONNRESET' });
		expect(toWeComError(Object.assign(ofNode, { cause: refused }))).toMatchObject({
			reason: 'Domain not allowed',
		});
	});

	it('may have no words', () => {
		class UserError {
			readonly message = 5;
			readonly description = null;
		}
		expect(toWeComError(new UserError())).toMatchObject({ reason: '', details: '' });
	});
});
