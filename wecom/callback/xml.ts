import { isXmlCharacter, replaceIllegal, REPLACEMENT } from './characters';

/** An element with children: each name once, several elements of one name as a list. */
export interface XmlElement {
	[name: string]: XmlValue;
}

/** Text of an element without children, or its children. */
export type XmlNode = string | XmlElement;

export type XmlValue = XmlNode | XmlNode[];

/** How a document is read. The bounds are such that no message of WeCom comes near them. */
export interface XmlOptions {
	maxDepth: number;
	maxElements: number;
	maxReferences: number;
	/**
	 * What becomes of references that mean no character, and of characters that XML does not allow: the
	 * former are refused and the latter stay, or such a character becomes U+FFFD, however it is written,
	 * and a reference that means nothing stays as it is.
	 */
	badText: 'refuse' | 'replace';
}

type XmlFault = 'syntax' | 'markup' | 'entity' | 'name' | 'mixed' | 'depth' | 'elements';

export type XmlResult =
	{ ok: true; root: string; value: XmlNode } | { ok: false; reason: XmlFault };

/** An element that is still open. */
interface Frame {
	name: string;
	children: XmlElement | undefined;
	text: string;
}

/** A document that is being read. */
interface State {
	readonly source: string;
	readonly options: XmlOptions;
	/** Where reading goes on. */
	at: number;
	readonly open: Frame[];
	/** The innermost open element. */
	top: Frame | undefined;
	root: { name: string; value: XmlNode } | undefined;
	elements: number;
	references: number;
}

const DEFAULTS: XmlOptions = {
	maxDepth: 32,
	maxElements: 10_000,
	maxReferences: 100_000,
	badText: 'refuse',
};

const NAME = /^[A-Za-z_][\w.-]{0,127}$/;
/** A start tag that is more than a name: attributes are stepped over, WeCom sends none. */
const START_TAG =
	/<([A-Za-z_][\w.-]{0,127})(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^<"]*"|'[^<']*'))*\s*(\/?)>/y;
const DECLARATION =
	/^<\?xml\s+version\s*=\s*(?:"1\.\d"|'1\.\d')(?:\s+encoding\s*=\s*(?:"utf-8"|'utf-8'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/i;
const REFERENCE = /&(?:(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));)?/g;
const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
};
/** White space is these four: an ideographic space, say, is text. */
const NOT_BLANK = /[^ \t\r\n]/;
const NOT_BLANK_OR_REPLACED = /[^ \t\r\n\ufffd]/;
const CDATA_START = '<![CDATA[';
const COMMENT_START = '<!--';
const SLASH = 0x2f;
const EXCLAMATION = 0x21;

/**
 * Parses the XML that WeCom sends: elements, text, CDATA, the five entities and character
 * references. Attributes and comments are stepped over. Refuses document types, processing
 * instructions and text beside elements. One pass, no recursion; never throws.
 *
 * White space at the edges of an element and around CDATA is nothing; inside CDATA, or written as
 * a reference, it is text.
 *
 * The objects have no prototype, and an element `__proto__` is refused: code further on may copy
 * them into objects that have one.
 */
export function parseXml(source: string, options: Partial<XmlOptions> = {}): XmlResult {
	const state: State = {
		source,
		options: { ...DEFAULTS, ...options },
		at: DECLARATION.exec(source)?.[0].length ?? 0,
		open: [],
		top: undefined,
		root: undefined,
		elements: 0,
		references: 0,
	};
	for (;;) {
		const tag = source.indexOf('<', state.at);
		const fault = readText(state, tag === -1 ? source.length : tag) ?? readTag(state, tag);
		if (fault !== undefined) return { ok: false, reason: fault };
		if (tag === -1) break;
	}
	// There is none before the outermost element is closed, and nothing is opened behind it.
	const { root } = state;
	if (root === undefined) return { ok: false, reason: 'syntax' };
	return { ok: true, root: root.name, value: root.value };
}

function readText(state: State, end: number): XmlFault | undefined {
	const { source, top, options } = state;
	if (end === state.at) return undefined;
	const isFirst = top === undefined || top.text === '';
	const isLast = source.charCodeAt(end + 1) === SLASH;
	const text = decodeReferences(trim(source, state.at, end, isFirst, isLast), state);
	if (text === undefined) return 'entity';
	if (top !== undefined) top.text += text;
	else if (!isNothing(text, options)) return 'syntax';
	return undefined;
}

/** A piece of text without the white space at its edges, or empty where it is nothing else. */
function trim(source: string, start: number, end: number, front: boolean, back: boolean): string {
	let first = start;
	// What stands at the end is a tag or nothing, and so not blank.
	while (isBlankAt(source, first)) first++;
	if (first === end) return '';
	let last = end;
	while (isBlankAt(source, last - 1)) last--;
	return source.slice(front ? first : start, back ? last : end);
}

/** Reads what begins with the less-than sign at `tag`, and sets `at` behind it. */
function readTag(state: State, tag: number): XmlFault | undefined {
	if (tag === -1) return undefined;
	const kind = state.source.charCodeAt(tag + 1);
	if (kind === SLASH) return readEndTag(state, tag);
	if (kind === EXCLAMATION) return readSection(state, tag);
	return isNameStart(kind) ? readStartTag(state, tag) : 'markup';
}

function readStartTag(state: State, tag: number): XmlFault | undefined {
	const { source, open, options } = state;
	if (state.root !== undefined) return 'syntax';
	if (++state.elements > options.maxElements) return 'elements';
	if (open.length >= options.maxDepth) return 'depth';

	const tagEnd = source.indexOf('>', tag);
	let name = source.slice(tag + 1, tagEnd);
	let isEmpty = false;
	state.at = tagEnd + 1;
	if (tagEnd === -1 || !NAME.test(name)) {
		START_TAG.lastIndex = tag;
		const match = START_TAG.exec(source);
		if (match === null) return 'syntax';
		name = match[1] ?? '';
		isEmpty = match[2] === '/';
		state.at = START_TAG.lastIndex;
	}
	if (name === '__proto__') return 'name';

	const frame: Frame = { name, children: undefined, text: '' };
	open.push(frame);
	state.top = frame;
	return isEmpty ? close(state, frame) : undefined;
}

function readEndTag(state: State, tag: number): XmlFault | undefined {
	const { source, top } = state;
	if (top === undefined) return 'syntax';
	state.at = endOfTag(source, top.name, tag + 2);
	return state.at === -1 ? 'syntax' : close(state, top);
}

/** CDATA or a comment. */
function readSection(state: State, tag: number): XmlFault | undefined {
	const { source, top, options } = state;
	const isCdata = source.startsWith(CDATA_START, tag);
	if (!isCdata && !source.startsWith(COMMENT_START, tag)) return 'markup';
	const at = tag + (isCdata ? CDATA_START : COMMENT_START).length;
	const end = source.indexOf(isCdata ? ']]>' : '-->', at);
	if (end === -1) return 'syntax';
	if (isCdata) {
		if (top === undefined) return 'syntax';
		top.text += withoutIllegal(source.slice(at, end), options);
	}
	state.at = end + 3;
	return undefined;
}

/** Ends the innermost element and gives it to the one around it. */
function close(state: State, { name, children, text }: Frame): XmlFault | undefined {
	if (children !== undefined && !isNothing(text, state.options)) return 'mixed';
	const value = children ?? text;
	state.open.pop();
	const parent = state.open[state.open.length - 1];
	state.top = parent;
	if (parent === undefined) state.root = { name, value };
	else addChild((parent.children ??= emptyElement()), name, value);
	return undefined;
}

/** Where the text goes on after the end tag whose name stands at `at`, -1 where it is another. */
function endOfTag(source: string, name: string, at: number): number {
	const nameEnd = at + name.length;
	if (!source.startsWith(name, at)) return -1;
	const tagEnd = source.indexOf('>', nameEnd);
	return tagEnd !== -1 && isBlank(source.slice(nameEnd, tagEnd)) ? tagEnd + 1 : -1;
}

function isNameStart(code: number): boolean {
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function emptyElement(): XmlElement {
	return Object.create(null) as XmlElement;
}

function addChild(parent: XmlElement, name: string, value: XmlNode): void {
	const present = parent[name];
	if (present === undefined) parent[name] = value;
	else if (Array.isArray(present)) present.push(value);
	else parent[name] = [present, value];
}

function isBlank(text: string): boolean {
	return !NOT_BLANK.test(text);
}

function isBlankAt(source: string, at: number): boolean {
	const code = source.charCodeAt(at);
	return code === 0x20 || code === 0x9 || code === 0xa || code === 0xd;
}

/** Whether text beside elements is only white space, or what is left of damaged characters. */
function isNothing(text: string, { badText }: XmlOptions): boolean {
	return badText === 'replace' ? !NOT_BLANK_OR_REPLACED.test(text) : isBlank(text);
}

function withoutIllegal(text: string, { badText }: XmlOptions): string {
	return badText === 'replace' ? replaceIllegal(text) : text;
}

/** Text with its references resolved, undefined where one is not allowed or there are too many. */
function decodeReferences(source: string, state: State): string | undefined {
	const { options } = state;
	const text = withoutIllegal(source, options);
	if (!text.includes('&')) return text;
	let decoded = '';
	let from = 0;
	for (const match of text.matchAll(REFERENCE)) {
		if (++state.references > options.maxReferences) return undefined;
		const resolved = resolveReference(match) ?? replacementOf(match, options);
		if (resolved === undefined) return undefined;
		decoded += text.slice(from, match.index) + resolved;
		from = match.index + match[0].length;
	}
	return decoded + text.slice(from);
}

function resolveReference([, decimal, hexadecimal, entity]: RegExpExecArray): string | undefined {
	if (entity !== undefined) return ENTITIES[entity];
	// An ampersand alone has neither: NaN, which is no character.
	const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10);
	return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** What stands for a reference that means nothing, undefined where it has to be refused. */
function replacementOf([whole]: RegExpExecArray, { badText }: XmlOptions): string | undefined {
	if (badText === 'refuse') return undefined;
	return whole === '&' ? whole : REPLACEMENT;
}
