import { spawn } from 'node:child_process';
import { join } from 'node:path';
import axios from 'axios';

import { present } from './support';

const ROOT = join(__dirname, '..', '..');

/** Starts the command and gives what it wrote once `until` was written, or at its end. */
function run(args: string[], until?: RegExp) {
	const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/cli.ts', ...args], {
		cwd: ROOT,
	});
	let text = '';
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const ready = new Promise<string>((resolve) => {
		const collect = (chunk: Buffer) => {
			text += chunk.toString();
			if (until?.test(text)) resolve(text);
		};
		child.stdout.on('data', collect);
		child.stderr.on('data', collect);
		void ended.then(() => resolve(text));
	});
	return { child, ready, ended };
}

it('starts a corp of the size asked for, says where it is, and ends on a signal', async () => {
	const args = ['--port', '0', '--customers', '7', '--members', '2', '--app', 'two=another-secret'];
	const { child, ready, ended } = run(args, /control API: .*\n/);
	const text = await ready;
	expect(text).toContain('secret of two: another-secret');
	const url = present(present(/control API: (\S+)/.exec(text))[1]);
	const state = await axios.get<{ customers: object[]; members: object[] }>(`${url}/state`, {
		params: { part: 'people' },
	});
	expect(state.data.customers).toHaveLength(7);
	expect(state.data.members).toHaveLength(2);
	child.kill('SIGTERM');
	expect(await ended).toBe(0);
});

it.each([
	['--customers', 'many', '--customers has to be a whole number'],
	['--app', 'nameless', '--app has to be NAME=SECRET'],
	['--callback-url', 'http://127.0.0.1/x', 'needs --callback-token'],
	['--host', '192.0.2.1', '--host has to be an address of this machine'],
])('ends with 1 and says what is wrong with %s %s', async (option, value, message) => {
	const { ready, ended } = run([option, value]);
	expect(await ready).toContain(message);
	expect(await ended).toBe(1);
});

it('says how to take another port where something else listens', async () => {
	const first = run(['--port', '0', '--customers', '1'], /control API: .*\n/);
	const port = present(present(/simulator at http:\/\/\S+:(\d+)/.exec(await first.ready))[1]);
	const second = run(['--port', port]);
	expect(await second.ready).toMatch(/something else listens there.*--port N/);
	expect(await second.ended).toBe(1);
	first.child.kill('SIGTERM');
	await first.ended;
});

it('says what is wrong with a key, without a stack trace', async () => {
	const callback = ['--callback-url', 'http://127.0.0.1:9/x', '--callback-token', 'token'];
	const { ready, ended } = run([...callback, '--callback-key', 'tooShort']);
	expect(await ready).toBe('the EncodingAESKey of the callback has to be 43 letters and digits\n');
	expect(await ended).toBe(1);
});
