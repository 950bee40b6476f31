/** The longest name that file systems take, in bytes of UTF-8. */
const MAX_BYTES = 255;

/** Control characters, line separators, marks that turn the direction of a text, half characters. */
const UNSEEN =
	/[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/** An ending as programs know it: a few Latin letters and digits behind the last dot. */
const ENDING = /^(.*)\.([A-Za-z0-9]{1,10})$/su;

/**
 * A name that came from outside, as a name of a file and of nothing else: folders before the name and
 * characters that nobody sees are left out, a quotation mark becomes a single one, and a name of more
 * than 255 bytes is cut before its ending. Undefined where nothing is left.
 */
export function cleanFileName(name: string): string | undefined {
	const [last = ''] = name.replace(UNSEEN, '').split(/[/\\]/).filter(isName).slice(-1);
	const clean = trimName(last.replace(/"/g, "'"));
	return clean === '' ? undefined : joinName(...splitName(clean));
}

/**
 * The name as `cleanFileName` gives it, without percent-encoding where all of it is valid. Undefined
 * for what is no text too.
 */
export function safeFileName(name: unknown): string | undefined {
	return typeof name === 'string' ? cleanFileName(withoutPercent(name)) : undefined;
}

/**
 * The name as `cleanFileName` gives it, and one that Windows takes too: `<`, `>`, `:`, `|`, `?` and `*`
 * become `_`, and a name of a device has one behind it.
 */
export function portableFileName(name: string): string | undefined {
	const safe = cleanFileName(name)
		?.replace(/[<>:|?*]/g, '_')
		.replace(DEVICE, '$&_');
	return safe === undefined ? undefined : joinName(...splitName(safe));
}

/** The text without percent-encoding, itself where that is not whole and valid UTF-8. */
export function withoutPercent(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** A name and its ending without the dot; the ending is '' where the name has none. */
export function splitName(name: string): [stem: string, ending: string] {
	const [, stem = name, ending = ''] = ENDING.exec(name) ?? [];
	return [stem, ending];
}

/** A name with its ending, at most 255 bytes of UTF-8: what is too long is cut before the ending. */
export function joinName(stem: string, ending: string): string {
	const behind = ending === '' ? '' : `.${ending}`;
	const room = MAX_BYTES - Buffer.byteLength(behind);
	if (Buffer.byteLength(stem) <= room) return stem + behind;
	let cut = '';
	let bytes = 0;
	for (const char of stem) {
		bytes += Buffer.byteLength(char);
		if (bytes > room) break;
		cut += char;
	}
	return trimName(cut) + behind;
}

/** The name without blanks around it and dots behind it, which Windows drops. */
function trimName(name: string): string {
	let end = name.length;
	// Not with an expression, which would try each of a million dots in the middle as the first of the last.
	while (/[.\s]/u.test(name.charAt(end - 1))) end--;
	return name.slice(0, end).trimStart();
}

/** Whether a part between separators is a name: `.` and `..` are places. */
const isName = (part: string): boolean => !/^[.\s]*$/u.test(part);
