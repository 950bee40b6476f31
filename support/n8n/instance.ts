import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { N8nClient, type Owner } from './client';
import { ensureN8n } from './install';
import { installTarball, packPackage, type Edition, type PackageManifest } from './packageTarball';
import { recordPackage } from './recordPackage';
import { startN8n, type N8nOptions, type RunningN8n } from './server';
import type { NodeType } from './types';
import { DEFAULT_LINE, type N8nLine } from './versions';

/**
 * An account for a throw-away n8n. Its password is made up anew each time: a page that is open in the
 * developer's browser can reach this machine too, and whoever logs in runs code on it.
 */
export function newOwner(): Owner {
	// n8n asks for an upper-case letter and a digit.
	return { email: 'owner@example.com', password: `N8n-${randomBytes(18).toString('base64url')}` };
}

/** What a fresh n8n with this package is made from. */
export interface InstanceOptions extends Pick<
	N8nOptions,
	'preferredPort' | 'logLevel' | 'settings'
> {
	/** Which n8n. */
	line?: N8nLine;
	edition?: Edition;
	/** Packed already; otherwise the built package is packed. */
	tarball?: string;
	/** Receives one line per step that takes time. */
	log?: (line: string) => void;
}

/** A fresh n8n with this package installed and an owner logged in. */
export interface Instance extends RunningN8n {
	client: N8nClient;
	/** Who logs in. */
	owner: Owner;
	/** The packed package that was installed. */
	tarball: string;
	manifest: PackageManifest;
	/** Where n8n loads the package from. */
	packageFolder: string;
	nodeTypes: NodeType[];
}

/**
 * Starts a fresh n8n with the packed package, in a folder that goes when it stops.
 *
 * @param options what to start
 * @throws Error when anything on the way fails, or when n8n has not loaded the package's nodes
 */
export async function startInstance(options: InstanceOptions = {}): Promise<Instance> {
	const { line = DEFAULT_LINE, edition = 'en', log = () => undefined } = options;
	const installation = await ensureN8n(log, line);
	const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-wecom-'));
	const removeFolder = async () => await rm(userFolder, { recursive: true, force: true });

	let running: RunningN8n | undefined;
	try {
		const tarball = options.tarball ?? (await packPackage(edition, userFolder));
		const { manifest, folder } = await installTarball(tarball, userFolder);
		log('Starting n8n …');
		running = await startN8n({ ...options, installation, userFolder });
		const owner = newOwner();
		const client = await N8nClient.setUpOwner(running.url, owner, line);
		const nodeTypes = await client.nodeTypes(manifest.name);
		if (nodeTypes.length === 0) throw new Error(`n8n has loaded no node of ${manifest.name}.`);
		await recordPackage(installation, userFolder, manifest, nodeTypes);

		const { stop } = running;
		return {
			...running,
			client,
			owner,
			tarball,
			manifest,
			packageFolder: folder,
			nodeTypes,
			stop: async () => {
				await stop();
				await removeFolder();
			},
		};
	} catch (error) {
		await running?.stop();
		await removeFolder();
		throw error;
	}
}
