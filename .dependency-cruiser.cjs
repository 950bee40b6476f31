/**
 * Which folder may import which. docs/architecture.md draws it; `npm run lint` holds it.
 * A folder may always import itself, Node's modules and installed packages.
 */
const MAY_IMPORT = {
	i18n: [],
	contract: [],
	wecom: ['i18n'],
	'nodes/shared': ['wecom', 'i18n'],
	'nodes/WeComCustomerContact': ['nodes/shared', 'wecom', 'i18n'],
	'nodes/WeComCustomerContactTrigger': ['nodes/shared', 'wecom', 'i18n'],
	// Its operations are declared in the language of the action node and run by the engine of it.
	'nodes/WeComMemberMessage': [
		'nodes/WeComCustomerContact/declaration',
		'nodes/WeComCustomerContact/engine',
		'nodes/WeComCustomerContact/properties.ts',
		'nodes/WeComCustomerContact/chosenOperation.ts',
		'nodes/shared',
		'wecom',
		'i18n',
	],
	credentials: ['nodes/shared', 'wecom', 'i18n'],
	// The simulator knows the API from the contract, never from the nodes that it is there to test.
	simulator: ['contract', 'wecom/callback/crypto.ts'],
	support: ['nodes', 'credentials', 'wecom', 'i18n', 'contract', 'simulator'],
	tools: ['support', 'nodes', 'credentials', 'wecom', 'i18n', 'contract', 'simulator'],
	bench: ['support', 'nodes', 'credentials', 'wecom', 'i18n', 'contract', 'simulator'],
	test: ['support', 'tools', 'nodes', 'credentials', 'wecom', 'i18n', 'contract', 'simulator'],
};

const anyOf = (paths) => `^(${paths.join('|')})(/|$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circle',
			comment: 'Two files that need each other are one thing, or one of them knows too much.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		...Object.entries(MAY_IMPORT).map(([folder, others]) => ({
			name: `arrows-of-${folder}`,
			severity: 'error',
			from: { path: anyOf([folder]) },
			to: {
				path: anyOf(Object.keys(MAY_IMPORT)),
				pathNot: anyOf([folder, ...others]),
			},
		})),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(node_modules|dist|dist-zh)/' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		combinedDependencies: true,
	},
};
