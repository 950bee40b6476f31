/**
 * What every run of jest has in common.
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir: __dirname,
	testEnvironment: 'node',
	setupFiles: ['<rootDir>/support/harness/quietLog.js'],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
	},
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 30_000,
};
