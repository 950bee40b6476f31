import * as fc from 'fast-check';

import { createSimulator } from '../../../../simulator';
import { befriend, makeTags, sentIn } from '../../../../support/harness/befriend';
import { RecordingServer } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';
import { sharedTraffic } from '../../../../nodes/shared/sharedTraffic';
import { sharedTokens } from '../../../../wecom/token';
import type { JsonObject } from '../../../../wecom/types';

describe('of any customers, tags, senders and filters, a group message', () => {
	const MEMBERS = ['member_1', 'member_2', 'member_3', 'member_4'];
	const TAGS = [0, 1, 2];
	const some = <T>(values: readonly T[], minLength = 0) => fc.subarray([...values], { minLength });
	const relation = fc.record({
		member: fc.constantFrom(...MEMBERS),
		tags: some(TAGS),
		since: fc.integer({ min: 1_700_000_000, max: 1_700_000_004 }),
	});
	const customers = fc.array(
		fc.uniqueArray(relation, { selector: ({ member }) => member, minLength: 1, maxLength: 4 }),
		{ maxLength: 12 },
	);
	const scene = fc.record({
		customers,
		senders: fc.shuffledSubarray(MEMBERS, { minLength: 1 }),
		any: some(TAGS),
		all: some(TAGS),
		none: some(TAGS),
		choice: fc.constantFrom('first' as const, 'last' as const),
	});

	it('reaches each customer who passes in exactly one task, of the right sender, and nobody else', async () => {
		await fc.assert(
			fc.asyncProperty(scene, async ({ customers, senders, any, all, none, choice }) => {
				// Filters that exclude each other are refused before anything is read.
				fc.pre(!all.some((tag) => none.includes(tag)));
				fc.pre(any.length === 0 || !any.every((tag) => none.includes(tag)));
				sharedTokens.clear();
				sharedTraffic.clear();
				const simulator = createSimulator({ members: MEMBERS.length, customers: 0 });
				await simulator.start();
				try {
					const tagIds = makeTags(simulator, 'A', 'B', 'C');
					const idsOf = (tags: number[]) => tags.map((tag) => tagIds[tag] ?? '');
					const expected = new Map<string, string>();
					for (const relations of customers) {
						let id: string | undefined;
						for (const { member, tags, since } of relations) {
							id = befriend(simulator, member, { id, tags: idsOf(tags), since });
						}
						const own = relations.filter(({ member }) => senders.includes(member));
						if (own.some(({ tags }) => tags.some((tag) => none.includes(tag)))) continue;
						const sign = choice === 'first' ? 1 : -1;
						const [right] = own
							.filter(({ tags }) => any.length === 0 || any.some((tag) => tags.includes(tag)))
							.filter(({ tags }) => all.every((tag) => tags.includes(tag)))
							.sort((one, other) => {
								const later = sign * (one.since - other.since);
								return later || (one.member < other.member ? -1 : 1);
							});
						if (right && id !== undefined) expected.set(id, right.member);
					}
					const filters = Object.entries({ tags_any: any, tags_all: all, tags_none: none })
						.filter(([, tags]) => tags.length > 0)
						.map(([name, tags]) => [name, idsOf(tags)] as const);
					const { settings, baseUrl } = simulator;
					const { json, error } = await runNode({
						credential: {
							corpId: settings.corpId,
							secret: settings.apps[0].secret,
							baseUrl,
						},
						parameters: {
							resource: 'groupMessage',
							operation: 'createByFilter',
							senders,
							...(filters.length > 0
								? { filters: Object.fromEntries(filters) }
								: { recipients: 'all' }),
							content: 'Spring fair',
							additionalFields: { choice },
						},
					});
					expect(error).toBeUndefined();
					const pairs = sentIn(simulator).flatMap(({ sender, external_userid }) =>
						external_userid.map((id) => [id, sender] as const),
					);
					expect(pairs.sort()).toEqual([...expected].sort());
					expect(sentIn(simulator)).toHaveLength(new Set(expected.values()).size);
					if (expected.size === 0) {
						expect(json).toEqual([expect.objectContaining({ tasks: 0, customers: 0 })]);
					}
				} finally {
					await simulator.stop();
				}
			}),
			{ numRuns: 100 },
		);
	}, 120_000);
});

describe('of what WeCom leaves open, a group message', () => {
	const server = new RecordingServer();
	beforeAll(async () => await server.start());
	afterAll(async () => await server.stop());

	/** Runs the operation for all customers of these members, of whom WeCom gives these records. */
	async function run(senders: string[], records: JsonObject[], preview = false) {
		const external_contact_list = records.map(({ external_userid = '', ...follow_info }) => ({
			external_contact: { external_userid },
			follow_info,
		}));
		const list: JsonObject = { errcode: 0, errmsg: 'ok', external_contact_list, next_cursor: '' };
		const created: JsonObject = { errcode: 0, errmsg: 'ok', fail_list: [], msgid: 'msgExample' };
		server.answering = ({ path }) => (path.endsWith('/get_by_user') ? list : created);
		server.take();
		const { error, json } = await runNode({
			credential: server.credential,
			parameters: {
				resource: 'groupMessage',
				operation: 'createByFilter',
				senders,
				recipients: 'all',
				content: 'Spring fair',
				preview,
			},
		});
		expect(error).toBeUndefined();
		return json;
	}

	/** Who is asked to send to whom. */
	async function send(senders: string[], records: JsonObject[]) {
		await run(senders, records);
		return server
			.take()
			.filter(({ path }) => path.endsWith('/add_msg_template'))
			.map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>)
			.map(({ sender, external_userid }) => [sender, external_userid]);
	}

	it('takes a member for the same whose ID comes in other letters', async () => {
		const records = [
			{ external_userid: 'wmA', userid: 'Zhang', createtime: 2 },
			{ external_userid: 'wmB', userid: 'zhang', createtime: 1 },
		];
		expect(await send(['ZHANG'], records)).toEqual([['ZHANG', ['wmA', 'wmB']]]);
	});

	it('gives a customer rather to the sender of whom it is known when they added them', async () => {
		const known = { external_userid: 'wmA', userid: 'member_b', createtime: 5 };
		const unknown = { external_userid: 'wmA', userid: 'member_a' };
		expect(await send(['member_a', 'member_b'], [unknown, known])).toEqual([['member_b', ['wmA']]]);
		expect(await send(['member_a', 'member_b'], [known, unknown])).toEqual([['member_b', ['wmA']]]);
	});

	it('reaches a customer once who comes twice in the list of a member', async () => {
		const record = { external_userid: 'wmA', userid: 'member_a', createtime: 1 };
		expect(await send(['member_a'], [record, record])).toEqual([['member_a', ['wmA']]]);
		expect(await run(['member_a'], [record, record], true)).toEqual([
			expect.objectContaining({ customers: 1, left_to_other_senders: 0 }),
		]);
	});
});
