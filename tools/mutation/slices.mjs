/**
 * A part of the code that is mutated in one go, against fast tests alone: those that stand beside it in `test/`, in
 * the folder of the same name.
 *
 * @typedef {object} Slice
 * @property {string[]} modules what is mutated: files, or folders with all files directly in them
 * @property {string[]} [besides] tests that stand elsewhere
 * @property {string[]} [except] tests beside it that take too long
 */

const DECLARATION = 'nodes/WeComCustomerContact/declaration';
const ENGINE = 'nodes/WeComCustomerContact/engine';

/** Modules of the folders below that are not mutated, and why. */
export const LEFT_OUT = {
	'wecom/errorCodes.ts': 'generated from the contract',
	...needN8n(
		`${ENGINE}/`,
		'beforeSending composedTask download finish formOf mediaUpload perform readUpload requestOptions run runItems sendPart sendParts shape uploadFiles uploads',
	),
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
	engine: { modules: [ENGINE, `${DECLARATION}/rules.ts`, `${DECLARATION}/dayRules.ts`] },
	names: { modules: [`${ENGINE}/names`] },
	customers: { modules: ['nodes/WeComCustomerContact/customers'] },
	connection: { modules: ['nodes/WeComCustomerContact/resources/connection'] },
};

/**
 * @param {string} folder
 * @param {string} names
 * @returns {Record<string, string>}
 */
function needN8n(folder, names) {
	const reason =
		"sends, reads files or fills in forms: tested in n8n's own engine, against the simulator";
	return Object.fromEntries(names.split(' ').map((name) => [`${folder}${name}.ts`, reason]));
}
