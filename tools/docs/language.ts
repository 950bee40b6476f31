import { chineseTexts } from '../../support/translations';
import contractTexts from './zh-CN.json';

/** A language of the documentation, with the texts that the nodes show in that edition. */
export interface Language {
	code: 'en' | 'zh-CN';
	/** Folder of its pages, relative to the root. */
	folder: string;
	/**
	 * The text that the edition of this language has for a key of `i18n/`.
	 * @throws Error where the edition has none
	 */
	ofEdition(key: string, english: string): string;
	/** Entries of a list in the order in which the editor of the edition has them, by the keys of their names. */
	inOrder<T>(entries: readonly T[], keyOf: (entry: T) => string): T[];
	/**
	 * A text of the contract, or the cost of a composed operation, which are written in English.
	 * @throws Error where `zh-CN.json` does not have it
	 */
	ofContract(english: string): string;
}

/** The English texts as they are. */
export const english: Language = {
	code: 'en',
	folder: 'docs',
	ofEdition: (_key, text) => text,
	inOrder: (entries) => [...entries],
	ofContract: (text) => text,
};

const edition = chineseTexts();
const places = new Map(Object.keys(edition).map((key, index) => [key, index]));

/** The Chinese texts: the edition's own ones, and those of the contract by the English ones. */
export const chinese: Language = {
	code: 'zh-CN',
	folder: 'docs/zh-CN',
	ofEdition: (key) => textIn(edition, key, 'i18n/zh-CN'),
	inOrder: (entries, keyOf) => {
		const placeOf = (entry: (typeof entries)[number]) => places.get(keyOf(entry)) ?? places.size;
		return [...entries].sort((one, other) => placeOf(one) - placeOf(other));
	},
	ofContract: (text) => textIn(contractTexts, text, 'tools/docs/zh-CN.json'),
};

function textIn(texts: Readonly<Record<string, string>>, key: string, place: string): string {
	const text = texts[key];
	if (text === undefined) throw new Error(`${place} has no Chinese text for "${key}"`);
	return text;
}
