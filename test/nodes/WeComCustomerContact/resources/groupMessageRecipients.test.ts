import * as fc from 'fast-check';

import { createSimulator } from '../../../../simulator';
import { befriend, makeTags, sentIn } from '../../../../support/harness/befriend';
import { runNode } from '../../../../support/harness/runNode';
import { sharedTraffic } from '../../../../nodes/shared/sharedTraffic';
import { sharedTokens } from '../../../../wecom/token';

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
