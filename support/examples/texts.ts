import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../n8n/packageTarball';

/** Everything that differs between an example and its Chinese twin. */
export interface ExampleTexts {
	/** Of the workflow. */
	name: string;
	/** Names of all nodes, notes included, by their English names. */
	nodes: Record<string, string>;
	/** Fields that the workflow makes up itself: settings, columns of a report. */
	fields: Record<string, string>;
	/** Parameters that people read, by node and path. Expressions in them keep the English names. */
	texts: Record<string, Record<string, string>>;
}

/** The file with the Chinese texts of an example. */
function textsFile(name: string): string {
	return path.join(ROOT, 'i18n', 'zh-CN', 'examples', `${name}.json`);
}

/** The Chinese texts of an example. @throws where the file is not there or no JSON */
export function readTexts(name: string): ExampleTexts {
	return JSON.parse(readFileSync(textsFile(name), 'utf8')) as ExampleTexts;
}
