import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', 'translations', 'zh-CN');

/** One file of translations. */
export interface TranslationFile {
	name: string;
	texts: Readonly<Record<string, string>>;
}

/** The Chinese texts, file by file. */
export function translationFiles(): TranslationFile[] {
	return readdirSync(FOLDER)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => ({
			name,
			texts: JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as TranslationFile['texts'],
		}));
}

/** All Chinese texts by their keys. Throws where two files have the same key. */
export function chineseTexts(): Record<string, string> {
	const all: Record<string, string> = {};
	for (const { name, texts } of translationFiles()) {
		for (const [key, text] of Object.entries(texts)) {
			if (key in all) throw new TypeError(`${key} stands in ${name} and in another file`);
			all[key] = text;
		}
	}
	return all;
}
