import { splitIds } from '../../shared/ids';

/**
 * Texts as one, for a cell of a table: with commas between them, or as a JSON list where that would not be read as
 * the same texts again.
 */
export function joined(texts: readonly string[]): string {
	const text = texts.join(', ');
	const read = splitIds(text);
	const isSame = read.length === texts.length && read.every((one, at) => one === texts[at]);
	return isSame ? text : JSON.stringify(texts);
}
