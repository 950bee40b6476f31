/** A JSON text that was read, and whether it had to be repaired first. */
export interface ReadText {
	value: unknown;
	repaired: boolean;
}

/**
 * Reads a JSON text as servers really write it. A text that is no JSON is repaired where what is wrong
 * with it has one meaning only: names hold control characters that nobody has escaped, or a backslash
 * that begins no escape; there is a byte order mark before the text or a stray control character between
 * its parts. The characters stay in the texts that hold them, as if they had been escaped.
 * Undefined where it is no JSON even then.
 */
export function readJsonText(text: string): ReadText | undefined {
	const whole = parse(text);
	if (whole) return { value: whole.value, repaired: false };
	const mended = parse(repaired(text));
	return mended && { value: mended.value, repaired: true };
}

function parse(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const BYTE_ORDER_MARKS = /^[\s\uFEFF]+/;

function repaired(raw: string): string {
	const text = raw.replace(BYTE_ORDER_MARKS, '');
	const parts: string[] = [];
	let copied = 0;
	let inString = false;
	const replace = (at: number, replacement: string) => {
		parts.push(text.slice(copied, at), replacement);
		copied = at + 1;
	};
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) {
			inString = !inString;
		} else if (code < FIRST_PRINTABLE) {
			replace(at, inString ? escapeOf(code) : ' ');
		} else if (code === BACKSLASH && inString) {
			const length = escapeLength(text, at);
			if (length === 0) replace(at, '\\\\');
			else at += length - 1;
		}
	}
	parts.push(text.slice(copied));
	return parts.join('');
}

const escapeOf = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** How many characters the escape at a backslash has; 0 where it begins none. */
function escapeLength(text: string, at: number): number {
	if (/["\\/bfnrt]/.test(text.charAt(at + 1))) return 2;
	return /u[0-9a-fA-F]{4}/.test(text.slice(at + 1, at + 6)) ? 6 : 0;
}
