/**
 * `npm run translated -- <key> …` says that the Chinese of these keys holds for the present English; the name of a page
 * stands for all of its sections. Without a key, as `npm run generate` runs it, it writes down what is new and what has a
 * new Chinese text, and names what is left.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { allPairs } from './translations/pairs';
import { describeStale, RECORD_FILE, renewed, staleIn } from './translations/record';

const file = join(__dirname, '..', RECORD_FILE);
const asked = process.argv.slice(2);
const pairs = allPairs();

const isAsked = (key: string) => asked.some((one) => key === one || key.startsWith(`${one} > `));
const unknown = asked.filter(
	(one) => !pairs.some(({ key }) => key === one || key.startsWith(`${one} > `)),
);
if (unknown.length > 0) {
	console.error(`There is no text or page ${unknown.join(', ')}.`);
	process.exitCode = 1;
} else {
	const record = renewed(pairs, readFileSync(file, 'utf8'), isAsked);
	writeFileSync(file, record);
	const stale = staleIn(pairs, record);
	if (stale.length > 0) {
		console.warn(
			`The English of these has changed, the Chinese has not. Change it, or say that it still holds (docs/contributing.md):\n\n${stale.map(describeStale).join('\n\n')}`,
		);
	}
}
