import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sharedTokens } from '../../../wecom/token';
import { runNode } from '../../../support/harness/runNode';
import { useSimulator } from '../../../support/harness/useSimulator';

const SECRET = 'SECRET/OF+THIS=TEST';
const TOKEN = 'TOKEN/OF+THIS=TEST';

const NEW_TAGS = {
	addTo: 'name',
	group_name: 'Level',
	tag: { values: [{ name: 'Gold', additionalFields: {} }] },
};

/** A host that answers as a test says, and keeps what it was asked. */
function useHost() {
	let server: Server;
	const asked: string[] = [];
	const host = {
		asked,
		answer: (_request: IncomingMessage, response: ServerResponse): void => void response.end(),
		get url() {
			return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		},
	};
	beforeEach(async () => {
		asked.length = 0;
		server = createServer((request, response) => {
			asked.push(request.url ?? '');
			host.answer(request, response);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterEach(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return host;
}

const json = (response: ServerResponse, body: object): void =>
	void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));

const isExchange = ({ url }: IncomingMessage): boolean =>
	url?.startsWith('/cgi-bin/gettoken') === true;

beforeEach(() => sharedTokens.clear());

describe('an API host that is not WeCom', () => {
	const host = useHost();
	const elsewhere = useHost();

	const run = async (id: string, fields = {}, baseUrl = host.url) => {
		const [resource = '', operation = ''] = id.split('.');
		return await runNode({
			credential: { corpId: 'wwExampleCorp', secret: SECRET, baseUrl },
			parameters: { resource, operation, ...fields },
		});
	};
	const redirect = (status: number) => (request: IncomingMessage, response: ServerResponse) =>
		void response.writeHead(status, { location: `${elsewhere.url}${request.url}` }).end();

	beforeEach(() => {
		elsewhere.answer = (_request, response) => {
			json(response, { errcode: 0, access_token: 'stranger', expires_in: 7200, follow_user: [] });
		};
	});

	it.each([301, 302, 307, 308])(
		'and redirects the token exchange with %i gets nobody the secret',
		async (status) => {
			host.answer = redirect(status);
			const { error } = await run('followUser.getAll');
			expect(elsewhere.asked).toEqual([]);
			expect(host.asked).toHaveLength(1);
			expect(error?.message).toContain(`redirect (HTTP status ${status})`);
			expect(error?.description ?? error?.message).toContain(elsewhere.url);
		},
	);

	it.each([301, 302, 307, 308])(
		'and redirects a call with %i gets nobody the token, and its answer is no success',
		async (status) => {
			host.answer = (request, response) => {
				if (isExchange(request)) json(response, { access_token: TOKEN, expires_in: 7200 });
				else redirect(status)(request, response);
			};
			for (const [id, fields] of [
				['followUser.getAll', {}],
				['corpTag.create', NEW_TAGS],
			] as const) {
				const { error, json: items } = await run(id, fields);
				expect(items).toEqual([]);
				expect(error).toBeDefined();
			}
			expect(elsewhere.asked).toEqual([]);
		},
	);

	it('and repeats the secret in what it says of the exchange is quoted without it', async () => {
		host.answer = (_request, response) =>
			json(response, {
				errcode: 40001,
				errmsg: `invalid ${SECRET} or ${encodeURIComponent(SECRET)}`,
			});
		const { error } = await run('followUser.getAll');
		expect(`${error?.message} ${error?.description}`).toContain('invalid [hidden] or [hidden]');
	});

	it('and repeats the token in what it says of a call is quoted without it', async () => {
		host.answer = (request, response) => {
			if (isExchange(request)) json(response, { access_token: TOKEN, expires_in: 7200 });
			else
				json(response, { errcode: 40058, errmsg: `no ${TOKEN}, u=${encodeURIComponent(TOKEN)}` });
		};
		const { error } = await run('followUser.getAll');
		expect(error?.description).toContain('no [hidden], u=[hidden]');
	});

	it.each([
		['{host}/cgi-bin', 'must end before /cgi-bin'],
		['127.0.0.1:1', 'must start with https:// or http://'],
	])('by its URL (%s) is named at once', async (template, words) => {
		const start = performance.now();
		const { error } = await run('followUser.getAll', {}, template.replace('{host}', host.url));
		expect(error?.message).toContain(words);
		expect(host.asked).toEqual([]);
		// Four attempts, as for a passing fault, take at least 1.7 seconds.
		expect(performance.now() - start).toBeLessThan(1_700);
	});
});

describe('n8n’s option "Custom API Call"', () => {
	const wecom = useSimulator();

	it.each([
		['as the resource', { resource: '__CUSTOM_API_CALL__' }],
		['as the operation', { resource: 'customer', operation: '__CUSTOM_API_CALL__' }],
	])('chosen %s leads to words and to no request', async (_where, parameters) => {
		const { error } = await runNode({ credential: wecom.credential(), parameters });
		expect(error?.message).toBe('"Custom API Call" is not an operation of this node');
		expect(error?.description).toContain('HTTP Request node');
		expect(wecom.simulator.tokens.exchanges()).toEqual({});
	});
});
