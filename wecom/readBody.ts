import { ConnectionError, UnfitFileError } from './errors';
import type { Milliseconds } from './types';

/** The parts of Node's readable streams that are used here. */
interface ByteStream extends AsyncIterable<Uint8Array> {
	destroy(error?: Error): unknown;
}

/** How much of an answer is read, and for how long. */
export interface ReadLimits {
	maxBytes: number;
	/** How long the next bytes may take. */
	idle: Milliseconds;
}

/**
 * The bytes of an answer that arrives as a stream. What is longer than `maxBytes` is not read to its
 * end, however small it was made for the way.
 * @throws UnfitFileError for that, ConnectionError when no bytes come for longer than `idle`, and what the
 * stream throws when the connection breaks
 */
export async function readBody(body: unknown, { maxBytes, idle }: ReadLimits): Promise<Buffer> {
	if (!isStream(body)) {
		const data = Buffer.isBuffer(body) ? body : Buffer.from((body ?? '') as string);
		if (data.length > maxBytes) throw new UnfitFileError({ kind: 'tooLarge', max: maxBytes });
		return data;
	}
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	const iterator = body[Symbol.asyncIterator]();
	for (;;) {
		const { done, value } = await next(body, iterator, idle);
		if (done) return Buffer.concat(chunks);
		bytes += value.length;
		if (bytes > maxBytes) {
			body.destroy();
			throw new UnfitFileError({ kind: 'tooLarge', max: maxBytes });
		}
		chunks.push(value);
	}
}

/** Gives up an answer whose bytes nobody reads. */
export function dropBody(body: unknown): void {
	if (isStream(body)) body.destroy();
}

async function next(
	body: ByteStream,
	iterator: AsyncIterator<Uint8Array>,
	idle: Milliseconds,
): Promise<IteratorResult<Uint8Array>> {
	const timer = AbortSignal.timeout(idle);
	const giveUp = () => body.destroy(new ConnectionError('ETIMEDOUT', 'unknown'));
	timer.addEventListener('abort', giveUp, { once: true });
	try {
		return await iterator.next();
	} finally {
		timer.removeEventListener('abort', giveUp);
	}
}

function isStream(body: unknown): body is ByteStream {
	return (
		typeof body === 'object' &&
		body !== null &&
		Symbol.asyncIterator in body &&
		typeof (body as { destroy?: unknown }).destroy === 'function'
	);
}
