import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';

/** npm hands these to everything it starts; a second npm would take them for its own settings. */
const INHERITED =
	/^(npm_config_(ignore_scripts|local_prefix|global_prefix)|npm_package_|npm_lifecycle_|npm_command$|INIT_CWD$)/;

const LINES_SHOWN = 20;

/** This process's environment without what an npm that started it left there. */
export function environmentForNpm(): NodeJS.ProcessEnv {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !INHERITED.test(name)));
}

/**
 * Runs npm to its end, its output going to a file.
 *
 * @param args npm's arguments
 * @param options where to run, the file that takes the output, and another environment if wanted
 * @throws Error with the last lines of the output when npm cannot be started or fails
 */
export async function runNpm(
	args: readonly string[],
	options: { cwd: string; logFile: string; env?: NodeJS.ProcessEnv },
): Promise<void> {
	const log = createWriteStream(options.logFile, { flags: 'a' });
	await once(log, 'open');
	const child = spawn('npm', args, {
		cwd: options.cwd,
		env: options.env ?? environmentForNpm(),
		stdio: ['ignore', log, log],
		shell: process.platform === 'win32',
	});
	const exitCode = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	}).finally(() => log.end());
	if (exitCode === 0) return;

	const output = await readFile(options.logFile, 'utf8');
	const lastLines = output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
	throw new Error(
		`"npm ${args.join(' ')}" failed (exit code ${exitCode}). ` +
			`All of its output is in ${options.logFile}; it ends with:\n${lastLines}`,
	);
}
