import { request, type IncomingMessage } from 'node:http';

import { e2eContext } from './support/context';

/** A page that somebody else has written, under a name that now leads to this machine. */
const FOREIGN = 'pages.example.com';

/** Asks n8n as the browser does for a page of another origin. */
async function askAsForeignPage(method: string, path: string): Promise<IncomingMessage> {
	const { hostname, port } = new URL(e2eContext().access.url);
	const host = `${FOREIGN}:${port}`;
	const headers = {
		host,
		origin: `http://${host}`,
		'content-type': 'application/json',
		...(method === 'OPTIONS' && {
			'access-control-request-method': 'POST',
			'access-control-request-headers': 'content-type,browser-id',
		}),
	};
	return await new Promise((resolve, reject) => {
		const sent = request({ hostname, port, method, path, headers }, (response) => {
			response.resume();
			response.once('end', () => resolve(response));
		});
		sent.once('error', reject);
		sent.end(method === 'POST' ? '{}' : undefined);
	});
}

test.each([
	['OPTIONS', '/rest/login'],
	['POST', '/rest/login'],
	['GET', '/rest/settings'],
	['GET', '/types/credentials.json'],
	['GET', '/healthz'],
])('%s %s lets no page of another origin in', async (method, path) => {
	const { headers } = await askAsForeignPage(method, path);
	expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});
