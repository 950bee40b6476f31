import axios from 'axios';

import { createSimulator, type Simulator } from '../../simulator';
import type { CredentialFields } from '../../support/harness/credentials';
import type { Follow } from '../../support/harness/customers';
import { startPath, startTls } from '../../support/network/path';
import { makeIdentity } from '../../support/network/selfSigned';

/** What to start. */
export interface NetworkServerOptions {
	roundTripMs: number;
	customers: number;
	members: number;
}

/** A simulator behind TLS and an emulated path, with WeCom's limits. */
export interface NetworkServerFacts {
	credential: CredentialFields;
	/** What a client has to trust. */
	cert: string;
	/** A token of the app, for calls that go past the node. */
	token: string;
	/** A tag to put on customers. */
	tag: string;
	members: string[];
	people: Follow[];
}

/** What the simulator has seen. */
export interface NetworkServerCounts {
	/** Calls that were refused because of a limit. */
	refused: number;
	/** Blocks that they met: refusals with less than half a minute between them are one. */
	blocks: number;
	calls: number;
	/** Milliseconds of processor time that the server has taken. */
	cpu: number;
}

const COUNTED = 'customer.markTags';
const BETWEEN_BLOCKS_MS = 30_000;

let simulator: Simulator | undefined;

async function start({ roundTripMs, ...size }: NetworkServerOptions): Promise<NetworkServerFacts> {
	simulator = createSimulator({ ...size, callsPerMinute: 10_000, callsPerHour: 150_000 });
	const { accept } = simulator;
	await simulator.start();
	const identity = makeIdentity();
	const tls = await startTls(accept, identity);
	const path = await startPath(tls.port, roundTripMs);
	const { corpId, apps } = simulator.settings;
	const [{ secret }] = apps;
	const plain = axios.create({ baseURL: `${simulator.baseUrl}/cgi-bin` });
	const { data } = await plain.get<{ access_token: string }>('/gettoken', {
		params: { corpid: corpId, corpsecret: secret },
	});
	const params = { access_token: data.access_token };
	const made = await plain.post<{ tag_group: { tag: Array<{ id: string }> } }>(
		'/externalcontact/add_corp_tag',
		{ group_name: 'Bench', tag: [{ name: 'Measured' }] },
		{ params },
	);
	const list = await plain.get<{ follow_user: string[] }>('/externalcontact/get_follow_user_list', {
		params,
	});
	const people: Follow[] = [];
	for (const userid of list.data.follow_user) {
		const { data: customers } = await plain.get<{ external_userid?: string[] }>(
			'/externalcontact/list',
			{ params: { ...params, userid } },
		);
		for (const external_userid of customers.external_userid ?? []) {
			people.push({ userid, external_userid });
		}
	}
	return {
		credential: { corpId, secret, baseUrl: `https://localhost:${path.port}` },
		cert: identity.cert,
		token: data.access_token,
		tag: made.data.tag_group.tag[0]?.id ?? '',
		members: list.data.follow_user,
		people,
	};
}

process.on('message', (message) => {
	void (async () => {
		if (message === 'counts') {
			const refusals = simulator?.ledger.requests({ endpoint: COUNTED, errcode: 45009 }) ?? [];
			const refused = refusals.length;
			const blocks = refusals.filter(
				({ at }, index) => at - (refusals[index - 1]?.at ?? -Infinity) > BETWEEN_BLOCKS_MS,
			).length;
			const { user, system } = process.cpuUsage();
			const calls = simulator?.ledger.calls(COUNTED) ?? 0;
			process.send?.({ refused, blocks, calls, cpu: (user + system) / 1000 });
		} else {
			process.send?.(await start(message as NetworkServerOptions));
		}
	})();
});
