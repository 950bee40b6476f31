import { Readable } from 'node:stream';

import { ConnectionError } from '../../wecom/errors';
import { dropBody, readBody } from '../../wecom/readBody';

const TOO_LARGE = { name: 'UnfitFileError', fault: { kind: 'tooLarge', max: 8 } };
const limits = { maxBytes: 8, idle: 60_000 };
/** What can be read as a stream can, and not be given up. */
const notAStream = { [Symbol.asyncIterator]: () => undefined };
/** A stream of these chunks that then ends, or says nothing more. */
function streamOf(chunks: string[], { ends = true } = {}): Readable {
	const stream = new Readable({ read: () => undefined });
	for (const chunk of chunks) stream.push(Buffer.from(chunk));
	if (ends) stream.push(null);
	return stream;
}

describe('an answer that arrives as a stream', () => {
	it('is read to its end', async () => {
		expect(String(await readBody(streamOf(['1234', '5678']), limits))).toBe('12345678');
		expect(await readBody(streamOf([]), limits)).toHaveLength(0);
	});

	it('is given up at the first byte too many, and its connection with it', async () => {
		const stream = streamOf(['1234', '56789'], { ends: false });
		// Comes later than what has arrived is read.
		setImmediate(() => stream.push(null));
		await expect(readBody(stream, limits)).rejects.toMatchObject(TOO_LARGE);
		expect(stream.destroyed).toBe(true);
	});

	describe('is waited for', () => {
		const timers: Array<{ idle: number; end: () => void }> = [];
		const began = async (count: number) => {
			while (timers.length < count) await new Promise((resolve) => setImmediate(resolve));
		};

		beforeEach(() => {
			timers.length = 0;
			jest.spyOn(AbortSignal, 'timeout').mockImplementation((idle) => {
				const controller = new AbortController();
				timers.push({ idle, end: () => controller.abort() });
				return controller.signal;
			});
		});

		afterEach(() => {
			jest.restoreAllMocks();
		});

		it('until nothing more comes for too long, and its connection is given up then', async () => {
			const stream = streamOf(['1234'], { ends: false });
			const outcome = readBody(stream, limits).catch((thrown: unknown) => thrown);
			await began(2);
			timers[1]?.end();
			stream.push(null);
			const error = await outcome;
			expect(error).toBeInstanceOf(ConnectionError);
			expect(error).toMatchObject({ systemCode: 'ETIMEDOUT', certainty: 'unknown' });
			expect(stream.destroyed).toBe(true);
			expect(timers.map(({ idle }) => idle)).toEqual([60_000, 60_000]);
		});

		it('however long all of it takes, where the next bytes come in time', async () => {
			const stream = streamOf(['1234'], { ends: false });
			const read = readBody(stream, limits);
			await began(2);
			timers[0]?.end();
			stream.push(Buffer.from('5678'));
			stream.push(null);
			expect(String(await read)).toBe('12345678');
		});
	});

	it('fails as its connection does', async () => {
		const stream = streamOf(['1234'], { ends: false });
		stream.destroy(Object.assign(new Error('broken'), { code: 'ECONNRESET' }));
		await expect(readBody(stream, limits)).rejects.toMatchObject({ code: 'ECONNRESET' });
	});
});

describe('an answer that nobody reads', () => {
	it('is given up, and its connection with it', () => {
		const stream = streamOf(['1234'], { ends: false });
		dropBody(stream);
		expect(stream.destroyed).toBe(true);
	});

	it.each([undefined, null, 'text', Buffer.from('1234'), { destroy: 5 }, notAStream])(
		'needs nothing where it has arrived: %j',
		(body) => {
			expect(() => {
				dropBody(body);
			}).not.toThrow();
		},
	);
});

describe('an answer that has arrived', () => {
	it('keeps to the same limit', async () => {
		expect(String(await readBody(Buffer.from('12345678'), limits))).toBe('12345678');
		await expect(readBody(Buffer.from('123456789'), limits)).rejects.toMatchObject(TOO_LARGE);
		expect(String(await readBody('12345678', limits))).toBe('12345678');
		expect(await readBody(undefined, limits)).toHaveLength(0);
	});
});
