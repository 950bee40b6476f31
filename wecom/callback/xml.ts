/** An element with children: each name once, several elements of one name as a list. */
export interface XmlElement {
	[name: string]: XmlValue;
}

/** Text of an element without children, or its children. */
export type XmlNode = string | XmlElement;

export type XmlValue = XmlNode | XmlNode[];

/** Bounds that no message of WeCom comes near. */
export interface XmlLimits {
	maxDepth: number;
	maxElements: number;
}

export type XmlFault =
	'encoding' | 'syntax' | 'markup' | 'entity' | 'name' | 'mixed' | 'depth' | 'elements';

export type XmlResult =
	{ ok: true; root: string; value: XmlNode } | { ok: false; reason: XmlFault };

/** An element that is still open. */
interface Frame {
	name: string;
	children: XmlElement | undefined;
	text: string;
}

const LIMITS: XmlLimits = { maxDepth: 32, maxElements: 10_000 };

const NAME = /^[A-Za-z_][\w.-]{0,127}$/;
/** A start tag that is more than a name: attributes are stepped over, WeCom sends none. */
const START_TAG =
	/<([A-Za-z_][\w.-]{0,127})(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^<"]*"|'[^<']*'))*\s*(\/?)>/y;
const DECLARATION =
	/^<\?xml\s+version\s*=\s*(?:"1\.\d"|'1\.\d')(?:\s+encoding\s*=\s*(?:"utf-8"|'utf-8'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/i;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));|&/g;
const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
};
/** White space is these four: an ideographic space, say, is text. */
const NOT_BLANK = /[^ \t\r\n]/;
const CDATA_START = '<![CDATA[';
const COMMENT_START = '<!--';
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const GREATER = 0x3e;

const utf8 = new TextDecoder('utf-8', { fatal: true });

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
 * Parses the XML that WeCom sends: elements, text, CDATA, the five entities and character
 * references. Attributes and comments are stepped over. Refuses document types, processing
 * instructions and text beside elements. One pass, no recursion; never throws.
 *
 * The objects have no prototype, and an element `__proto__` is refused: code further on may copy
 * them into objects that have one.
 */
export function parseXml(source: string, limits: XmlLimits = LIMITS): XmlResult {
	const open: Frame[] = [];
	let top: Frame | undefined;
	let root: { name: string; value: XmlNode } | undefined;
	let elements = 0;
	let at = DECLARATION.exec(source)?.[0].length ?? 0;

	const close = (frame: Frame): XmlFault | undefined => {
		const value = valueOf(frame);
		if (value === undefined) return 'mixed';
		top = open[open.length - 1];
		if (top === undefined) root = { name: frame.name, value };
		else addChild((top.children ??= emptyElement()), frame.name, value);
		return undefined;
	};

	for (;;) {
		const tag = source.indexOf('<', at);
		const end = tag === -1 ? source.length : tag;
		if (end > at) {
			const text = decodeReferences(source.slice(at, end));
			if (text === undefined) return refuse('entity');
			if (top !== undefined) top.text += text;
			else if (!isBlank(text)) return refuse('syntax');
		}
		if (tag === -1) break;

		const kind = source.charCodeAt(tag + 1);
		if (kind === SLASH) {
			if (top === undefined) return refuse('syntax');
			at = endOfTag(source, top.name, tag + 2);
			if (at === -1) return refuse('syntax');
			open.pop();
			const fault = close(top);
			if (fault !== undefined) return refuse(fault);
		} else if (kind === EXCLAMATION) {
			const isCdata = source.startsWith(CDATA_START, tag);
			if (!isCdata && !source.startsWith(COMMENT_START, tag)) return refuse('markup');
			const contentAt = tag + (isCdata ? CDATA_START : COMMENT_START).length;
			const contentEnd = source.indexOf(isCdata ? ']]>' : '-->', contentAt);
			if (contentEnd === -1 || (isCdata && top === undefined)) return refuse('syntax');
			if (isCdata && top !== undefined) top.text += source.slice(contentAt, contentEnd);
			at = contentEnd + 3;
		} else {
			if (!isNameStart(kind)) return refuse('markup');
			if (root !== undefined) return refuse('syntax');
			if (++elements > limits.maxElements) return refuse('elements');
			if (open.length >= limits.maxDepth) return refuse('depth');
			const tagEnd = source.indexOf('>', tag);
			let name = source.slice(tag + 1, tagEnd);
			let isEmpty = false;
			at = tagEnd + 1;
			if (tagEnd === -1 || !NAME.test(name)) {
				START_TAG.lastIndex = tag;
				const match = START_TAG.exec(source);
				if (match === null) return refuse('syntax');
				name = match[1] ?? '';
				isEmpty = match[2] === '/';
				at = START_TAG.lastIndex;
			}
			if (name === '__proto__') return refuse('name');
			const frame: Frame = { name, children: undefined, text: '' };
			if (isEmpty) {
				close(frame);
			} else {
				open.push(frame);
				top = frame;
			}
		}
	}

	if (root === undefined || top !== undefined) return refuse('syntax');
	return { ok: true, root: root.name, value: root.value };
}

/** Where the text goes on after the end tag whose name stands at `at`, -1 where it is another. */
function endOfTag(source: string, name: string, at: number): number {
	const nameEnd = at + name.length;
	if (!source.startsWith(name, at)) return -1;
	if (source.charCodeAt(nameEnd) === GREATER) return nameEnd + 1;
	const tagEnd = source.indexOf('>', nameEnd);
	return tagEnd !== -1 && isBlank(source.slice(nameEnd, tagEnd)) ? tagEnd + 1 : -1;
}

function isNameStart(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function refuse(reason: XmlFault): XmlResult {
	return { ok: false, reason };
}

function emptyElement(): XmlElement {
	return Object.create(null) as XmlElement;
}

/** What an element holds, undefined where it holds both text and elements. */
function valueOf({ children, text }: Frame): XmlNode | undefined {
	if (children === undefined) return text;
	return isBlank(text) ? children : undefined;
}

function addChild(parent: XmlElement, name: string, value: XmlNode): void {
	const present = parent[name];
	if (present === undefined) parent[name] = value;
	else if (Array.isArray(present)) present.push(value);
	else parent[name] = [present, value];
}

function isBlank(text: string): boolean {
	return text === '' || !NOT_BLANK.test(text);
}

/** Text with its references resolved, undefined where one of them is not allowed. */
function decodeReferences(text: string): string | undefined {
	if (!text.includes('&')) return text;
	let valid = true;
	const decoded = text.replace(REFERENCE, (_whole, decimal, hexadecimal, entity) => {
		const resolved = resolveReference(decimal, hexadecimal, entity);
		if (resolved === undefined) valid = false;
		return resolved ?? '';
	});
	return valid ? decoded : undefined;
}

function resolveReference(
	decimal: string | undefined,
	hexadecimal: string | undefined,
	entity: string | undefined,
): string | undefined {
	if (entity !== undefined) return ENTITIES[entity];
	if (decimal === undefined && hexadecimal === undefined) return undefined;
	const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10);
	return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** `Char` of XML 1.0: no control characters but tab and line ends, no surrogates. */
function isXmlCharacter(code: number): boolean {
	if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
	if (code >= 0xd800 && code <= 0xdfff) return false;
	return code <= 0x10ffff && code !== 0xfffe && code !== 0xffff;
}
