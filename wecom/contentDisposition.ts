import { portableFileName, withoutPercent } from './fileName';

/** A parameter: `name=token`, `name="quoted"`; in quotes `\"` and `\\` stand for what follows the backslash. */
const PARAMETER = /;\s*([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:\\["\\]|[^"])*)"?|([^;]*))/g;

/** `charset'language'percent-encoded` (RFC 8187); some servers put it in quotes or leave the charset out. */
const EXTENDED = /(?:([\w!#$%&+^_`{}~.:-]*)'[^']*')?(.*)/s;

/**
 * The file name of a Content-Disposition header as Node.js gives it, each byte a character: of both
 * forms `filename*` counts first, as RFC 6266 says. Bytes of UTF-8 or GB 18030 that stand in the header
 * as they are become the characters that they mean. Always the name of a file in no folder, which every
 * system takes (see `portableFileName`); undefined where the header has none.
 */
export function fileNameOf(disposition: string | undefined): string | undefined {
	const params = new Map<string, string>();
	// The type before the parameters is none, since it has no sign of equality; a header may do without it.
	for (const [, name = '', quoted, plain = ''] of `;${disposition ?? ''}`.matchAll(PARAMETER)) {
		const key = name.toLowerCase();
		const value = quoted?.replace(/\\(["\\])/g, '$1') ?? plain.trim();
		if (!params.has(key)) params.set(key, value);
	}
	return (
		portableFileName(decodeExtended(params.get('filename*') ?? '') ?? '') ??
		portableFileName(withoutPercent(decodeBytes(params.get('filename') ?? '')))
	);
}

/** The text of an extended value; undefined for a charset or an encoding that is none. */
function decodeExtended(value: string): string | undefined {
	const [, charset = '', encoded = ''] = EXTENDED.exec(value) ?? [];
	// Of a value that is not encoded at all its bytes are what counts.
	if (!encoded.includes('%')) return decodeBytes(encoded);
	if (/%(?![0-9a-f]{2})/i.test(encoded)) return undefined;
	const bytes = Buffer.from(
		encoded.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
		'latin1',
	);
	return decodeAs(charset === '' ? 'utf-8' : charset, bytes);
}

/** What the bytes that the characters stand for mean. */
function decodeBytes(text: string): string {
	// Each is a byte of some encoding, unless somebody has decoded them before.
	if (/[^\0-\xff]/.test(text)) return text;
	const bytes = Buffer.from(text, 'latin1');
	return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes) ?? text;
}

function decodeAs(charset: string, bytes: Buffer): string | undefined {
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
