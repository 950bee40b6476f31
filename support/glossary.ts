import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of the glossary of the Chinese texts. */
export interface GlossaryWord {
	chinese: string[];
	/** Where WeCom uses it. */
	where: string;
	/** What nothing is called instead. */
	not: string[];
}

/** A row of the glossary of the English texts. */
export interface EnglishWord {
	english: string;
	/** What nothing is called instead. */
	not: string[];
}

/** The rows of the table under "Words" in i18n/README.md. */
export function glossary(): GlossaryWord[] {
	return rowsUnder('Words').map(([, chinese = '', where = '', not = '']) => ({
		chinese: chinese.split(', '),
		where,
		not: listOf(not),
	}));
}

/** The rows of the table under "English words" in i18n/README.md. */
export function englishGlossary(): EnglishWord[] {
	return rowsUnder('English words').map(([english = '', not = '']) => ({
		english,
		not: listOf(not),
	}));
}

/** The cells of the table under a heading. */
function rowsUnder(heading: string): string[][] {
	const page = readFileSync(join(__dirname, '..', 'i18n', 'README.md'), 'utf8');
	const [section = ''] = page.split(`\n## ${heading}\n`)[1]?.split('\n## ') ?? [];
	return section
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.slice(2)
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
}

function listOf(cell: string): string[] {
	return cell === '' ? [] : cell.split(', ');
}
