import type { ServerResponse } from 'node:http';
import { BinaryReply } from '../handler';
import type { Reply } from '../types';

/** Sends JSON with its exact length, as WeCom does. */
export function sendJson(res: ServerResponse, status: number, reply: Reply): void {
	const body = Buffer.from(JSON.stringify(reply));
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
