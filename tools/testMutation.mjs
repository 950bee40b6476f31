/**
 * `npm run test:mutation`: changes the code in one place after the other and looks whether a test notices. Takes the
 * names of slices; all of them without any. Exits with 1 where a slice stays below the score.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

const { filesOf, SLICES } = createRequire(import.meta.url)('./mutation/slices.ts');

const LEAST_SCORE = 85;
/** Where what came of it is kept, and where the mutated copy is: jest looks for no tests in node_modules. */
const CACHE = 'node_modules/.cache/mutation';
const SANDBOX = '.cache/mutation';
const NOTICED = new Set(['Killed', 'Timeout']);

/** @param {string} file beside this one */
const plugin = (file) => fileURLToPath(import.meta.resolve(`./mutation/${file}`));

/**
 * Mutates one slice and prints what survives.
 *
 * @param {string} name
 * @param {{ modules: string[] }} slice
 * @returns {Promise<boolean>} whether enough was noticed
 */
async function run(name, slice) {
	const { modules, tests } = filesOf(slice);
	const begin = Date.now();
	const results = await new Stryker({
		mutate: modules,
		testRunner: 'in-process',
		inProcess: { tests, setup: ['support/harness/quietLog.js', 'tools/mutation/setup.cjs'] },
		coverageAnalysis: 'perTest',
		ignoreStatic: false,
		plugins: ['runner.mjs', 'ignoreTexts.mjs', 'survivors.mjs'].map(plugin),
		ignorers: ['texts'],
		concurrency: 1,
		// So that what a busy machine takes long for does not count as noticed.
		timeoutMS: 8_000,
		timeoutFactor: 2,
		disableTypeChecks: false,
		allowConsoleColors: false,
		reporters: ['progress-append-only', 'survivors', 'json'],
		jsonReporter: { fileName: `${CACHE}/${name}.json` },
		tempDirName: SANDBOX,
		ignorePatterns: ['dist', 'dist-zh', 'docs', 'bench', 'screenshots'],
	}).runMutationTest();
	const valid = results.filter(({ status }) => status !== 'Ignored' && status !== 'CompileError');
	const left = valid.filter(({ status }) => !NOTICED.has(status));
	const score = 100 * (1 - left.length / valid.length);
	const minutes = (Date.now() - begin) / 60_000;
	console.log(
		`${name}: ${score.toFixed(1)} % of ${valid.length} in ${minutes.toFixed(1)} minutes, ${left.length} left`,
	);
	return score >= LEAST_SCORE;
}

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(SLICES)) {
	const slice = SLICES[name];
	if (!slice) throw new Error(`No slice ${name}; there are ${Object.keys(SLICES).join(', ')}`);
	if (!(await run(name, slice))) process.exitCode = 1;
}
