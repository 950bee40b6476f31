/** Chinese characters and emoji in turn, so that characters, bytes and UTF-16 units all differ. */
const WIDE = ['汉', '😀'];

/**
 * A text of exactly so many characters, as many of them Chinese or emoji as fit into `maxBytes`; plain
 * letters alone where only those are allowed.
 */
export function textOfChars(chars: number, maxBytes = Infinity, plain = false): string {
	// A wide character has at most 3 bytes more than a letter.
	const wide = plain ? 0 : Math.min(chars, Math.floor((maxBytes - chars) / 3));
	return wideText(wide) + 'a'.repeat(chars - wide);
}

/** A text of exactly so many bytes of UTF-8, nearly all of them in Chinese characters and emoji. */
export function textOfBytes(bytes: number, plain = false): string {
	if (plain) return 'a'.repeat(bytes);
	const pairs = Math.floor(bytes / 7);
	return WIDE.join('').repeat(pairs) + 'a'.repeat(bytes - pairs * 7);
}

function wideText(chars: number): string {
	return Array.from({ length: chars }, (_, index) => WIDE[index % WIDE.length]).join('');
}
