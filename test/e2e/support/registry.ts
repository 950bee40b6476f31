import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const HOST = '127.0.0.1';

/** An npm registry on this machine. */
export interface Registry {
	url: string;
	/** What it has, in the order given. */
	packages: Array<{ name: string; version: string }>;
	/** The paths that were asked for, in order. */
	requests: string[];
	stop(): Promise<void>;
}

/** A package as a registry has it. */
interface Published {
	name: string;
	version: string;
	manifest: Record<string, unknown>;
	tarball: Buffer;
}

/**
 * Starts a registry that has the given packages, each in one version, and nothing else.
 *
 * @param tarballs made by `npm pack`
 */
export async function startRegistry(tarballs: readonly string[]): Promise<Registry> {
	const packages = await Promise.all(tarballs.map(readPackage));
	const requests: string[] = [];
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', `http://${HOST}`);
		requests.push(pathname);
		const found = packages.find(({ name }) => pathname.split('/')[1] === name);
		if (!found) sendJson(response, 404, { error: 'Not found' });
		else if (pathname === tarballPath(found)) response.end(found.tarball);
		else sendJson(response, 200, packument(found, url));
	});
	await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
	const url = `http://${HOST}:${(server.address() as AddressInfo).port}`;
	return {
		url,
		packages: packages.map(({ name, version }) => ({ name, version })),
		requests,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/**
 * Makes a folder with an `npm` that asks a registry. n8n names npm's own on every call, and another one
 * only with a licence, so the name is replaced on the way.
 *
 * @param folder for the command and for npm's cache; is made
 * @returns the folder to put first in the path
 */
export async function npmOf({ url }: Registry, folder: string): Promise<string> {
	const bin = path.join(folder, 'bin');
	await mkdir(bin, { recursive: true });
	const command = path.join(bin, 'npm');
	const script = [
		'#!/bin/sh',
		// The npm that comes next in the path; of two options of one name npm takes the last.
		'PATH="${PATH#*:}"',
		'export PATH',
		`exec npm "$@" --registry='${url}' --cache='${path.join(folder, 'cache')}'`,
	];
	await writeFile(command, `${script.join('\n')}\n`);
	await chmod(command, 0o755);
	return bin;
}

async function readPackage(file: string): Promise<Published> {
	const { stdout } = await run('tar', ['-xzOf', file, 'package/package.json']);
	const manifest = JSON.parse(stdout) as { name: string; version: string };
	return { ...manifest, manifest, tarball: await readFile(file) };
}

/** What a registry says of a package (npm's package-metadata format). */
function packument({ name, version, manifest, tarball }: Published, url: string): unknown {
	const dist = {
		tarball: `${url}${tarballPath({ name, version })}`,
		integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
		shasum: createHash('sha1').update(tarball).digest('hex'),
	};
	return {
		name,
		'dist-tags': { latest: version },
		versions: { [version]: { ...manifest, dist } },
	};
}

function tarballPath({ name, version }: Pick<Published, 'name' | 'version'>): string {
	return `/${name}/-/${name}-${version}.tgz`;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
