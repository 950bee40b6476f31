import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { errorCodesSection } from './errorCodes';
import { eventsPage } from './events';
import { chinese, english, type Language } from './language';
import { operationsPage } from './operations';

/** A page of the documentation that is generated, in part or as a whole. */
export interface GeneratedPage {
	/** Relative to the root, with slashes. */
	path: string;
	/** The whole text of the file. @throws where a source has a gap */
	text(): string;
}

const ROOT = join(__dirname, '..', '..');

/** What stands before it is written by hand and kept. */
const MARKER =
	'<!-- Generated from here on by `npm run docs`; edit contract/errorCodes.yaml and i18n/ instead. -->';

/** Every generated page, in both languages. */
export const generatedPages: readonly GeneratedPage[] = [english, chinese].flatMap((language) => [
	{ path: `${language.folder}/operations.md`, text: () => operationsPage(language) },
	{ path: `${language.folder}/events.md`, text: () => eventsPage(language) },
	troubleshootingPage(language),
]);

/** The absolute path of a page. */
export function fileOf({ path }: Pick<GeneratedPage, 'path'>): string {
	return join(ROOT, path);
}

function troubleshootingPage(language: Language): GeneratedPage {
	const path = `${language.folder}/troubleshooting.md`;
	return {
		path,
		text() {
			const [byHand, after] = readFileSync(fileOf({ path }), 'utf8').split(MARKER);
			if (byHand === undefined || after === undefined) {
				throw new Error(`${path} has lost the comment that its generated part begins with`);
			}
			return `${byHand}${MARKER}\n\n${errorCodesSection(language)}`;
		},
	};
}
