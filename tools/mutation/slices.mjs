/**
 * A part of the code that is mutated in one go, against the fast tests beside it alone.
 *
 * @typedef {object} Slice
 * @property {string[]} mutate what is mutated, as Stryker's patterns
 * @property {string[]} tests the tests that are asked
 */

const ENGINE = 'nodes/WeComCustomerContact/engine';

/**
 * By the name that `npm run test:mutation -- <name>` takes. Each runs for some minutes.
 *
 * @type {Record<string, Slice>}
 */
export const SLICES = {
	callback: {
		mutate: ['wecom/callback/**/*.ts'],
		tests: ['test/wecom/callback/*.test.ts'],
	},
	wecom: {
		// Generated from the contract, and held against it by a test.
		mutate: ['wecom/*.ts', '!wecom/errorCodes.ts'],
		tests: ['test/wecom/*.test.ts'],
	},
	traffic: {
		mutate: ['wecom/traffic/**/*.ts'],
		tests: ['test/wecom/traffic/*.test.ts'],
	},
	trigger: {
		// The description is held by the forms that are written down.
		mutate: [
			'nodes/WeComCustomerContactTrigger/*.ts',
			'!nodes/WeComCustomerContactTrigger/description.ts',
		],
		tests: ['test/nodes/WeComCustomerContactTrigger/*.test.ts'],
	},
	engine: {
		mutate: [
			'absence',
			'characters',
			'concurrently',
			'conditions',
			'controls',
			'convert',
			'form',
			'formFaults',
			'formIndex',
			'pages',
			'paramValue',
			'reader',
			'readRequest',
			'spreadOut',
			'records',
			'semaphore',
			'slices',
		].map((name) => `${ENGINE}/${name}.ts`),
		tests: [`test/nodes/WeComCustomerContact/engine/*.test.ts`],
	},
};
