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
import { withoutAbsent } from './contract/absent';
import { errorMessage, WeComError } from './errors';
import type { Fault } from './faults';
import { BinaryReply, type Resource } from './handler';
import { readBody } from './http/body';
import { writeOddly } from './http/odd';
import {
	proxyErrorPage,
	sendInternalFault,
	sendJson,
	sendRaw,
	sendRedirect,
	sendSlowly,
	sendText,
	sendTruncated,
} from './http/reply';
import type { RequestRecord } from './ledger';
import { recordKeys } from './recordKeys';
import { rudeness, type Oddities } from './rudeness';
import type { Milliseconds, Reply } from './types';

const wait = (ms: Milliseconds) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const API_PREFIX = '/cgi-bin/';

/** Whether a fault comes in the place of the work. */
function isEarly(fault: Fault): boolean {
	switch (fault.kind) {
		case 'truncate':
		case 'trickle':
		case 'endlessCursor':
		case 'odd':
			return false;
		case 'errcode':
			return !fault.withReply && fault.when !== 'after';
		case 'endToken':
		case 'redirect':
			return true;
		default:
			return fault.when !== 'after';
	}
}

/** The same path and query under another name of this machine. */
function elsewhere(req: IncomingMessage): string {
	const { localAddress, localPort } = req.socket;
	const name = req.headers.host?.startsWith('localhost')
		? (localAddress ?? '127.0.0.1')
		: 'localhost';
	return `http://${name}:${localPort ?? ''}${req.url ?? '/'}`;
}

const hintOf = (at: Milliseconds, number: number) => `${at}${String(number).padStart(6, '0')}`;
const addressOf = (req: IncomingMessage) =>
	(req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');

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
 * @returns a function that answers one request; it gives false for a path that is not WeCom's
 */
export function createPipeline(engine: Engine, resources: Resource[]) {
	const routes = buildRoutes(resources);
	const { settings, ledger, faults, tokens } = engine;

	const refusal = (passage: Passage, error: WeComError): Reply => {
		const { record, received, route } = passage;
		const hint = hintOf(record.at, record.number);
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

	/** @param oddities how this reply is written oddly, over what is set for all */
	const send = ({ res, record }: Passage, reply: Reply | BinaryReply, oddities?: Oddities) => {
		if (reply instanceof BinaryReply) {
			record.status = reply.status;
			res.writeHead(reply.status, { ...reply.headers, 'Content-Length': reply.data.length });
			res.end(reply.data);
			return;
		}
		record.status = 200;
		record.errcode = Number(reply.errcode);
		const manner = { ...rudeness(settings.rude), ...oddities };
		if (settings.rude === false && !oddities) sendJson(res, 200, reply);
		else sendRaw(res, 200, writeOddly(reply, manner));
	};

	/** The reply with a cursor, whatever the list holds; lists without one stay as they are. */
	const withCursor = ({ route, record }: Passage, reply: Reply, how: 'same' | 'new'): Reply => {
		const { cursor_param, next_field } = route.endpoint.pagination ?? {};
		if (!cursor_param || !next_field) return reply;
		const next = how === 'same' ? 'SIM_ENDLESS' : `SIM_ENDLESS_${record.number}`;
		return { ...reply, [next_field]: next, ...('is_last' in reply && { is_last: false }) };
	};

	/** Answers as the fault says, in the place of the work or of its reply. */
	const sendFault = (passage: Passage, fault: Fault, reply: Reply | BinaryReply) => {
		const { res, req, record, received } = passage;
		switch (fault.kind) {
			case 'errcode': {
				const refused = refusal(passage, new WeComError(fault.code, fault.text));
				return send(passage, fault.withReply ? { ...reply, ...refused } : refused);
			}
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
			case 'redirect': {
				const status = fault.status ?? 302;
				record.status = status;
				return sendRedirect(res, status, fault.location ?? elsewhere(req));
			}
			case 'trickle': {
				if (reply instanceof BinaryReply) return send(passage, reply);
				record.status = 200;
				record.errcode = Number(reply.errcode);
				return sendSlowly(res, Buffer.from(JSON.stringify(reply)), fault.ms);
			}
			case 'endlessCursor': {
				if (reply instanceof BinaryReply) return send(passage, reply);
				return send(passage, withCursor(passage, reply, fault.how ?? 'same'));
			}
			case 'odd':
				return send(passage, reply, fault);
			case 'stall':
				return send(passage, reply);
		}
	};

	const respond = async (passage: Passage) => {
		const { fault } = passage;
		if (settings.latencyMs > 0) await wait(settings.latencyMs);
		const early = fault !== undefined && isEarly(fault);
		if (early && fault.kind === 'stall') await wait(fault.ms);
		else if (early) return await sendFault(passage, fault, {});
		const reply = await perform(passage);
		if (fault?.kind === 'stall' && !early) await wait(fault.ms);
		if (fault) await sendFault(passage, fault, reply);
		else send(passage, reply);
	};

	/** WeCom answers what it does not know as it answers everything: in JSON, with a code. */
	const refuseUnknown = (
		req: IncomingMessage,
		res: ServerResponse,
		path: string,
		search: string,
	): true => {
		const { query } = readQuery(search);
		const ip = addressOf(req);
		const number = ledger.nextNumber();
		const at = engine.corp().clock.nowMs();
		const code = 48005;
		ledger.add({
			number,
			at,
			endpoint: null,
			method: req.method ?? '',
			path,
			app: null,
			query: withoutSecrets(query),
			body: {},
			unknownParams: [],
			status: 200,
			errcode: code,
			fault: null,
			worked: false,
			durationMs: 0,
		});
		const errmsg = errorMessage(code, `no such interface: ${path}`, hintOf(at, number), ip);
		req.resume();
		sendJson(res, 200, { errcode: code, errmsg });
		return true;
	};

	const arrive = (
		route: Route,
		req: IncomingMessage,
		res: ServerResponse,
		search: string,
	): Passage => {
		const { endpoint } = route;
		const received: Received = { ...readQuery(search), body: {}, ip: addressOf(req) };
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
			const { refuseEscapes } = rudeness(settings.rude);
			Object.assign(received, readContent(req, raw, refuseEscapes));
		} catch (error) {
			passage.malformed = error;
		}
		record.body = describeBody(received);
		received.body = withoutAbsent(received.body);
		received.query = withoutAbsent(received.query);
		const { cursor_param } = route.endpoint.pagination ?? {};
		if (passage.fault?.kind === 'endlessCursor' && cursor_param) {
			// The cursors that it gave are none; it begins anew.
			for (const input of [received.body, received.query])
				Reflect.deleteProperty(input, cursor_param);
		}
		const input = received.multipart || req.method === 'GET' ? received.query : received.body;
		passage.writes = route.handler?.records?.(input) ?? recordKeys(route.endpoint, input);
		for (const key of passage.writes) if (ledger.beginWrite(key) > 1) passage.collides = true;
	};

	return async (req: IncomingMessage, res: ServerResponse, path: string, search: string) => {
		const route = routes.get(path);
		if (!route) return path.startsWith(API_PREFIX) && refuseUnknown(req, res, path, search);
		const begin = performance.now();
		const passage = arrive(route, req, res, search);
		try {
			await takeIn(passage);
			await respond(passage);
		} catch (error) {
			passage.record.status = 0;
			// The caller went away, or the body was cut off.
			if (res.destroyed || !req.complete) return true;
			passage.record.status = 500;
			ledger.noteFault(route.endpoint.id, error);
			if (!res.headersSent) sendInternalFault(res, error);
		} finally {
			for (const key of passage.writes) ledger.endWrite(key);
			ledger.end(route.endpoint.id);
			passage.record.durationMs = performance.now() - begin;
			ledger.add(passage.record);
		}
		return true;
	};
}
