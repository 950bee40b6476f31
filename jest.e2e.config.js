/**
 * The tests that need a real n8n. One n8n serves them all; see test/e2e/README.md.
 * @type {import('jest').Config}
 */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/e2e/global-setup.ts',
	globalTeardown: '<rootDir>/test/e2e/global-teardown.ts',
	testSequencer: '<rootDir>/test/e2e/sequencer.js',
	testTimeout: 120_000,
	// One n8n on one machine: tests side by side would only wait for each other.
	maxWorkers: 1,
	verbose: true,
};
