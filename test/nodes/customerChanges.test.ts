import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { useSimulator, type SimulatorInUse } from '../../support/harness/useSimulator';
import type { NodeOutcome, NodeRun } from '../../support/harness/runNode';
import type { FaultRule } from '../../simulator/faults';

jest.mock('../../nodes/shared/sharedTraffic', () =>
	jest.requireActual<object>('../../support/harness/quickTraffic'),
);
// What the node waits before it repeats a request is of no interest here.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	// A turn of the event loop, so that answers can come while somebody waits for them.
	sleep: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const MEMBERS = ['member_1', 'member_2', 'member_3', 'member_4'];
const TAGS = ['VIP', 'Lost', 'New'];

/** Something that happens to customers; `pick` chooses whom of those that there are. */
interface Happening {
	what: 'add' | 'delete' | 'tag' | 'untag' | 'remark' | 'mobiles' | 'describe';
	member: number;
	pick: number;
	text: string;
}

const happening: fc.Arbitrary<Happening> = fc.record({
	what: fc.constantFrom<Array<Happening['what']>>(
		...(['add', 'delete', 'tag', 'untag', 'remark', 'mobiles', 'describe'] as const),
	),
	member: fc.nat({ max: MEMBERS.length - 1 }),
	pick: fc.nat({ max: 1_000 }),
	text: fc.oneof(
		fc.string({ maxLength: 12 }),
		fc.string({ unit: fc.constantFrom('标', '😀', ',', '"', '\\', 'x'), maxLength: 8 }),
	),
});

type Table = Map<string, IDataObject>;

const keyOf = ({ userid, external_userid }: IDataObject): string =>
	JSON.stringify([userid, external_userid]);

/** The tags of the company, made anew. */
const tagsOf = ({ simulator }: SimulatorInUse): string[] =>
	simulator.actions.tagGroupCreated({ name: 'Level', tags: TAGS }).tag_ids;

/** Lets something happen. */
function happen(
	wecom: SimulatorInUse,
	tags: readonly string[],
	{ what, member, pick, text }: Happening,
) {
	const { actions, corp } = wecom.simulator;
	const userid = MEMBERS[member] ?? '';
	if (what === 'add') {
		actions.customerAdds({ userid, name: text === '' ? 'Nobody' : text, state: `s${pick % 3}` });
		return;
	}
	const follows = [...(corp.people.members.get(userid)?.follows.values() ?? [])];
	const follow = follows[pick % Math.max(1, follows.length)];
	if (!follow) return;
	const pair = { userid, external_userid: follow.external.id };
	const tag = [tags[pick % tags.length] ?? ''];
	if (what === 'delete') actions.memberDeletesCustomer(pair);
	else if (what === 'tag') actions.memberEditsCustomer({ ...pair, add_tag: tag });
	else if (what === 'untag') actions.memberEditsCustomer({ ...pair, remove_tag: tag });
	else if (what === 'remark') actions.memberEditsCustomer({ ...pair, remark: text });
	else if (what === 'mobiles')
		actions.memberEditsCustomer({ ...pair, mobiles: [`1390000${pick}`] });
	else actions.memberEditsCustomer({ ...pair, description: text });
}

/** Tags that were taken off and put on again come in another order, which is no change. */
const inOrder = (tags: readonly string[]): string => [...tags].sort().join(', ');

/** What the simulated company knows of the customers of its members. */
function stateOf({ simulator }: SimulatorInUse): Table {
	const table: Table = new Map();
	for (const { userid, follows } of simulator.corp.people.members.values()) {
		for (const follow of follows.values()) {
			const row = {
				userid,
				external_userid: follow.external.id,
				name: follow.external.name ?? null,
				remark: follow.remark,
				description: follow.description,
				mobiles: (follow.remarkMobiles ?? []).join(', '),
				state: follow.state ?? null,
				tag_ids: inOrder(follow.tags),
			};
			table.set(keyOf(row), row);
		}
	}
	return table;
}

/** The same of a table that is kept with the outputs of the node. */
const shown = (table: Table): Table =>
	new Map(
		[...table].map(([key, row]) => [
			key,
			{
				userid: row.userid,
				external_userid: row.external_userid,
				name: row.name,
				remark: row.remark,
				description: row.description,
				mobiles: row.remark_mobiles,
				state: row.state,
				tag_ids: inOrder(String(row.tag_ids).split(', ')),
			},
		]),
	);

async function changesOf(
	wecom: SimulatorInUse,
	table: Table,
	more: Partial<NodeRun> = {},
): Promise<NodeOutcome> {
	const rows = [...table.values()];
	const input = rows.length > 0 ? rows.map((json) => ({ json })) : [{ json: {} }];
	return await wecom.run('customer.getChanges', { all_members: true }, { input, ...more });
}

/** Keeps a table as the outputs say: upsert who is new or changed, delete who is gone. */
function apply(
	table: Table,
	[fresh = [], changed = [], removed = []]: NodeOutcome['outputs'],
): void {
	for (const { json } of [...fresh, ...changed])
		if (!('error' in json)) table.set(keyOf(json), json);
	for (const { json } of removed) table.delete(keyOf(json));
}

const sorted = (table: Table) => [...table].sort(([one], [other]) => (one < other ? -1 : 1));

describe('whatever happens to the customers', () => {
	// Odd characters in what WeCom answers are the subject of the test below.
	const wecom = useSimulator({ members: MEMBERS.length, customers: 0, rude: false });

	it('a table that is kept with the outputs is what the company knows, in 1,000 sequences', async () => {
		const tags = tagsOf(wecom);
		const table: Table = new Map();
		await fc.assert(
			fc.asyncProperty(fc.array(happening, { maxLength: 12 }), async (happenings) => {
				const before = stateOf(wecom);
				for (const one of happenings) happen(wecom, tags, one);
				const after = stateOf(wecom);
				const { outputs, error } = await changesOf(wecom, table);
				expect(error).toBeUndefined();
				apply(table, outputs);
				// As text, which is compared a hundred times as fast.
				expect(JSON.stringify(sorted(shown(table)))).toBe(JSON.stringify(sorted(after)));
				// And nothing besides: who stayed as they were is nowhere in the outputs.
				const same = [...after].filter(([key, row]) => sameAs(before.get(key), row));
				const told = new Set(outputs.flat().map(({ json }) => keyOf(json)));
				expect(same.filter(([key]) => told.has(key))).toEqual([]);
			}),
			// A sequence goes on where the one before has ended; a smaller one would begin elsewhere.
			{ numRuns: 1_000, endOnFailure: true },
		);
	}, 600_000);
});

const sameAs = (one: IDataObject | undefined, other: IDataObject): boolean =>
	JSON.stringify(one) === JSON.stringify(other);

describe('whatever goes wrong while customers are read', () => {
	const wecom = useSimulator({ members: MEMBERS.length, customers: 0 });

	const DETAILS = 'customer.getBatch';
	const FAULTS: ReadonlyArray<FaultRule['fault']> = [
		{ kind: 'errcode', code: 60111 },
		{ kind: 'errcode', code: 84061 },
		{ kind: 'errcode', code: 84061, withReply: true },
		{ kind: 'errcode', code: 40096 },
		{ kind: 'truncate', how: 'body' },
		{ kind: 'odd', bytes: [0x0b], in: 'middle' },
		{ kind: 'odd', bytes: [0xe7], in: 'first', field: 'external_userid' },
		{ kind: 'odd', bytes: [0x08], in: 'last', field: 'userid' },
		{ kind: 'endlessCursor', how: 'same' },
	];
	const trouble = fc.record({
		fault: fc.constantFrom(...FAULTS),
		endpoint: fc.constantFrom(DETAILS, 'customer.getAll', 'corpTag.getAll'),
		skip: fc.nat({ max: 3 }),
		count: fc.integer({ min: 1, max: 5 }),
	});

	it('nobody is taken for gone who is not', async () => {
		const tags = tagsOf(wecom);
		const table: Table = new Map();
		let removals = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(happening, { maxLength: 12 }),
				fc.array(trouble, { maxLength: 3 }),
				fc.subarray(MEMBERS, { maxLength: 1 }),
				async (happenings, troubles, [unlicensed]) => {
					for (const one of happenings) happen(wecom, tags, one);
					const { faults, actions } = wecom.simulator;
					for (const one of troubles) faults.add(one);
					for (const userid of MEMBERS) {
						actions.memberSet({ userid, licensed: userid !== unlicensed });
					}
					const outcome = await changesOf(wecom, table, { onError: 'continueRegularOutput' });
					faults.clear();
					const known = stateOf(wecom);
					const [, , removed = []] = outcome.outputs;
					removals += removed.length;
					expect(removed.filter(({ json }) => known.has(keyOf(json)))).toEqual([]);
					apply(table, outcome.outputs);
				},
			),
			{ numRuns: 300, endOnFailure: true },
		);
		expect(removals).toBeGreaterThan(50);
	}, 600_000);
});
