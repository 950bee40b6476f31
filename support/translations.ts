import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', 'i18n', 'zh-CN');

/** One file of translations. */
export interface TranslationFile {
	name: string;
	texts: Readonly<Record<string, string>>;
}

/** Texts that several resources share. */
const SHARED = 'common.json';

/**
 * The Chinese texts, file by file. Lists of the editor come in this order, so that what a resource has of
 * its own stands before what it shares.
 */
export function translationFiles(): TranslationFile[] {
	const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== SHARED);
	return [...names.sort(), SHARED].map((name) => ({
		name,
		texts: JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as TranslationFile['texts'],
	}));
}

/** All Chinese texts by their keys. @throws where two files have the same key */
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
