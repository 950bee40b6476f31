/**
 * `npm run test:mutation`: changes the code in one place after the other and looks whether a test notices. Takes the
 * names of slices; all of them without any. Exits with 1 where a slice stays below the score.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

import { SLICES } from './mutation/slices.mjs';

const LEAST_SCORE = 85;
/** Where what came of it is kept, and where the mutated copy is: jest looks for no tests in node_modules. */
const CACHE = 'node_modules/.cache/mutation';
const SANDBOX = '.cache/mutation';

const { rootDir: _root, ...jestBase } = createRequire(import.meta.url)('../jest.base.js');

/**
 * Mutates one slice and prints what survives.
 *
 * @param {string} name
 * @param {import('./mutation/slices.mjs').Slice} slice
 * @returns {Promise<number>} the share of noticed mutants in percent
 */
async function run(name, { mutate, tests }) {
	console.log(`\n=== ${name}`);
	const results = await new Stryker({
		mutate,
		testRunner: 'jest',
		jest: {
			projectType: 'custom',
			config: {
				...jestBase,
				testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
				testMatch: tests.map((pattern) => `<rootDir>/${pattern}`),
			},
			enableFindRelatedTests: false,
		},
		coverageAnalysis: 'perTest',
		ignoreStatic: false,
		plugins: [
			fileURLToPath(import.meta.resolve('@stryker-mutator/jest-runner')),
			fileURLToPath(import.meta.resolve('./mutation/ignoreTexts.mjs')),
		],
		ignorers: ['texts'],
		concurrency: 1,
		reporters: ['progress-append-only', 'clear-text', 'json'],
		clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
		jsonReporter: { fileName: `${CACHE}/${name}.json` },
		tempDirName: SANDBOX,
		ignorePatterns: ['dist', 'dist-zh', 'docs', 'bench', 'screenshots'],
	}).runMutationTest();
	const valid = results.filter(({ status }) => status !== 'Ignored' && status !== 'CompileError');
	const noticed = valid.filter(({ status }) => status === 'Killed' || status === 'Timeout');
	return valid.length === 0 ? 100 : (noticed.length / valid.length) * 100;
}

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(SLICES)) {
	const slice = SLICES[name];
	if (!slice) throw new Error(`No slice ${name}; there are ${Object.keys(SLICES).join(', ')}`);
	const score = await run(name, slice);
	console.log(`${name}: ${score.toFixed(1)} %`);
	if (score < LEAST_SCORE) process.exitCode = 1;
}
