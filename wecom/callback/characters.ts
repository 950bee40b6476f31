/** Stands for what is no character, as Unicode has it. */
export const REPLACEMENT = '\ufffd';

/** What `Char` of XML 1.0 leaves out: control characters but tab and line ends, surrogates, two more. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const damagedUtf8 = new TextDecoder('utf-8');

/**
 * Text of UTF-8 bytes without a leading byte order mark, undefined where they are not UTF-8. Never
 * throws.
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
	try {
		return utf8.decode(bytes);
	} catch {
		return undefined;
	}
}

/**
 * Text of bytes that may be damaged, such as a value cut off inside a character: U+FFFD stands for
 * what is not UTF-8, and what is around it stays. Never throws.
 */
export function decodeDamagedUtf8(bytes: Uint8Array): string {
	return damagedUtf8.decode(bytes);
}

/** Text with U+FFFD for each character that XML does not allow. */
export function replaceIllegal(text: string): string {
	return text.replace(ILLEGAL, REPLACEMENT);
}

/** `Char` of XML 1.0: no control characters but tab and line ends, no surrogates. */
export function isXmlCharacter(code: number): boolean {
	if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
	if (code >= 0xd800 && code <= 0xdfff) return false;
	return code <= 0x10ffff && code !== 0xfffe && code !== 0xffff;
}
