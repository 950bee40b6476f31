/** What the generated pages have in common as Markdown. */

const OFFICIAL_PAGES = 'https://developer.work.weixin.qq.com/document/path/';

/** A link to a page of the official documentation, by its number. */
export function officialPage(doc: number): string {
	return `[${doc}](${OFFICIAL_PAGES}${doc})`;
}

/** A table. A bar in a cell is escaped; cells hold no line breaks. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
	return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** Something that others link to by a name that no heading gives. */
export function anchor(name: string): string {
	return `<a id="${name}"></a>`;
}

/** The parts of a page, with a blank line between them; empty ones are left out. */
export function paragraphs(...parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join('\n\n');
}
