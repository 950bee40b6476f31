import { createHash } from 'node:crypto';

import type { Pair } from './pairs';

/** Relative to the root. */
export const RECORD_FILE = 'i18n/translatedFrom.txt';

const HEADER = `# The English of each Chinese text at the time when the Chinese was last gone over: the key, a digest of the Chinese, the
# English (of a section of a page, a digest of it). A test fails where the English has changed since and the Chinese has not.
# Written by \`npm run generate\` where a text is new or its Chinese has changed, and by \`npm run translated -- <key>\` where
# somebody says that the Chinese still holds.

`;

/** A Chinese text whose English has changed since it was written. */
export interface Stale extends Pair {
	/** The English that the Chinese was made from; a digest for a section of a page. */
	was: string;
}

interface Entry {
	chineseDigest: string;
	english: string;
}

/** Sections of pages, of which the record keeps no text. */
const isSection = ({ key }: Pair) => /^[\w/-]+\.md > /.test(key);

/** What the record keeps of a pair. */
function entryOf(pair: Pair): Entry {
	return {
		chineseDigest: digestOf(pair.chinese),
		english: isSection(pair) ? digestOf(pair.english) : pair.english,
	};
}

/** The pairs whose English is no longer that of the record. */
export function staleIn(pairs: readonly Pair[], record: string): Stale[] {
	const entries = entriesOf(record);
	return pairs.flatMap((pair) => {
		const was = entries.get(pair.key)?.english;
		return was === undefined || was === entryOf(pair).english ? [] : [{ ...pair, was }];
	});
}

/** The keys of pairs that the record does not have, or has with another Chinese text, and of entries without a pair. */
export function unrecordedIn(pairs: readonly Pair[], record: string): string[] {
	const entries = entriesOf(record);
	const changed = pairs.filter(
		(pair) => entries.get(pair.key)?.chineseDigest !== digestOf(pair.chinese),
	);
	const keys = new Set(pairs.map(({ key }) => key));
	return [...changed.map(({ key }) => key), ...[...entries.keys()].filter((key) => !keys.has(key))];
}

/**
 * The record with what is new, what is gone, and what has another Chinese text than before. An entry whose English alone
 * has changed stays as it is, unless it is confirmed.
 *
 * @param confirmed whether somebody says that the Chinese text of a key holds
 */
export function renewed(
	pairs: readonly Pair[],
	record: string,
	confirmed: (key: string) => boolean = () => false,
): string {
	const entries = entriesOf(record);
	const lines = pairs.map((pair) => {
		const now = entryOf(pair);
		const before = entries.get(pair.key);
		const keep = before?.chineseDigest === now.chineseDigest && !confirmed(pair.key);
		const { chineseDigest, english } = keep ? before : now;
		return `${pair.key}\t${chineseDigest}\t${JSON.stringify(english)}\n`;
	});
	return HEADER + lines.join('');
}

/** What a translator has to know of a stale text. */
export function describeStale(stale: Stale): string {
	const { key, was, english, chinese } = stale;
	return isSection(stale)
		? `${key}\n  the English section has changed: git log -p -- "${key.split(' > ')[0]}"`
		: `${key}\n  was:     ${was}\n  now:     ${english}\n  Chinese: ${chinese}`;
}

function entriesOf(record: string): Map<string, Entry> {
	const lines = record.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
	return new Map(
		lines.map((line) => {
			const [key = '', chineseDigest = '', english = '""'] = line.split('\t');
			return [key, { chineseDigest, english: JSON.parse(english) as string }];
		}),
	);
}

function digestOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
