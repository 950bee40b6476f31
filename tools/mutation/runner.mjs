/**
 * Runs tests for StrykerJS in its own process, on the parts of jest that tests see. jest itself takes a second to
 * begin, and loads all tests of a slice for each mutant; here it is some milliseconds and the tests that concern it.
 */
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
	DryRunStatus,
	determineHitLimitReached,
	TestStatus,
	toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

import { Modules } from './modules.mjs';

const require = createRequire(import.meta.url);
const circus = require('jest-circus');
const { jestExpect } = require('@jest/expect');
const matcherUtils = require('jest-matcher-utils');
const { ModuleMocker } = require('jest-mock');

/** In milliseconds: what takes so long with a mutant waits for what never comes. */
const TEST_TIMEOUT = 10_000;
/** Without one, a busy machine has as much time as with jest. */
const FIRST_TEST_TIMEOUT = 30_000;

const WITHOUT_WORDS = Object.fromEntries(
	[
		'diff',
		'printDiffOrStringify',
		'printExpected',
		'printReceived',
		'printWithType',
		'stringify',
	].map((name) => [name, () => '']),
);

/** The processor time in microseconds after which a test is taken to go on for ever. */
const LONGEST_TEST = 4_000_000;
/** Steps of the mutated code from one look at that time to the next. */
const STEPS = 65_536;

/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('@stryker-mutator/api/test-runner').TestRunner} TestRunner */

/** @type {Record<string, any>} */
const stryker = /** @type {any} */ (globalThis.__stryker__ ??= {});
const mocker = new ModuleMocker(globalThis);
const progress = { steps: 0, begin: process.cpuUsage(), isEndless: false };
/** @type {string | undefined} */
let currentTestId;
// Each step of the mutated code asks for it: the one place that an endless loop comes by.
Object.defineProperty(stryker, 'currentTestId', {
	get: () => {
		if (++progress.steps % STEPS === 0) throwIfEndless();
		return currentTestId;
	},
	set: (id) => {
		currentTestId = id;
	},
});

/** @throws Error in a test that has taken longer than any does, whatever else the machine is doing */
function throwIfEndless() {
	const { user, system } = process.cpuUsage(progress.begin);
	if (now.coverage || user + system < LONGEST_TEST) return;
	progress.isEndless = true;
	throw new Error('The test goes on for ever');
}

/** @type {{ ids: Set<string> | undefined, failed: boolean, coverage: boolean, file: string }} */
const now = { ids: undefined, failed: false, coverage: false, file: '' };

/**
 * @param {Modules} modules
 * @param {string} file
 */
const jestFor = (modules, file) => ({
	fn: mocker.fn.bind(mocker),
	spyOn: mocker.spyOn.bind(mocker),
	restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
	mock: modules.mock.bind(modules, file),
	requireActual: modules.actual.bind(modules, file),
});

/** @implements {TestRunner} */
class InProcessRunner {
	static inject = tokens(commonTokens.options);
	/** @type {Modules} */
	#modules;
	/** @type {string[]} */
	#files;
	/** @type {Map<string, Set<string>>} what a test file needs */
	#needs = new Map();
	/** @type {Map<string, number>} how long it took without a mutant, in milliseconds */
	#took = new Map();
	/** @type {any[]} */
	#setup;

	/** @param {any} options of Stryker */
	constructor({ inProcess }) {
		this.#files = inProcess.tests;
		this.#setup = inProcess.setup;
	}

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		this.#modules = new Modules(process.cwd(), jestFor);
		for (const file of this.#setup) require(join(process.cwd(), file));
		Object.assign(globalThis, circus, { expect: jestExpect });
		circus.addEventHandler(onEvent);
		process.on('uncaughtException', noteError);
		process.on('unhandledRejection', noteError);
	}

	async dryRun() {
		const mutantCoverage = { static: {}, perTest: {} };
		Object.assign(stryker, { mutantCoverage, activeMutant: undefined });
		now.coverage = true;
		/** @type {TestResult[]} */
		const tests = [];
		for (const file of this.#files) {
			const path = join(process.cwd(), file);
			const results = await this.#run(file, undefined);
			tests.push(...results);
			this.#took.set(
				file,
				results.reduce((sum, { timeSpentMs }) => sum + timeSpentMs, 0),
			);
			this.#needs.set(file, this.#modules.neededBy(path));
		}
		now.coverage = false;
		stryker.mutantCoverage = undefined;
		return { status: DryRunStatus.Complete, tests, mutantCoverage };
	}

	/** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
	async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
		// Nobody reads what is wrong there, and to print it takes longer than all the rest.
		Object.assign(matcherUtils, WITHOUT_WORDS);
		Object.assign(stryker, {
			activeMutant: activeMutant.id,
			hitLimit,
			hitCount: hitLimit === undefined ? undefined : 0,
		});
		progress.isEndless = false;
		/** @type {TestResult[]} */
		const tests = [];
		for (const file of await this.#filesFor(sandboxFileName, testFilter)) {
			tests.push(...(await this.#run(file, testFilter)));
			const status = determineHitLimitReached(stryker.hitCount, hitLimit);
			if (status) return toMutantRunResult(status);
			if (progress.isEndless) return toMutantRunResult({ status: DryRunStatus.Timeout });
			if (now.failed) break;
		}
		stryker.activeMutant = undefined;
		return toMutantRunResult({ status: DryRunStatus.Complete, tests }, false);
	}

	/**
	 * @param {string} mutated
	 * @param {string[] | undefined} testFilter
	 * @returns {Promise<string[]>} the test files that can notice it: first the one that is named after it, then the
	 * quick ones
	 */
	async #filesFor(mutated, testFilter) {
		const asked = testFilter && new Set(testFilter.map((id) => id.split('\0')[0]));
		const files = this.#files.filter((file) =>
			// A process that was started anew does not know yet what the files need.
			asked ? asked.has(file) : (this.#needs.get(file)?.has(mutated) ?? true),
		);
		const own = `${basename(mutated, '.ts')}.test.ts`;
		const took = (/** @type {string} */ file) =>
			basename(file) === own ? 0 : (this.#took.get(file) ?? 1);
		return files.sort((a, b) => took(a) - took(b));
	}

	/**
	 * @param {string} file
	 * @param {string[] | undefined} testFilter
	 * @returns {Promise<TestResult[]>}
	 */
	async #run(file, testFilter) {
		const prefix = `${file}\0`;
		now.file = file;
		now.failed = false;
		now.ids = testFilter && new Set(testFilter.map((id) => id.replace(prefix, '')));
		progress.begin = process.cpuUsage();
		this.#modules.empty();
		circus.resetState();
		const state = circus.getState();
		const { ids } = now;
		if (ids) state.testNamePattern = { test: (/** @type {string} */ id) => ids.has(id) };
		state.testTimeout = now.coverage ? FIRST_TEST_TIMEOUT : TEST_TIMEOUT;
		const failed = (/** @type {unknown} */ error) => [
			{
				id: `${prefix}loads`,
				name: `${file} loads`,
				status: /** @type {const} */ (TestStatus.Failed),
				failureMessage: String(error),
				timeSpentMs: 0,
			},
		];
		try {
			this.#modules.load(join(process.cwd(), file));
		} catch (error) {
			now.failed = true;
			return failed(error);
		}
		const { testResults, unhandledErrors } = await circus.run();
		if (unhandledErrors.length > 0) {
			now.failed = true;
			return failed(unhandledErrors[0]);
		}
		return testResults.map((/** @type {any} */ result) => {
			const name = result.testPath.slice(1).join(' ');
			const base = {
				id: prefix + name,
				name,
				fileName: join(process.cwd(), file),
				timeSpentMs: result.duration ?? 0,
			};
			if (result.status === 'skip' || result.status === 'todo') {
				return { ...base, status: TestStatus.Skipped };
			}
			return result.errors.length > 0
				? { ...base, status: TestStatus.Failed, failureMessage: result.errors.join('\n') }
				: { ...base, status: TestStatus.Success };
		});
	}
}

/**
 * Says whose coverage is noted, and leaves out what comes after a test that failed.
 *
 * @param {any} event
 * @param {any} state
 */
function onEvent(event, state) {
	if (event.name === 'test_start') {
		progress.begin = process.cpuUsage();
		if (now.failed && !now.coverage) event.test.mode = 'skip';
		if (now.coverage) stryker.currentTestId = `${now.file}\0${idOf(event.test)}`;
		jestExpect.setState({ currentTestName: idOf(event.test), assertionCalls: 0 });
	} else if (event.name === 'test_done') {
		if (event.test.errors.length > 0) now.failed = true;
		stryker.currentTestId = undefined;
	} else if (event.name === 'test_skip') {
		// It has begun as any other. What is loaded next is no part of it.
		stryker.currentTestId = undefined;
	} else if (event.name === 'error') {
		state.currentlyRunningTest?.errors.push(event.error);
	}
}

/** @param {any} test */
function idOf(test) {
	const names = [test.name];
	for (let block = test.parent; block?.parent; block = block.parent) names.unshift(block.name);
	return names.join(' ');
}

/** @param {unknown} error that nobody has caught */
function noteError(error) {
	const { currentlyRunningTest, unhandledErrors } = circus.getState();
	if (currentlyRunningTest) currentlyRunningTest.errors.push([error, new Error('not caught')]);
	else unhandledErrors.push(error);
	now.failed = true;
}

/** As Stryker looks for them. */
export const strykerPlugins = [
	declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner),
];

/** What of the options is ours. */
export const strykerValidationSchema = {
	properties: {
		inProcess: {
			type: 'object',
			properties: {
				tests: { type: 'array', items: { type: 'string' } },
				setup: { type: 'array', items: { type: 'string' } },
			},
		},
	},
};
