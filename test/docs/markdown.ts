import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import GithubSlugger from 'github-slugger';

/** The root of the project. */
export const ROOT = join(__dirname, '..', '..');

/** Folders that are made by commands and not kept. */
const MADE = new Set(['node_modules', '.cache', 'dist', 'dist-zh', 'screenshots', '.git']);

/** A link out of a Markdown file. */
export interface Link {
	line: number;
	target: string;
}

/** Every Markdown file of the project, relative to its root. */
export function markdownFiles(folder = ROOT): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return MADE.has(entry.name) ? [] : markdownFiles(path);
		return entry.name.endsWith('.md') ? [relative(ROOT, path)] : [];
	});
}

/** The lines of a file that are no code; those of code are empty, so that the numbers stay. */
function proseOf(text: string): string[] {
	let fence: string | undefined;
	return text.split('\n').map((line) => {
		const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
		if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
			fence = fence === undefined ? mark : undefined;
			return '';
		}
		return fence === undefined ? line.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '') : '';
	});
}

/** All links and pictures of a file: `[…](…)`, `[…]: …`, `href="…"` and `src="…"`. */
export function linksOf(text: string): Link[] {
	const forms = [
		/\]\(\s*<?([^)\s>]*)>?(?:\s+"[^"]*")?\s*\)/g,
		/^\s*\[[^\]]+\]:\s*(\S+)/g,
		/\b(?:href|src)="([^"]*)"/g,
	];
	return proseOf(text).flatMap((line, index) =>
		forms.flatMap((form) =>
			[...line.matchAll(form)].map(([, target = '']) => ({ line: index + 1, target })),
		),
	);
}

/** What a link into a file can name after `#`: its headings, as GitHub names them, and its ids. */
export function anchorsOf(text: string): Set<string> {
	const anchors = new Set<string>();
	const slugger = new GithubSlugger();
	let fenced = false;
	for (const line of text.split('\n')) {
		if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
		if (fenced) continue;
		for (const [, id = ''] of line.matchAll(/\bid="([^"]+)"/g)) anchors.add(id);
		const [, heading] = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line) ?? [];
		if (heading === undefined) continue;
		// Of a link GitHub takes the text alone.
		anchors.add(slugger.slug(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')));
	}
	return anchors;
}

/** The text of a file of the project. */
export function read(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}
