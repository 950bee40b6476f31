/**
 * A part of the code that is mutated in one go, against fast tests alone: those that stand beside it in `test/`, in
 * the folder of the same name.
 *
 * @typedef {object} Slice
 * @property {string[]} modules what is mutated: files, or folders with all files directly in them
 * @property {string[]} [besides] tests that stand elsewhere
 * @property {string[]} [except] tests beside it that take too long
 */

const ENGINE = 'nodes/WeComCustomerContact/engine';

/** What is generated is held against its source, and what n8n alone can carry out is tested in n8n's engine. */
export const LEFT_OUT = {
	'wecom/errorCodes.ts': 'generated from the contract',
};

/**
 * By the name that `npm run test:mutation -- <name>` takes. Each runs for some minutes.
 *
 * @type {Record<string, Slice>}
 */
export const SLICES = {
	callback: { modules: ['wecom/callback'] },
	events: { modules: ['wecom/callback/events'], besides: ['test/wecom/callback/events.test.ts'] },
	wecom: { modules: ['wecom'] },
	traffic: {
		modules: ['wecom/traffic'],
		// These let hours pass, with every call in them.
		except: ['live', 'blocks', 'limits', 'width'].map(
			(name) => `test/wecom/traffic/${name}.test.ts`,
		),
	},
	trigger: {
		modules: ['nodes/WeComCustomerContactTrigger'],
		except: ['test/nodes/WeComCustomerContactTrigger/fuzz.test.ts'],
	},
	engine: { modules: [ENGINE] },
	names: { modules: [`${ENGINE}/names`] },
	customers: { modules: ['nodes/WeComCustomerContact/customers'] },
	connection: { modules: ['nodes/WeComCustomerContact/resources/connection'] },
};
