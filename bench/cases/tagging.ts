import { Agent } from 'node:http';
import axios from 'axios';

import { followsOf, idOf, itemsOf, type Follow } from '../../support/harness/customers';
import { runNode } from '../../support/harness/runNode';
import { figure, type Figure } from '../lib/figure';
import { inParallel, measure } from '../lib/measure';
import { startServer, type Server } from '../lib/server';

const ITEMS = 2_000;
const CONCURRENCY = 10;
const ROUNDS = 3;
/** One after the other takes long enough for a part to tell. */
const SEQUENTIAL_PART = 10;

/** doc 90312: 10,000 calls a minute. */
const WECOM_PER_SECOND = 10_000 / 60;

/**
 * 2,000 customers tagged at a latency of 20 ms over plain HTTP on loopback, against raw axios at once, as far as WeCom
 * allows, and one after the other.
 */
export async function tagging(): Promise<Figure[]> {
	const server = await startServer({ latency: 20, customers: ITEMS, members: 10 });
	const people = await listPeople(server);
	const tag = await makeTag(server);
	const parallel = [];
	const sequential = [];
	for (let round = 0; round < ROUNDS; round++) {
		const theirs = await measure(async () => await tagWithAxios(server, people, tag, CONCURRENCY));
		const ours = await measure(async () => await tagWithNode(server, people, tag));
		const part = people.slice(0, ITEMS / SEQUENTIAL_PART);
		const oneByOne = await measure(async () => await tagWithAxios(server, part, tag, 1));
		// Throughput in items a second: more is better.
		const perSecond = (wall: number) => (ITEMS / wall) * 1000;
		const allowed = Math.min(perSecond(theirs.wall), WECOM_PER_SECOND);
		parallel.push({ ours: perSecond(ours.wall), theirs: allowed });
		sequential.push({
			ours: perSecond(ours.wall),
			theirs: perSecond(oneByOne.wall * SEQUENTIAL_PART),
		});
	}
	server.stop();
	const name = '2,000 × customer.markTags, plain HTTP on loopback, 20 ms latency';
	const unit = 'items/s';
	return [
		figure(
			{
				name,
				against: 'WeCom’s 166.7 a second, or raw axios, keep-alive, 10 at once, if that is less',
				unit,
				aim: { atLeast: 0.85 },
			},
			parallel,
		),
		figure({ name, against: 'raw axios, one after the other', unit }, sequential),
	];
}

/** Tags the customers through the node, at its default concurrency. @throws when an item fails */
export async function tagWithNode(server: Server, people: Follow[], tag: string): Promise<void> {
	const { json, error } = await runNode({
		credential: server.credential,
		input: itemsOf(people),
		parameters: {
			resource: 'customer',
			operation: 'markTags',
			userid: idOf('={{ $json.userid }}'),
			external_userid: idOf('={{ $json.external_userid }}'),
			add_tag: [tag],
		},
	});
	if (error || json.length !== people.length) throw error ?? new Error('Items were lost');
}

async function tagWithAxios(
	{ baseUrl, token }: Server,
	people: Follow[],
	tag: string,
	places: number,
): Promise<void> {
	const httpAgent = new Agent({ keepAlive: true });
	await inParallel(people, places, async (person) => {
		const { data } = await axios.post<{ errcode: number }>(
			`${baseUrl}/cgi-bin/externalcontact/mark_tag`,
			{ ...person, add_tag: [tag] },
			{ params: { access_token: token }, httpAgent },
		);
		if (data.errcode !== 0) throw new Error(`errcode ${data.errcode}`);
	});
	httpAgent.destroy();
}

/** The customers of the simulated company, each with the member who follows it. */
export async function listPeople(server: Server, members = 10): Promise<Follow[]> {
	const { json } = await runNode({
		credential: server.credential,
		parameters: {
			resource: 'customer',
			operation: 'getBatch',
			userid_list: Array.from({ length: members }, (_, index) => `member_${index + 1}`),
			returnAll: true,
		},
	});
	return followsOf(json);
}

/** A tag to put on customers. */
export async function makeTag({ baseUrl, token }: Server): Promise<string> {
	const { data } = await axios.post<{ tag_group: { tag: Array<{ id: string }> } }>(
		`${baseUrl}/cgi-bin/externalcontact/add_corp_tag`,
		{ group_name: 'Bench', tag: [{ name: 'Measured' }] },
		{ params: { access_token: token } },
	);
	return data.tag_group.tag[0]?.id ?? '';
}
