const base = require('./jest.base.js');

/**
 * All tests that need no real n8n; those of the action node a second time, against a simulator that
 * answers as rudely as a correct client has to bear.
 * @type {import('jest').Config}
 */
module.exports = {
	testTimeout: base.testTimeout,
	// jest leaves a core free unless it is told otherwise, which is half of a small machine.
	maxWorkers: '100%',
	// What test files leave behind makes those that come later slow: a worker that holds more is replaced.
	workerIdleMemoryLimit: '1GB',
	projects: [
		{
			...base,
			testMatch: ['<rootDir>/test/**/*.test.ts'],
			testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
		},
		{
			...base,
			displayName: 'rude',
			testMatch: ['<rootDir>/test/nodes/WeComCustomerContact/**/*.test.ts'],
			setupFiles: [...base.setupFiles, '<rootDir>/support/harness/rude.js'],
		},
	],
};
