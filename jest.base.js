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
		'/node_modules/github-slugger/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
	},
	// Comes as an ES module alone, which jest does not load by itself.
	transformIgnorePatterns: ['/node_modules/(?!github-slugger/)'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 30_000,
};
