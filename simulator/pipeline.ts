import type { IncomingMessage, ServerResponse } from 'node:http';
import {
	admit,
	buildRoutes,
	describeBody,
	readContent,
	readQuery,
	withoutSecrets,
	type Engine,
	type Received,
	type Route,
} from './admission';
import { errorMessage, WeComError } from './errors';
import type { Fault } from './faults';
import { BinaryReply, type Resource } from './handler';
import { readBody } from './http/body';
import { proxyErrorPage, sendJson, sendText, sendTruncated } from './http/reply';
import type { RequestRecord } from './ledger';
import { recordKeys } from './recordKeys';
import type { Milliseconds, Reply } from './types';

const wait = (ms: Milliseconds) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One request on its way through. */
interface Passage {
	route: Route;
	req: IncomingMessage;
	res: ServerResponse;
	received: Received;
	record: RequestRecord;
	/** Why the body could not be read, told after the token was checked. */
	malformed: unknown;
	fault: Fault | undefined;
	/** The records that it writes, and whether another call is writing one of them. */
	writes: string[];
	collides: boolean;
	/** Calls of the endpoint under way, this one included. */
	running: number;
}

/**
 * Makes the function that answers API calls.
 * @returns a function that answers one request; it gives false for a path that is not in the contract
 */
export function createPipeline(engine: Engine, resources: Resource[]) {
	const routes = buildRoutes(resources);
	const { settings, ledger, faults, tokens } = engine;

	const refusal = (passage: Passage, error: WeComError): Reply => {
		const { record, received, route } = passage;
		const hint = `${record.at}${String(record.number).padStart(6, '0')}`;
		const errmsg = errorMessage(error.code, error.message, hint, received.ip);
		return { errcode: error.code, errmsg, ...route.handler?.errorFields };
	};

	/** Lets the call in and does the work. A refusal is a reply like any other. */
	const perform = async (passage: Passage): Promise<Reply | BinaryReply> => {
		const { route, received, req, record } = passage;
		try {
			if (passage.malformed) throw passage.malformed;
			const call = admit(route, received, req, engine, record);
			if (passage.running > settings.concurrentCalls) throw new WeComError(45033);
			if (settings.strictConcurrency && passage.collides) throw new WeComError(45035);
			if (!route.handler) throw new WeComError(48005, `${route.endpoint.id} is not simulated yet`);
			const result = route.handler.work(call);
			const reply = result instanceof Promise ? await result : result;
			record.worked = true;
			return reply instanceof BinaryReply ? reply : { errcode: 0, errmsg: 'ok', ...reply };
		} catch (error) {
			if (error instanceof WeComError) return refusal(passage, error);
			throw error;
		}
	};

	const send = ({ res, record }: Passage, reply: Reply | BinaryReply) => {
		if (reply instanceof BinaryReply) {
			record.status = reply.status;
			res.writeHead(reply.status, { ...reply.headers, 'Content-Length': reply.data.length });
			res.end(reply.data);
			return;
		}
		record.status = 200;
		record.errcode = Number(reply.errcode);
		sendJson(res, 200, reply);
	};

	/** Answers as the fault says, in the place of the work or of its reply. */
	const sendFault = (passage: Passage, fault: Fault, reply: Reply | BinaryReply) => {
		const { res, req, record, received } = passage;
		switch (fault.kind) {
			case 'errcode':
				return send(passage, refusal(passage, new WeComError(fault.code, fault.text)));
			case 'endToken': {
				const code = fault.code ?? 42001;
				tokens.endToken(received.token, code);
				return send(passage, refusal(passage, new WeComError(code)));
			}
			case 'http':
				record.status = fault.status;
				return sendText(res, fault.status, 'text/html', proxyErrorPage(fault.status));
			case 'reset':
				record.status = 0;
				return void req.socket.resetAndDestroy();
			case 'truncate':
				record.status = 200;
				return sendTruncated(res, reply, fault.how ?? 'body');
			case 'stall':
				return send(passage, reply);
		}
	};

	const respond = async (passage: Passage) => {
		const { fault } = passage;
		if (settings.latencyMs > 0) await wait(settings.latencyMs);
		const early =
			fault && fault.kind !== 'truncate' && !('when' in fault && fault.when === 'after');
		if (early && fault.kind === 'stall') await wait(fault.ms);
		else if (early) return sendFault(passage, fault, {});
		const reply = await perform(passage);
		if (fault?.kind === 'stall' && !early) await wait(fault.ms);
		if (fault) sendFault(passage, fault, reply);
		else send(passage, reply);
	};

	const arrive = (
		route: Route,
		req: IncomingMessage,
		res: ServerResponse,
		search: string,
	): Passage => {
		const { endpoint } = route;
		const ip = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
		const received: Received = { ...readQuery(search), body: {}, ip };
		const record: RequestRecord = {
			number: ledger.nextNumber(),
			at: engine.corp().clock.nowMs(),
			endpoint: endpoint.id,
			method: req.method ?? '',
			path: endpoint.path,
			app: null,
			query: withoutSecrets(received.query),
			body: {},
			unknownParams: [],
			status: 0,
			errcode: null,
			fault: null,
			worked: false,
			durationMs: 0,
		};
		const passage: Passage = {
			route,
			req,
			res,
			received,
			record,
			malformed: undefined,
			fault: faults.pick(endpoint.id, endpoint.path),
			writes: [],
			collides: false,
			running: ledger.begin(endpoint.id),
		};
		record.fault = passage.fault ?? null;
		return passage;
	};

	/** Reads the body and finds out which records the call writes. */
	const takeIn = async (passage: Passage) => {
		const { route, req, received, record } = passage;
		const raw = await readBody(req);
		try {
			Object.assign(received, readContent(req, raw));
		} catch (error) {
			passage.malformed = error;
		}
		record.body = describeBody(received);
		const input = received.multipart || req.method === 'GET' ? received.query : received.body;
		passage.writes = route.handler?.records?.(input) ?? recordKeys(route.endpoint, input);
		for (const key of passage.writes) if (ledger.beginWrite(key) > 1) passage.collides = true;
	};

	return async (req: IncomingMessage, res: ServerResponse, path: string, search: string) => {
		const route = routes.get(path);
		if (!route) return false;
		const begin = performance.now();
		const passage = arrive(route, req, res, search);
		try {
			await takeIn(passage);
			await respond(passage);
		} finally {
			for (const key of passage.writes) ledger.endWrite(key);
			ledger.end(route.endpoint.id);
			passage.record.durationMs = performance.now() - begin;
			ledger.add(passage.record);
		}
		return true;
	};
}
