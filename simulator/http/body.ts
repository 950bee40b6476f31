import type { IncomingMessage } from 'node:http';

/** Larger bodies are cut off by closing the connection; WeCom takes files of 20 MB at most. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Reads a request's body whole. Rejects when the connection ends before it, or when it is too big. */
export function readBody(req: IncomingMessage): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		req.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size > MOST_BYTES) req.destroy(new Error('body too large'));
			else chunks.push(chunk);
		});
		req.on('end', () => {
			const [first] = chunks;
			resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks));
		});
		req.on('error', reject);
		req.on('close', () => {
			if (!req.complete) reject(new Error('request aborted'));
		});
	});
}
