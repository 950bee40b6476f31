import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import axios from 'axios';

import type { CredentialFields } from '../../support/harness/credentials';

const root = join(__dirname, '..', '..');

/** A simulator in a process of its own, so that its work is not counted as ours. */
export interface Server {
	baseUrl: string;
	credential: CredentialFields;
	/** A token of the credential's app, for calls that go past the node. */
	token: string;
	stop(): void;
}

/** Starts a simulator with the arguments of its command line. */
export async function startServer(args: Record<string, number>): Promise<Server> {
	const flags = Object.entries(args).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const child = spawn(
		process.execPath,
		['--import', 'tsx', 'simulator/cli.ts', '--port', '0', ...flags],
		{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const output = await firstLines(child);
	const baseUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '';
	const corpId = /corp id: (\S+)/.exec(output)?.[1] ?? '';
	const secret = /secret of \w+: (\S+)/.exec(output)?.[1] ?? '';
	const { data } = await axios.get<{ access_token: string }>(`${baseUrl}/cgi-bin/gettoken`, {
		params: { corpid: corpId, corpsecret: secret },
	});
	return {
		baseUrl,
		credential: { corpId, secret, baseUrl },
		token: data.access_token,
		stop: () => child.kill(),
	};
}

async function firstLines(child: ChildProcess): Promise<string> {
	return await new Promise((resolve, reject) => {
		let output = '';
		child.stdout?.on('data', (data: Buffer) => {
			output += data.toString();
			if (output.includes('control API')) resolve(output);
		});
		child.on('error', reject);
		child.on('exit', (code) => reject(new Error(`The simulator ended with code ${code}`)));
	});
}
