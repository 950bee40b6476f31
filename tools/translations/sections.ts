/** A part of a page under one heading. */
export interface Section {
	/** The heading, empty before the first. */
	title: string;
	/** With the heading; blanks that only line up a table count for nothing. */
	text: string;
}

/** Begins the part of a page that is generated, and so is no text of its own. */
const GENERATED = /^<!-- Generated (?:by|from here on)/m;

/** The sections of a Markdown page that people write, those of every level one after the other. */
export function sectionsOf(page: string): Section[] {
	const [written = ''] = page.split(GENERATED);
	const sections: Section[] = [{ title: '', text: '' }];
	let fenced = false;
	for (const line of written.split('\n')) {
		if (/^\s*```/.test(line)) fenced = !fenced;
		const [, title] = (!fenced && /^#{1,6}\s+(.*)$/.exec(line)) || [];
		if (title !== undefined) sections.push({ title, text: '' });
		const section = sections.at(-1) as Section;
		const runs = line.startsWith('|') ? / {2,}|-{2,}/g : / {2,}/g;
		section.text += `${line.trimEnd().replace(runs, (run) => run.slice(0, 1))}\n`;
	}
	return sections
		.map(({ title, text }) => ({ title, text: text.trim() }))
		.filter(({ text }) => text !== '');
}
