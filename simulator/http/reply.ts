import type { ServerResponse } from 'node:http';

import { BinaryReply } from '../handler';
import type { Milliseconds, Reply } from '../types';

/** Sends JSON with its exact length, as WeCom does. */
export function sendJson(res: ServerResponse, status: number, reply: Reply): void {
	sendRaw(res, status, Buffer.from(JSON.stringify(reply)));
}

const WIDTH = 100;

/** Sends JSON to somebody who reads it: what does not fit into a line stands on several. */
export function sendReadable(res: ServerResponse, status: number, value: unknown): void {
	sendRaw(res, status, Buffer.from(`${inLines(value)}\n`));
}

function inLines(value: unknown, indent = ''): string {
	const inOne = JSON.stringify(value ?? null);
	if (typeof value !== 'object' || value === null) return inOne;
	if (indent.length + inOne.length <= WIDTH) return inOne;
	const inner = `${indent}  `;
	const line = (entry: unknown) => inLines(entry, inner);
	const [open, close] = Array.isArray(value) ? '[]' : '{}';
	const lines = Array.isArray(value)
		? value.map(line)
		: Object.entries(value)
				.filter(([, entry]) => entry !== undefined)
				.map(([name, entry]) => `${JSON.stringify(name)}: ${line(entry)}`);
	return `${open}\n${lines.map((text) => inner + text).join(',\n')}\n${indent}${close}`;
}

/** Sends what is said to be JSON. */
export function sendRaw(res: ServerResponse, status: number, body: Buffer): void {
	res.writeHead(status, {
		'Content-Type': 'application/json; charset=UTF-8',
		'Content-Length': body.length,
	});
	res.end(body);
}

export function sendText(res: ServerResponse, status: number, type: string, text: string): void {
	const body = Buffer.from(text);
	res.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length });
	res.end(body);
}

/** Says that the simulator itself failed: a JSON client can read it, and nothing of this machine is in it. */
export function sendInternalFault(res: ServerResponse, error: unknown): void {
	const message = error instanceof Error ? error.message : String(error);
	sendJson(res, 500, { errcode: -1, errmsg: `fault of the simulator: ${message}` });
}

const PIECES = 10;

/**
 * Sends JSON in pieces.
 * @param ms how long the last byte comes after the first
 */
export async function sendSlowly(
	res: ServerResponse,
	body: Buffer,
	ms: Milliseconds,
): Promise<void> {
	res.writeHead(200, {
		'Content-Type': 'application/json; charset=UTF-8',
		'Content-Length': body.length,
	});
	const size = Math.ceil(body.length / PIECES);
	for (let from = 0; from < body.length; from += size) {
		if (from > 0) await new Promise((resolve) => setTimeout(resolve, ms / PIECES));
		if (res.destroyed) return;
		res.write(body.subarray(from, from + size));
	}
	res.end();
}

/** Sends the caller elsewhere, as a proxy does. */
export function sendRedirect(res: ServerResponse, status: number, location: string): void {
	res.writeHead(status, { Location: location, 'Content-Length': 0 });
	res.end();
}

/** The page that a proxy in front of WeCom shows when it fails. */
export function proxyErrorPage(status: number): string {
	return `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n</body>\r\n</html>\r\n`;
}

/** Sends the first half of a reply: as if that were all, or with the connection cut in the middle. */
export function sendTruncated(
	res: ServerResponse,
	reply: Reply | BinaryReply,
	how: 'body' | 'connection',
): void {
	const isFile = reply instanceof BinaryReply;
	const body = isFile ? reply.data : Buffer.from(JSON.stringify(reply));
	const half = body.subarray(0, Math.ceil(body.length / 2));
	res.writeHead(isFile ? reply.status : 200, {
		...(isFile ? reply.headers : { 'Content-Type': 'application/json; charset=UTF-8' }),
		'Content-Length': how === 'body' ? half.length : body.length,
	});
	if (how === 'body') res.end(half);
	else res.write(half, () => res.socket?.destroy());
}
