import {
	endingFor,
	formatOf,
	isKnownEnding,
	isMediaEnding,
	isPageEnding,
	type KnownFile,
} from './fileFormat';
import { joinName, safeFileName, splitName } from './fileName';

/** A file and what it could be called. */
export interface NamedFile extends KnownFile {
	/** Names, the one that counts most first; the first that is a name is taken. */
	names: readonly unknown[];
	/** Whether WeCom looks at the format: then the ending has to be the one of the bytes. */
	mustMatch: boolean;
}

/** Endings of the right format that WeCom's pages do not name. */
const UNUSUAL: ReadonlySet<string> = new Set(['apng', 'jfif', 'jpe', 'pjp', 'pjpeg']);

/** Where nothing at all is known of a file. */
const NO_ENDING = 'bin';

/**
 * The name under which a file is uploaded, which is the one that customers see: cleaned as
 * `safeFileName` does, with an ending. A name without one gets that of the format, and so does one
 * that is the address of a page (`export.do`) or ends in a way nobody knows (`Dr.Wang`). An ending that
 * contradicts the bytes stays where any file is taken, and gives way where WeCom looks at the format.
 */
export function uploadName({ names, mustMatch, ...file }: NamedFile): string {
	const parts = names.flatMap((name) => safeFileName(name) ?? []).map(splitName);
	const [, ending = ''] = parts[0] ?? [];
	// A name that is nothing but an ending gets what stands before the dot from the next one.
	const [stem] = parts.find(([text]) => text !== '') ?? ['file'];
	const first = joinName(stem, ending);
	const known = ending.toLowerCase();
	const right = endingFor(file, known);
	if (known === '') return joinName(stem, right?.ending ?? NO_ENDING);
	if (isPageEnding(known)) return right?.sure ? joinName(stem, right.ending) : first;
	if (!isKnownEnding(known)) {
		const isNumber = /^\d+$/.test(known);
		return right && (right.sure || isNumber) ? joinName(first, right.ending) : first;
	}
	const format = mustMatch ? formatOf(file.data) : undefined;
	if (!format || (format.agreesWith(known) && !UNUSUAL.has(known))) return first;
	return joinName(isMediaEnding(known) ? stem : first, format.ending);
}
