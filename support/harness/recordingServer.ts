import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { JsonObject } from '../../wecom/types';
import type { CredentialFields } from './credentials';

/** A request as it arrived, without its access_token. */
export interface RecordedRequest {
	method: string;
	path: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** What the server answers with: JSON, or anything else as bytes. */
export type Answer =
	JsonObject | { status: number; headers: Record<string, string>; bytes: Buffer };

/** Gives the answer to the next request; `index` counts those since the last `take`. */
export type Answering = (request: RecordedRequest, index: number) => Answer | Promise<Answer>;

/**
 * A host for API calls that keeps what it is asked and answers what the test says. It knows nothing of
 * WeCom but the token exchange, which it does not record.
 */
export class RecordingServer {
	private readonly server: Server;
	private requests: RecordedRequest[] = [];
	/** How requests are answered from now on. */
	answering: Answering = () => ({ errcode: 0, errmsg: 'ok' });

	constructor() {
		this.server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
				const { access_token: _token, ...query } = Object.fromEntries(searchParams);
				const { method = '', headers } = request;
				const recorded = { method, path: pathname, query, headers, body: Buffer.concat(chunks) };
				const answer = pathname === '/cgi-bin/gettoken' ? TOKEN : this.answerTo(recorded);
				void Promise.resolve(answer).then((given) => {
					const { status, headers: sent, bytes } = toBytes(given);
					response.writeHead(status, sent).end(bytes);
				});
			});
		});
	}

	/** Starts listening on loopback. */
	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	/** Closes all connections and stops. */
	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** A credential for this host. */
	get credential(): CredentialFields {
		const { port } = this.server.address() as AddressInfo;
		return {
			corpId: 'wwExampleCorp',
			secret: 'secret-of-the-recording-server',
			agentId: '1000021',
			baseUrl: `http://127.0.0.1:${port}`,
		};
	}

	/** The requests since the last call. */
	take(): RecordedRequest[] {
		const taken = this.requests;
		this.requests = [];
		return taken;
	}

	private answerTo(request: RecordedRequest): Answer | Promise<Answer> {
		this.requests.push(request);
		return this.answering(request, this.requests.length - 1);
	}
}

const TOKEN: Answer = {
	errcode: 0,
	errmsg: 'ok',
	access_token: 'token-of-the-recording-server',
	expires_in: 7200,
};

function toBytes(answer: Answer) {
	if ('bytes' in answer && Buffer.isBuffer(answer.bytes)) {
		return answer as Extract<Answer, { bytes: Buffer }>;
	}
	const headers = { 'content-type': 'application/json; charset=UTF-8' };
	return { status: 200, headers, bytes: Buffer.from(JSON.stringify(answer)) };
}
