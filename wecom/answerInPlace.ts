import { readJsonText } from './answerText';
import { fileNameOf } from './contentDisposition';
import { cleanMimeType } from './fileFormat';
import { errcodeIn, isJsonObject } from './json';
import type { JsonObject } from './types';

/** What came where a file was asked for: the file, WeCom's refusal, or neither. */
export type CameInstead =
	{ kind: 'file' } | { kind: 'refusal'; json: JsonObject } | { kind: 'page' };

/** Nothing that WeCom says in place of a file is longer. */
const LONGEST_REFUSAL = 64 * 1024;
/** What a refusal holds (doc 90313); a file that holds something else is a file. */
const REFUSAL_FIELDS: ReadonlySet<string> = new Set(['errcode', 'errmsg']);
/** How a refusal begins that was cut off. */
const CUT_REFUSAL = /^\{\s*"err(?:code|msg)"/;
/** The first tag of a page. */
const PAGE = /^<(?:!doctype\s+html|html|head|body|script|meta|title)\b/i;
/** What may stand before it, by how it begins and ends. */
const BEFORE_PAGE: ReadonlyArray<readonly [string, string]> = [
	['<?xml', '>'],
	['<!--', '-->'],
];
const PAGE_TYPES: ReadonlySet<string | undefined> = new Set(['text/html', 'application/xhtml+xml']);

/**
 * Tells what the bytes of an answer are where a file was asked for (doc 90254): a file comes with its
 * name in Content-Disposition, a refusal as JSON, with a status and type that no page states. JSON is
 * taken for a refusal too where blanks stand before it, or where a server gave it a name and it holds
 * nothing but a code and a message. A page of HTML without a name is a proxy's, whatever its status.
 */
export function whatCame(data: Buffer, headers: Readonly<Record<string, string>>): CameInstead {
	const isNamed = fileNameOf(headers['content-disposition']) !== undefined;
	const start = data.toString('utf8', 0, LONGEST_REFUSAL).replace(/^[\ufeff\s]+/, '');
	const json = start.startsWith('{') && data.length <= LONGEST_REFUSAL ? parse(start) : undefined;
	if (json && 'errcode' in json && (!isNamed || isRefusalAlone(json))) {
		return { kind: 'refusal', json };
	}
	if (isNamed) return { kind: 'file' };
	const isPage =
		data.length === 0 ||
		json !== undefined ||
		CUT_REFUSAL.test(start) ||
		PAGE_TYPES.has(cleanMimeType(headers['content-type'])) ||
		PAGE.test(firstTagOf(start));
	return { kind: isPage ? 'page' : 'file' };
}

function isRefusalAlone(json: JsonObject): boolean {
	const code = errcodeIn(json);
	return (
		Number.isInteger(code) &&
		code !== 0 &&
		typeof json.errmsg === 'string' &&
		Object.keys(json).every((name) => REFUSAL_FIELDS.has(name))
	);
}

/**
 * A text from its first tag on, empty where that never comes. Not with an expression: many comments have many ways to
 * be told apart.
 */
function firstTagOf(text: string): string {
	let at = 0;
	for (;;) {
		while (/\s/.test(text.charAt(at))) at++;
		const here = at;
		const before = BEFORE_PAGE.find(([begin]) => text.startsWith(begin, here));
		if (!before) return text.slice(at, at + LONGEST_TAG);
		const [begin, end] = before;
		const close = text.indexOf(end, at + begin.length);
		if (close < 0) return '';
		at = close + end.length;
	}
}

const LONGEST_TAG = 100;

function parse(text: string): JsonObject | undefined {
	const json = readJsonText(text)?.value;
	return isJsonObject(json) ? json : undefined;
}
