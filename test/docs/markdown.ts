import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The root of the project. */
export const ROOT = join(__dirname, '..', '..');

/** Folders that are made by commands and not kept. */
const MADE = new Set(['node_modules', 'dist', 'dist-zh', 'screenshots', '.git']);

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
	const seen = new Map<string, number>();
	let fenced = false;
	for (const line of text.split('\n')) {
		if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
		if (fenced) continue;
		for (const [, id = ''] of line.matchAll(/\bid="([^"]+)"/g)) anchors.add(id);
		const [, heading] = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line) ?? [];
		if (heading === undefined) continue;
		const slug = slugOf(heading);
		const count = seen.get(slug) ?? 0;
		seen.set(slug, count + 1);
		anchors.add(count === 0 ? slug : `${slug}-${count}`);
	}
	return anchors;
}

function slugOf(heading: string): string {
	return heading
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
		.replace(/ /g, '-');
}

/** The text of a file of the project. */
export function read(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}
