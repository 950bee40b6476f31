import type { Rudeness } from '../rudeness';

const STATE = /(<State>\s*<!\[CDATA\[)(.*?)(]]>\s*<\/State>)/s;

/** @param bytes after which State ends, whatever character it is in */
function cutState(xml: string, bytes: number): Buffer {
	const [whole = '', opening = '', state = '', closing = ''] = STATE.exec(xml) ?? [];
	const raw = Buffer.from(state);
	if (whole === '' || raw.length <= bytes) return Buffer.from(xml);
	const at = xml.indexOf(whole);
	return Buffer.concat([
		Buffer.from(xml.slice(0, at) + opening),
		raw.subarray(0, bytes),
		Buffer.from(closing + xml.slice(at + whole.length)),
	]);
}

/** A callback's message as a rude server writes it. */
export function writeRudely(
	xml: string,
	{ callbackSpaces, callbackStateBytes }: Rudeness,
): string | Buffer {
	const spaced = callbackSpaces
		? xml.replaceAll(/(<\w+>)(<!\[CDATA\[)/g, '$1\n\t$2').replaceAll(/(]]>)(<\/\w+>)/g, '$1\n$2')
		: xml;
	return callbackStateBytes === undefined ? spaced : cutState(spaced, callbackStateBytes);
}
