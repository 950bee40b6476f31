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

/** The rows of the table under "Words" in i18n/README.md. */
export function glossary(): GlossaryWord[] {
	return readFileSync(join(__dirname, '..', 'i18n', 'README.md'), 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.slice(2)
		.map((line) =>
			line
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim()),
		)
		.map(([, chinese = '', where = '', not = '']) => ({
			chinese: chinese.split(', '),
			where,
			not: not === '' ? [] : not.split(', '),
		}));
}
