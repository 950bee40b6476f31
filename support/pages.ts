import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the project, from which pages are named. */
const ROOT = join(__dirname, '..');

/** The pages that users read, each with its Chinese one: both READMEs, and whatever is in `docs/zh-CN/`. */
export const PAGES: ReadonlyArray<readonly [english: string, chinese: string]> = [
	['README.md', 'README.zh-CN.md'],
	['examples/README.md', 'examples/zh-CN/README.md'],
	...readdirSync(join(ROOT, 'docs/zh-CN'))
		.sort()
		.map((page) => [`docs/${page}`, `docs/zh-CN/${page}`] as const),
];
