import type { Answer } from './recordingServer';
import type { JsonObject } from '../../wecom/types';

const MARK = '@@odd@@';

/** A text field that is written as these bytes, whatever they are. */
export class RawText {
	constructor(readonly bytes: Buffer) {}

	/** What a reader makes of it that takes unescaped characters for what they are. */
	get text(): string {
		return this.bytes.toString('utf8');
	}
}

/** The text of bytes, given in hexadecimal; other characters stand for themselves. */
export const raw = (...parts: Array<string | readonly number[]>): RawText =>
	new RawText(
		Buffer.concat(
			parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
		),
	);

/** Characters that people have in their nicknames and servers do not escape. */
export const CONTROLS = raw('a', [0x00, 0x01, 0x07, 0x08, 0x09, 0x0a, 0x0d, 0x14, 0x1b, 0x1f], 'b');
/** Bytes that are no UTF-8: alone, cut off, a surrogate, another encoding. */
export const MALFORMED = raw(
	'a',
	[0xff],
	'b',
	[0xe5, 0x90],
	'c',
	[0xed, 0xa0, 0xbd],
	'd',
	[0xc8, 0xcb],
);

type Raw = RawText | string | number | boolean | null | Raw[] | { [key: string]: Raw };

/** JSON whose texts may be raw bytes. */
export type RawObject = { [key: string]: Raw };

/** An answer of HTTP 200 whose raw texts go over the wire as they are. */
export function rawAnswer(object: RawObject | JsonObject, before: readonly number[] = []): Answer {
	const texts: RawText[] = [];
	const json = JSON.stringify(object, (_key, value: unknown) => {
		if (!(value instanceof RawText)) return value;
		texts.push(value);
		return MARK;
	});
	const pieces = json.split(MARK);
	const bytes = pieces.flatMap((piece, index) => [
		Buffer.from(piece),
		...(index < texts.length ? [texts[index]?.bytes ?? Buffer.alloc(0)] : []),
	]);
	return bytesAnswer(Buffer.concat([Buffer.from(before), ...bytes]));
}

/** An answer of HTTP 200 with these bytes. */
export const bytesAnswer = (bytes: Buffer | string): Answer => ({
	status: 200,
	headers: { 'content-type': 'application/json; charset=UTF-8' },
	bytes: Buffer.from(bytes),
});

/** The same with every raw text written as JSON has it. */
export function escaped(object: RawObject): JsonObject {
	return JSON.parse(
		JSON.stringify(object, (_key, value: unknown) =>
			value instanceof RawText ? value.text : value,
		),
	) as JsonObject;
}
