import { Agent, createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, getSignature } from '@wecom/crypto';
import axios, { type AxiosRequestConfig, type AxiosResponse } from 'axios';

import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { loadEndpoints } from '../../contract/load';
import type { JsonObject } from '../../simulator/types';
import { checkReply } from './checkReply';

export const START = Date.parse('2026-01-05T09:00:00Z');
export const SECOND = 1000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const raw = axios.create({
	proxy: false,
	validateStatus: () => true,
	timeout: 10_000,
	// A kept connection would answer for a server that is gone.
	httpAgent: new Agent({ keepAlive: false }),
});

/** An API client of one app, with a token that it fetches once. */
export interface Client {
	/** Calls an endpoint of the contract; gives the reply, which has to be as the contract says. */
	call(endpoint: string, input?: JsonObject): Promise<Record<string, unknown>>;
	/** The errcode of a call. */
	code(endpoint: string, input?: JsonObject): Promise<unknown>;
	/** Sends a request with the token. */
	send(endpoint: string, config: AxiosRequestConfig): Promise<AxiosResponse<unknown>>;
	/** Uploads a file as multipart/form-data. */
	upload(
		endpoint: string,
		query: JsonObject,
		file: { filename: string; data: Buffer; type?: string; field?: string },
	): Promise<Record<string, unknown>>;
	/** Fetches a new token. */
	login(): Promise<string>;
	token: string;
}

/** Logs an app of the simulator in. */
export async function createClient(simulator: Simulator, appName = 'main'): Promise<Client> {
	const app = present(simulator.settings.apps.find((candidate) => candidate.name === appName));
	const client: Client = {
		token: '',
		login: async () => {
			const reply = await raw.get<{ access_token: string }>(
				`${simulator.baseUrl}/cgi-bin/gettoken`,
				{ params: { corpid: simulator.settings.corpId, corpsecret: app.secret } },
			);
			client.token = reply.data.access_token;
			return client.token;
		},
		send: (endpoint, config) => {
			const { method, path } = present(loadEndpoints().get(endpoint));
			const params: JsonObject = { access_token: client.token, ...(config.params as JsonObject) };
			return raw.request<unknown>({ ...config, method, url: simulator.baseUrl + path, params });
		},
		call: async (endpoint, input = {}) => {
			const { method } = present(loadEndpoints().get(endpoint));
			const config = method === 'GET' ? { params: input } : { data: input };
			const reply = (await client.send(endpoint, config)).data as Record<string, unknown>;
			checkReply(endpoint, reply);
			return reply;
		},
		code: async (endpoint, input) => (await client.call(endpoint, input)).errcode,
		upload: async (endpoint, params, { filename, data, type, field = 'media' }) => {
			const form = new FormData();
			form.append(field, new Blob([new Uint8Array(data)], { type: type ?? '' }), filename);
			return (await client.send(endpoint, { params, data: form })).data as Record<string, unknown>;
		},
	};
	await client.login();
	return client;
}

/**
 * Starts a simulator for the tests of a file, at a fixed time, and stops it at the end.
 * `world.simulator` is as new before each test.
 */
export function useSimulator({ mayFail, ...options }: SimulatorOptions & { mayFail?: true } = {}): {
	simulator: Simulator;
	client: Client;
} {
	const world = {} as { simulator: Simulator; client: Client };
	beforeAll(async () => {
		world.simulator = createSimulator({ fixedTime: START, ...options });
		await world.simulator.start();
	});
	beforeEach(async () => {
		world.simulator.reset();
		world.client = await createClient(world.simulator);
	});
	// What the simulator does wrong itself is never what a test is about, but for those of its faults.
	if (!mayFail) {
		afterEach(() => expect(world.simulator.ledger.internalFaults()).toEqual([]));
	}
	afterAll(() => world.simulator.stop());
	return world;
}

export const CALLBACK = {
	token: 'SimTestToken0001',
	encodingAesKey: 'kZ3vN8qLw1TjR6yHb0XcF5mUe9GsPa2DoI7tKfMxQrV',
};

/** A callback as a receiver sees it, read with the official library. */
export interface ReceivedCallback {
	method: string;
	query: URLSearchParams;
	envelope: string;
	signatureOk: boolean;
	message: string;
	receiveId: string;
}

async function readText(req: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of req) text += String(chunk);
	return text;
}

/** A callback URL that keeps what it gets; `answer` decides about each, by default 200. */
export class Receiver {
	readonly received: ReceivedCallback[] = [];
	answer: (
		callback: ReceivedCallback,
		count: number,
	) => { status: number; body?: string } | 'never' = (callback) => ({
		status: 200,
		body: callback.method === 'GET' ? callback.message : '',
	});
	private server: Server | undefined;

	get url(): string {
		return `http://127.0.0.1:${(present(this.server).address() as AddressInfo).port}/wecom?keep=1`;
	}

	async start(): Promise<void> {
		this.server = createServer((req, res) => {
			void readText(req).then((envelope) => {
				const query = new URL(req.url ?? '', 'http://localhost').searchParams;
				const encrypted =
					query.get('echostr') ?? /<Encrypt><!\[CDATA\[(.+?)]]>/.exec(envelope)?.[1] ?? '';
				const signature = getSignature(
					CALLBACK.token,
					query.get('timestamp') ?? '',
					query.get('nonce') ?? '',
					encrypted,
				);
				const { message, id } = decrypt(CALLBACK.encodingAesKey, encrypted);
				const callback: ReceivedCallback = {
					method: req.method ?? '',
					query,
					envelope,
					signatureOk: signature === query.get('msg_signature'),
					message,
					receiveId: id,
				};
				this.received.push(callback);
				const reply = this.answer(callback, this.received.length);
				if (reply !== 'never') res.writeHead(reply.status).end(reply.body);
			});
		});
		await new Promise<void>((resolve) => present(this.server).listen(0, '127.0.0.1', resolve));
	}

	async stop(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => this.server?.close(resolve));
	}

	/** The text of an element in each message received. */
	texts(element: string): Array<string | undefined> {
		const pattern = new RegExp(`<${element}>(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</${element}>`);
		return this.received.map(({ message }) => pattern.exec(message)?.[1]);
	}
}

/** What has to be there; a test that finds nothing fails here. */
export function present<T>(value: T | null | undefined): T {
	if (value === null || value === undefined) throw new Error('nothing is there');
	return value;
}

/** The ids of a member's customers, in the order in which they came. */
export function customerIds(simulator: Simulator, userid: string): string[] {
	return [...present(simulator.corp.people.members.get(userid)).follows.keys()];
}

/** The first customer of a member. */
export function customerOf(simulator: Simulator, userid = 'member_1'): string {
	return present(customerIds(simulator, userid)[0]);
}
