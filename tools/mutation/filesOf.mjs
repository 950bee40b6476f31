import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { LEFT_OUT } from './slices.mjs';

/**
 * The files of a slice, from the folder of the project: what is mutated, and the tests that are asked.
 *
 * @param {import('./slices.mjs').Slice} slice
 * @returns {{ modules: string[], tests: string[] }}
 */
export function filesOf({ modules, besides = [], except = [] }) {
	const mutated = modules.flatMap((path) => (path.endsWith('.ts') ? [path] : filesIn(path, '.ts')));
	const folders = new Set(mutated.map((file) => `test/${dirname(file)}`));
	const beside = [...folders].flatMap((folder) => filesIn(folder, '.test.ts'));
	return {
		modules: mutated.filter((file) => !(file in LEFT_OUT)),
		tests: [...beside, ...besides].filter((file) => !except.includes(file)),
	};
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function filesIn(folder, ending) {
	if (!existsSync(folder)) return [];
	const names = readdirSync(folder).filter((name) => name.endsWith(ending));
	return names.sort().map((name) => `${folder}/${name}`);
}
