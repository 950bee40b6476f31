/**
 * Before tests that are asked about thousands of mutants: properties are tried with few values, always the same ones,
 * and a failure is not made smaller.
 */
const checks = require('fast-check');

const MOST_RUNS = 50;
const fastCheck = checks.default;

checks.default = {
	...fastCheck,
	assert: (property, { numRuns = 100, ...others } = {}) =>
		fastCheck.assert(property, {
			...others,
			numRuns: Math.min(numRuns, MOST_RUNS),
			seed: 1,
			endOnFailure: true,
		}),
};
