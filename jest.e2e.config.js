/** Another n8n than the newest; see support/n8n/versions.ts. */
const line = process.env.E2E_N8N;

/** What every n8n has to pass: all that does not look into the editor, which changes with n8n. */
const IN_EVERY_N8N = [
	'access',
	'ask',
	'credential',
	'customerOutputs',
	'examples',
	'files',
	'httpRequestNode',
	'imports',
	'installer',
	'jobs',
	'oddAnswers',
	'resourceWorkflows',
	'scanToWelcome',
	'secrets',
	'tokenStays',
	'trigger',
	'twoApps',
];

/**
 * The tests that need a real n8n. One n8n serves them all; see test/e2e/README.md.
 * @type {import('jest').Config}
 */
module.exports = {
	...require('./jest.base.js'),
	testMatch: line
		? IN_EVERY_N8N.map((name) => `<rootDir>/test/e2e/${name}.test.ts`)
		: ['<rootDir>/test/e2e/**/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/globalSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/globalTeardown.ts',
	testSequencer: '<rootDir>/test/e2e/sequencer.js',
	testTimeout: 120_000,
	// One n8n on one machine: tests side by side would only wait for each other.
	maxWorkers: 1,
	verbose: true,
};
