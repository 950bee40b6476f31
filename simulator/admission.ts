import type { IncomingMessage } from 'node:http';

import { compileValidator, type Validator } from './contract/validator';
import { loadEndpoints } from '../contract/load';
import type { ContractEndpoint } from '../contract/types';
import type { Corp } from './corp/corp';
import { WeComError } from './errors';
import type { Faults } from './faults';
import type { Call, Handler, Resource } from './handler';
import { parseMultipart, type Multipart } from './http/multipart';
import type { Ledger, RequestRecord } from './ledger';
import type { AppOptions, Settings } from './options';
import type { Tokens } from './tokens';
import { createTraffic, type Traffic } from './traffic';
import type { JsonObject } from './types';

/** What a running simulator is made of, as the request path needs it. */
export interface Engine {
	settings: Settings;
	corp: () => Corp;
	tokens: Tokens;
	faults: Faults;
	ledger: Ledger;
}

export interface Route {
	endpoint: ContractEndpoint;
	handler: Handler | undefined;
	validator: Validator;
	traffic: Traffic;
}

/** Endpoints that need no Customer Contact permission (see `permission` in the contract). */
const OPEN_TO_EVERY_APP = new Set([
	'accessToken.listApiDomainIps',
	'accessToken.listCallbackIps',
	'media.uploadTemporary',
	'media.uploadImage',
	'media.download',
]);

const SECRET_PARAM = 'corpsecret';

/** Pairs every endpoint of the contract with the handler that the resources have for it. */
export function buildRoutes(resources: Resource[]): Map<string, Route> {
	const endpoints = loadEndpoints();
	const handlers = new Map<string, Handler>();
	for (const resource of resources) {
		for (const [id, handler] of Object.entries(resource.handlers)) {
			if (!endpoints.has(id))
				throw new Error(`${resource.name}: the contract has no endpoint ${id}`);
			handlers.set(id, handler);
		}
	}
	const routes = new Map<string, Route>();
	for (const endpoint of endpoints.values()) {
		routes.set(endpoint.path, {
			endpoint,
			handler: handlers.get(endpoint.id),
			validator: compileValidator(endpoint),
			traffic: createTraffic(),
		});
	}
	return routes;
}

/** What the caller sent, taken apart. */
export interface Received {
	query: JsonObject;
	token: string | undefined;
	body: JsonObject;
	multipart?: Multipart;
	ip: string;
}

/** Takes the query apart; the token is kept aside so that it is never recorded. */
export function readQuery(search: string): Pick<Received, 'query' | 'token'> {
	const query: JsonObject = {};
	let token: string | undefined;
	for (const [name, value] of new URLSearchParams(search)) {
		if (name === 'access_token') token = value;
		else query[name] = value;
	}
	return { query, token };
}

/** An escape sequence of JSON that is not itself escaped. */
const ESCAPE = /(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{4}/;

/**
 * @param refuseEscapes whether a body with \uXXXX in it is refused
 * @throws WeComError 40058 when the body is not what the endpoint takes, 40033
 */
export function readContent(
	req: IncomingMessage,
	raw: Buffer,
	refuseEscapes = false,
): Pick<Received, 'body' | 'multipart'> {
	const type = req.headers['content-type'] ?? '';
	if (type.startsWith('multipart/form-data')) {
		return { body: {}, multipart: parseMultipart(type, raw) };
	}
	if (raw.length === 0) return { body: {} };
	const text = raw.toString('utf8');
	if (refuseEscapes && ESCAPE.test(text)) {
		throw new WeComError(40033, 'invalid charset. please check your request');
	}
	try {
		const body: unknown = JSON.parse(text);
		if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
			return { body: body as JsonObject };
		}
	} catch {
		// The refusal below says it in WeCom's words.
	}
	throw new WeComError(40058, 'Warning: wrong json format. invalid Request Parameter');
}

/** @throws WeComError 60020, 48002 */
function checkPermission(
	endpoint: ContractEndpoint,
	app: AppOptions,
	ip: string,
	engine: Engine,
): void {
	if (OPEN_TO_EVERY_APP.has(endpoint.id)) return;
	const { trustedIps } = engine.settings;
	if (trustedIps && !trustedIps.includes(ip)) throw new WeComError(60020);
	if (app.allowedEndpoints && !app.allowedEndpoints.includes(endpoint.id)) {
		throw new WeComError(48002);
	}
}

/**
 * Token, permission, limits and the contract's checks; then the call that the handler takes.
 * @throws WeComError when the call is not let in
 */
export function admit(
	route: Route,
	received: Received,
	req: IncomingMessage,
	engine: Engine,
	record: RequestRecord,
): Call {
	const { endpoint, validator } = route;
	const exchange = endpoint.id === 'accessToken.get';
	const app = exchange ? undefined : engine.tokens.check(received.token);
	if (app) {
		record.app = app.name;
		checkPermission(endpoint, app, received.ip, engine);
	}
	route.traffic.count(record.at, engine.settings);
	if (endpoint.method !== req.method) {
		// errorCodes.yaml, 40058: also given when a call that must be POST is sent as GET
		throw new WeComError(40058, `should be ${endpoint.method}. invalid Request Parameter`);
	}
	record.unknownParams = validator.query(received.query).concat(validator.body(received.body));
	const fromQuery = endpoint.method === 'GET' || received.multipart !== undefined;
	return {
		corp: engine.corp(),
		app: app ?? engine.settings.apps[0],
		tokens: engine.tokens,
		endpoint,
		input: fromQuery ? received.query : received.body,
		files: received.multipart?.files ?? [],
		headers: req.headers,
		ip: received.ip,
	};
}

/** What the ledger keeps of a body: of files the names and sizes only. */
export function describeBody(received: Received): unknown {
	if (!received.multipart) return received.body;
	const { fields, files } = received.multipart;
	return {
		fields,
		files: files.map(({ field, filename, contentType, declaredLength, data }) => ({
			field,
			filename,
			contentType,
			declaredLength: declaredLength ?? null,
			size: data.length,
		})),
	};
}

/** The query as the ledger may keep it. */
export function withoutSecrets(query: JsonObject): JsonObject {
	const shown: JsonObject = {};
	for (const [name, value] of Object.entries(query)) {
		if (name !== SECRET_PARAM) shown[name] = value;
	}
	return shown;
}
