import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { constants } from 'node:crypto';
import {
	createServer as createTlsServer,
	type Server as TlsServer,
	type TLSSocket,
} from 'node:tls';

import type { Identity } from './selfSigned';

/** Something that listens on a port of this machine. */
export interface Listening {
	port: number;
	/** Refuses new connections until `accept`; those that there are stay. */
	refuse(): void;
	accept(): Promise<void>;
	stop(): Promise<void>;
}

/**
 * An emulated path to a port of this machine: bytes arrive half a round trip after they were sent, in each
 * direction, and a new connection takes one round trip more, as TCP's handshake does.
 */
export async function startPath(targetPort: number, roundTripMs: number): Promise<Listening> {
	const half = roundTripMs / 2;
	return await listen(
		createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
			const far = connect({
				port: targetPort,
				host: '127.0.0.1',
				noDelay: true,
				allowHalfOpen: true,
			});
			const ready = performance.now() + roundTripMs;
			carry(near, far, half, ready);
			carry(far, near, half, 0);
		}),
	);
}

/** Carries what comes from one end to the other, each piece `delay` later than it came or than `ready`. */
function carry(from: Socket, to: Socket, delay: number, ready: number): void {
	const waiting: Array<() => void> = [];
	const at = (work: () => void) => {
		const now = performance.now();
		// In order, whichever of two timers comes first.
		waiting.push(work);
		setTimeout(() => waiting.shift()?.(), Math.max(now, ready) + delay - now);
	};
	from.on('data', (bytes) => {
		at(() => {
			if (!to.destroyed) to.write(bytes);
		});
	});
	from.on('end', () => {
		at(() => to.end());
	});
	from.on('error', () => to.destroy());
	from.on('close', (hadError) => {
		if (hadError) to.destroy();
	});
}

/**
 * Ends TLS 1.3. No session is resumed: every connection is a new one.
 * @param target a plain port of this machine, or what takes the connections, which is cheaper
 */
export async function startTls(
	target: number | ((connection: TLSSocket) => void),
	identity: Identity,
): Promise<Listening> {
	const server = createTlsServer(
		{
			...identity,
			minVersion: 'TLSv1.3',
			secureOptions: constants.SSL_OP_NO_TICKET,
			noDelay: true,
		},
		typeof target === 'number' ? (secure) => pass(secure, target) : target,
	);
	server.on('tlsClientError', () => undefined);
	return await listen(server);
}

/** Passes a connection on to a plain port of this machine. */
function pass(secure: TLSSocket, port: number): void {
	const plain = connect({ port, host: '127.0.0.1', noDelay: true });
	secure.pipe(plain).pipe(secure);
	secure.on('error', () => plain.destroy());
	plain.on('error', () => secure.destroy());
}

async function listen(server: Server | TlsServer): Promise<Listening> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	const accept = async (port: number) => {
		server.listen({ port, host: '127.0.0.1', backlog: 1_024 });
		await once(server, 'listening');
	};
	await accept(0);
	const { port } = server.address() as AddressInfo;
	return {
		port,
		refuse: () => void server.close(),
		accept: async () => await accept(port),
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
