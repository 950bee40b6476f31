import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before several n8n processes. */
export interface Balancer {
	url: string;
	stop(): Promise<void>;
}

/**
 * Starts a load balancer that knows nothing of callbacks: each request goes to the next process in
 * turn, so that a repeat often meets a process that has not seen the first.
 *
 * @param targets the processes' addresses
 */
export async function startBalancer(targets: readonly string[]): Promise<Balancer> {
	const agent = new Agent({ keepAlive: true });
	let turn = 0;
	const server = createServer((incoming, outgoing) => {
		const target = targets[turn++ % targets.length];
		const { method, headers, url } = incoming;
		const passedOn = request(`${target}${url}`, { method, headers, agent }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		passedOn.once('error', () => outgoing.destroy());
		incoming.pipe(passedOn);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: async () => {
			agent.destroy();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
