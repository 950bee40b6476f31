import type { IncomingMessage, ServerResponse } from 'node:http';

import { mediaStore } from '../resources/media/state';
import { WeComError } from '../errors';
import { readBody } from '../http/body';
import { sendReadable } from '../http/reply';
import type { Simulator } from '../interface';
import { nearest } from '../nearest';
import { qrCodePng } from '../qrCode';
import { isJsonObject, type JsonObject } from '../types';
import { checkInput, ControlError, type Action, type Spec } from './action';
import { ACTIONS, type ActionName } from './actions';
import { readQueryInput } from './inputs';
import { CONTROL_ROUTES } from './routes';

const ACTION_PREFIX = 'POST /simulator/actions/';
/** Avatars are codes too, so that each is another one. */
const CODE_PATH = /^\/simulator\/(?:qr|avatar)\/[\w-]+\.png$/;
const MEDIA_PATH = /^\/simulator\/media\/([\w-]+)$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** What a call of the control API asks for. */
interface Entry {
	input: Spec;
	run: (simulator: Simulator, input: JsonObject) => unknown;
}

/** @throws ControlError 404 for an action that is none */
function findEntry(method: string, path: string): Entry | undefined {
	const name = `${method} ${path.replace(/\/$/, '')}`;
	if (name.startsWith(ACTION_PREFIX)) {
		const action = name.slice(ACTION_PREFIX.length);
		if (!Object.hasOwn(ACTIONS, action)) {
			const near = nearest(action, Object.keys(ACTIONS));
			throw new ControlError(
				`no action ${action}; the nearest are ${near}, GET /simulator lists all`,
				404,
			);
		}
		const { input, run } = ACTIONS[action as ActionName] as Action<Spec, unknown>;
		return { input, run: ({ corp }, given) => run(corp, given) };
	}
	const route = Object.hasOwn(CONTROL_ROUTES, name) ? CONTROL_ROUTES[name] : undefined;
	return route && { ...route, run: (simulator, given) => route.run(simulator, given as never) };
}

/**
 * Keeps the pages that a developer has open in a browser from steering the simulator: a page of another
 * site cannot send JSON without being asked first, has another origin, and reaches this machine under
 * another name at best.
 * @throws ControlError 403, 415
 */
function requireOwnMachine({ headers, method }: IncomingMessage): void {
	const { host = '', origin, 'content-type': type = '' } = headers;
	if (!LOOPBACK.test(host)) {
		throw new ControlError('the control API answers under a loopback address only', 403);
	}
	if (origin !== undefined && origin !== `http://${host}`) {
		throw new ControlError('the control API does not answer pages of other origins', 403);
	}
	if (method === 'POST' && !/^application\/json\s*(?:;|$)/i.test(type)) {
		throw new ControlError('the body has to be of type application/json', 415);
	}
}

/** @throws ControlError for what is no JSON object */
async function readInput(req: IncomingMessage, search: string, spec: Spec): Promise<JsonObject> {
	const raw = await readBody(req);
	if (req.method !== 'POST') return readQueryInput(spec, new URLSearchParams(search));
	if (raw.length === 0) return {};
	let body: unknown;
	try {
		body = JSON.parse(raw.toString('utf8'));
	} catch {
		body = undefined;
	}
	if (!isJsonObject(body)) throw new ControlError('the body has to be a JSON object');
	return body;
}

/** QR codes, which say their own address, and avatars, and files under the addresses that the API gave for them. */
function findImage(
	{ corp, baseUrl }: Simulator,
	path: string,
): { data: Buffer; contentType: string } | undefined {
	if (CODE_PATH.test(path)) return { data: qrCodePng(baseUrl + path), contentType: 'image/png' };
	const id = MEDIA_PATH.exec(path)?.[1] ?? '';
	const { images, media } = mediaStore(corp);
	return images.get(id) ?? media.get(id);
}

/** Makes the function that answers `/simulator/…`; it gives false for an unknown path. */
export function createControl(simulator: Simulator) {
	return async (req: IncomingMessage, res: ServerResponse, path: string, search: string) => {
		const image = findImage(simulator, path);
		if (image) {
			const { data, contentType } = image;
			res.writeHead(200, { 'Content-Type': contentType, 'Content-Length': data.length });
			res.end(data);
			return true;
		}
		try {
			requireOwnMachine(req);
			const entry = findEntry(req.method ?? '', path);
			if (!entry) return false;
			const input = await readInput(req, search, entry.input);
			checkInput(entry.input, input);
			const result: unknown = await entry.run(simulator, input);
			sendReadable(res, 200, result ?? { ok: true });
		} catch (error) {
			if (!(error instanceof ControlError || error instanceof WeComError)) throw error;
			sendReadable(res, error instanceof ControlError ? error.status : 400, {
				error: error.message,
			});
		}
		return true;
	};
}
