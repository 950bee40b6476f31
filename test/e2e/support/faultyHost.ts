import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a host that hands out a token fails every call that carries it. */
export type Fault = 'reset' | '401' | '500' | 'timeout' | 'redirect';

/** A host for API calls of which none but the token exchange goes well, unless told so. */
export interface FaultyHost {
	readonly url: string;
	/** The token that it hands out, as nobody else does. */
	readonly token: string;
	/** The paths of what it was asked, but for token exchanges. */
	readonly asked: string[];
	/** From now on every call but the exchange fails so; undefined for a success. */
	fault: Fault | undefined;
	/** Where a redirect leads. */
	redirectTo: string;
	stop(): Promise<void>;
}

/** What a call that goes well is answered with. */
export const SUCCESS = { errcode: 0, errmsg: 'ok', follow_user: ['member_1'] };

/** Starts such a host on loopback. */
export async function startFaultyHost(): Promise<FaultyHost> {
	// Begins as the tokens of the simulator do, so that the tests that look back find it too.
	const token = `SIM_TOKEN_${randomUUID()}`;
	const server: Server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', host.url);
		const json = (status: number, body: object): void => {
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		};
		if (url.pathname === '/cgi-bin/gettoken') {
			json(200, { errcode: 0, errmsg: 'ok', access_token: token, expires_in: 7200 });
			return;
		}
		host.asked.push(url.pathname);
		const { fault } = host;
		if (fault === 'reset') request.socket.destroy();
		else if (fault === '401') json(401, { errmsg: 'no' });
		else if (fault === '500') json(500, { errmsg: 'broken' });
		else if (fault === 'redirect') {
			response.writeHead(302, { location: `${host.redirectTo}${request.url}` }).end();
		} else if (fault === undefined) json(200, SUCCESS);
		// What is to time out is never answered.
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const host: FaultyHost = {
		url: `http://127.0.0.1:${port}`,
		token,
		asked: [],
		fault: undefined,
		redirectTo: '',
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return host;
}
