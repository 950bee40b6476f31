import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { ReadChanges } from '../../../../nodes/WeComCustomerContact/customers/readChanges';
import type {
	ComposedTask,
	FailedPart,
} from '../../../../nodes/WeComCustomerContact/engine/composedTask';
import { Directory } from '../../../../nodes/WeComCustomerContact/engine/names/directory';
import { ConnectionError } from '../../../../wecom/errors';
import { company, customer } from './company';

interface Run {
	rows?: readonly IDataObject[];
	/** Chosen members; all where they are left out. */
	chosen?: string[];
	withoutMember?: boolean;
	/** Whether the node goes on where something fails. */
	goesOn?: boolean;
	/** Whether it is the tool of an agent. */
	isTool?: boolean;
	/** Whether this n8n shows hints. */
	hasHints?: boolean;
}

/** Runs the operation in a company. What fails is thrown as it is, unless the node goes on. */
async function run(of: ReturnType<typeof company>, given: Run = {}) {
	const {
		rows = [],
		chosen,
		withoutMember = false,
		goesOn = false,
		isTool,
		hasHints = true,
	} = given;
	const items = rows.map((json) => ({ json }));
	const hints: unknown[] = [];
	const failures: FailedPart[] = [];
	const context = {
		getInputData: () => (items.length > 0 ? items : [{ json: {} }]),
		getNodeOutputs: () => (isTool ? [{ type: 'ai_tool' }] : [{ type: 'main' }, { type: 'main' }]),
		getTimezone: () => 'UTC',
		continueOnFail: () => goesOn,
		...(hasHints ? { addExecutionHints: (hint: unknown) => hints.push(hint) } : {}),
	};
	const failed = (thrown: unknown, part: FailedPart): INodeExecutionData => {
		if (!goesOn) throw thrown;
		failures.push(part);
		return { json: { error: (thrown as Error).message } };
	};
	const { client } = of;
	const task = { context, client, directory: new Directory(client), concurrency: 3, failed };
	const outputs = await ReadChanges.run(task as unknown as ComposedTask, { chosen, withoutMember });
	const [fresh = [], changed = [], removed = []] = outputs;
	return { fresh, changed, removed, hints, failures, ...of };
}

const row = (userid: string, external_userid: string, fingerprint: unknown = '') =>
	({ userid, external_userid, fingerprint }) as IDataObject;
const pairsOf = (items: readonly INodeExecutionData[]) =>
	items.map(({ json: { userid, external_userid } }) => [userid, external_userid]);
/** All customers of a company as rows. */
const allRows = async (of: ReturnType<typeof company>) =>
	(await run(of)).fresh.map(({ json }) => json);
const TWO = { member_a: ['wmExample1', 'wmExample2'], member_b: ['wmExample1'] };

describe('the changes of customers', () => {
	it('are everybody as new for an empty table, in the order of the members', async () => {
		const { fresh, changed, removed, hints, askedFor } = await run(company(TWO));
		expect(pairsOf(fresh)).toEqual([
			['member_a', 'wmExample1'],
			['member_a', 'wmExample2'],
			['member_b', 'wmExample1'],
		]);
		expect(fresh[0]).toEqual({
			json: expect.objectContaining({
				name: 'Customer wmExample1',
				changed: null,
				fingerprint: expect.stringMatching(/^1(\.[\w-]{8}){8}$/),
			}),
		});
		expect([changed, removed, hints]).toEqual([[], [], []]);
		expect(askedFor('get_by_user')).toEqual([['member_a', 'member_b']]);
	});

	it('are nothing for rows that are up to date, and cost no second look', async () => {
		const { fresh, changed, removed, calls } = await run(company(TWO), {
			rows: await allRows(company(TWO)),
		});
		expect([fresh, changed, removed]).toEqual([[], [], []]);
		expect(calls.map(({ endpoint }) => endpoint)).toEqual(['get_follow_user_list', 'get_by_user']);
	});

	it('are who has come, who has changed and who is gone, with the rows that were held', async () => {
		const [first = {}] = await allRows(company({ member_a: ['wmExample1'] }));
		const { fresh, changed, removed } = await run(company(TWO), {
			rows: [first, { ...row('member_a', 'wmGone'), note: 'mine' }, row('member_a', 'wmExample2')],
		});
		expect(pairsOf(fresh)).toEqual([['member_b', 'wmExample1']]);
		expect(changed).toMatchObject([
			{ json: { external_userid: 'wmExample2' }, pairedItem: { item: 2 } },
		]);
		expect(removed).toEqual([
			{
				json: {
					...row('member_a', 'wmGone'),
					note: 'mine',
					reason: 'customer_gone',
					reason_text: 'No longer a customer of the member',
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('are looked for on every page, and for a hundred members with a call', async () => {
		const userids = Array.from({ length: 101 }, (_, at) => `member_${at}`);
		const { fresh, askedFor } = await run(
			company(Object.fromEntries(userids.map((userid) => [userid, ['wmExample1']]))),
		);
		expect(fresh).toHaveLength(101);
		expect(askedFor('get_by_user')).toEqual([userids.slice(0, 100), userids.slice(100)]);
	});

	it('are told of all of many rows', async () => {
		const gone = Array.from({ length: 501 }, (_, at) => row('member_a', `wmGone${at}`));
		const { removed } = await run(company({ member_a: ['wmExample1'] }), { rows: gone });
		expect(removed.map(({ pairedItem }) => pairedItem)).toEqual(gone.map((_, item) => ({ item })));
	});

	it('are those of members whom the answer calls otherwise, behind the others', async () => {
		const { fresh } = await run(
			company({ member_a: [], member_b: [] }, ({ endpoint }) =>
				endpoint === 'get_by_user'
					? {
							external_contact_list: [
								customer('Member_B', 'wmExample2'),
								customer('member_b', 'wmExample1'),
							],
						}
					: undefined,
			),
		);
		expect(pairsOf(fresh)).toEqual([
			['member_b', 'wmExample1'],
			['Member_B', 'wmExample2'],
		]);
	});

	it('are none where there is no member, and no customer is asked for', async () => {
		const { fresh, calls } = await run(company({}));
		expect(fresh).toEqual([]);
		expect(calls.map(({ endpoint }) => endpoint)).toEqual(['get_follow_user_list']);
	});
});

describe('chosen members', () => {
	it('are compared alone, and the rows of others left alone, without a look at the list', async () => {
		const { fresh, removed, calls } = await run(company({ member_a: [], member_b: ['wmNew'] }), {
			rows: [row('member_a', 'wmExample1'), row('member_b', 'wmGone')],
			chosen: ['member_b'],
		});
		expect([pairsOf(fresh), pairsOf(removed)]).toEqual([
			[['member_b', 'wmNew']],
			[['member_b', 'wmGone']],
		]);
		expect(calls.map(({ endpoint }) => endpoint)).toEqual(['get_by_user', 'list']);
	});
});

describe('rows of members who are not listed', () => {
	const rows = [
		row('member_a', 'wmExample1'),
		row('member_left', 'wm1'),
		row('member_left', 'wm2'),
	];

	it('are left alone', async () => {
		const { removed } = await run(company(TWO), { rows });
		expect(removed).toEqual([]);
	});

	it.each([[undefined], [['member_b']]])(
		'are removed where the form says so, whoever is chosen: %j',
		async (chosen) => {
			const { removed } = await run(company(TWO), { rows, chosen, withoutMember: true });
			expect(removed).toEqual(
				[1, 2].map((item) => ({
					json: {
						...rows[item],
						reason: 'member_gone',
						reason_text: 'The member is no longer listed for Customer Contact',
					},
					pairedItem: { item },
				})),
			);
		},
	);

	it('are not removed where the member is chosen, or the list has nobody', async () => {
		const ofChosen = await run(company({ member_b: [] }), {
			rows: [row('member_x', 'wm1')],
			chosen: ['member_x'],
			withoutMember: true,
		});
		expect(ofChosen.removed).toMatchObject([{ json: { reason: 'customer_gone' } }]);
		expect((await run(company({}), { rows, withoutMember: true })).removed).toEqual([]);
	});
});

describe('a row that is none', () => {
	const rows = [row('member_a', 'wmExample1'), { userid: 'member_a' }];

	it('is an error before anything is read', async () => {
		const of = company(TWO);
		await expect(run(of, { rows })).rejects.toThrow('Row 2 has no external_userid');
		expect(of.calls).toEqual([]);
	});

	it('is an item behind the new ones where the node goes on', async () => {
		const { fresh, failures } = await run(company(TWO), { rows, goesOn: true });
		expect(pairsOf(fresh).slice(0, 2)).toEqual([
			['member_a', 'wmExample2'],
			['member_b', 'wmExample1'],
		]);
		expect(fresh[2]?.json.error).toContain('Row 2 has no external_userid');
		expect(failures).toEqual([{ itemIndex: 1 }]);
	});

	it('is let pass as the input of a tool, unless it says whose it is', async () => {
		const { fresh } = await run(company(TWO), { rows: [{ query: 'who?' }], isTool: true });
		expect(fresh).toHaveLength(3);
		const ofSomebody = run(company(TWO), { rows: [{ external_userid: 'wmA' }], isTool: true });
		await expect(ofSomebody).rejects.toThrow('Row 1 has no userid');
		await expect(run(company(TWO), { rows: [{ query: 'who?' }] })).rejects.toThrow('Row 1');
	});
});

describe('who seems to be gone', () => {
	const rows = [row('member_a', 'wmHidden'), row('member_a', 'wmGone')];
	const hint = {
		message:
			'Not all customers of these members could be read, so none of their rows counts as removed: member_a',
		type: 'warning',
		location: 'outputPane',
	};

	it('is not where the list of ids has them', async () => {
		const { removed, hints } = await run(
			company({ member_a: ['wmExample1'] }, ({ endpoint }) =>
				endpoint === 'list' ? { external_userid: ['wmHidden', 'wmExample1'] } : undefined,
			),
			{ rows },
		);
		expect(pairsOf(removed)).toEqual([['member_a', 'wmGone']]);
		expect(hints).toEqual([hint]);
	});

	it.each([[['wmExample1', 'wm\u0000']], [['wmExample1', '']], [['wmExample1', 7]]])(
		'is not where the list of ids cannot be read: %j',
		async (external_userid) => {
			const { removed, hints } = await run(
				company({ member_a: ['wmExample1'] }, ({ endpoint }) =>
					endpoint === 'list' ? { external_userid } : undefined,
				),
				{ rows },
			);
			expect([removed, hints]).toEqual([[], [hint]]);
		},
	);

	it('is where the member has nobody at all', async () => {
		const { removed, hints, askedFor } = await run(company({ member_a: [] }), { rows });
		expect([removed.length, hints]).toEqual([2, []]);
		expect(askedFor('list')).toEqual(['member_a']);
	});

	it('is not where the list of ids fails, which is an error', async () => {
		const failing = () =>
			company({ member_a: ['wmExample1'] }, ({ endpoint }) =>
				endpoint === 'list' ? { errcode: 60111 } : undefined,
			);
		await expect(run(failing(), { rows })).rejects.toThrow('60111');
		const { fresh, removed, hints, failures } = await run(failing(), { rows, goesOn: true });
		expect(fresh.map(({ json }) => json.error)).toEqual([undefined, '60111: refused']);
		expect([removed, hints]).toEqual([[], [hint]]);
		expect(failures).toEqual([{ details: { members: 'member_a' } }]);
	});

	it('is not where WeCom does not give the customers of the member', async () => {
		const unlicensed = () =>
			company({ member_a: [] }, ({ endpoint }) =>
				endpoint === 'get_by_user'
					? { external_contact_list: [], fail_info: { unlicensed_userid_list: ['member_a'] } }
					: undefined,
			);
		const { removed, hints, askedFor } = await run(unlicensed(), { rows });
		expect([removed, hints]).toEqual([[], [hint]]);
		expect(askedFor('list')).toEqual([]);
		expect((await run(unlicensed(), { rows, hasHints: false })).removed).toEqual([]);
	});
});

describe('members whose customers cannot be read', () => {
	const FIVE = ['member_1', 'member_2', 'member_3', 'member_4', 'member_5'];
	/** A company that refuses whatever asks for these members. */
	const refusing = (...refused: string[]) =>
		company(Object.fromEntries(FIVE.map((userid) => [userid, ['wmExample1']])), ({ body }) => {
			const userids = (body.userid_list ?? []) as string[];
			return userids.some((userid) => refused.includes(userid)) ? { errcode: 60111 } : undefined;
		});

	it('are an error with all who were asked for', async () => {
		const of = refusing('member_4');
		await expect(run(of)).rejects.toThrow('60111');
		expect(of.askedFor('get_by_user')).toEqual([FIVE]);
	});

	it('are looked for where the node goes on, and the others are compared', async () => {
		const rows = FIVE.map((userid) => row(userid, 'wmGone'));
		const { fresh, removed, failures, hints, askedFor } = await run(refusing('member_4'), {
			rows,
			goesOn: true,
		});
		const others = FIVE.filter((userid) => userid !== 'member_4');
		expect(pairsOf(fresh)).toEqual([
			...others.map((userid) => [userid, 'wmExample1']),
			[undefined, undefined],
		]);
		expect(pairsOf(removed)).toEqual(others.map((userid) => [userid, 'wmGone']));
		expect(failures).toEqual([{ details: { members: 'member_4' } }]);
		expect(hints).toMatchObject([{ message: expect.stringMatching(/: member_4$/) }]);
		expect(askedFor('get_by_user')).toEqual([
			FIVE,
			['member_1', 'member_2', 'member_3'],
			['member_4', 'member_5'],
			['member_4'],
			['member_5'],
		]);
	});

	it('are not looked for where the connection failed', async () => {
		const of = company(Object.fromEntries(FIVE.map((userid) => [userid, []])), ({ endpoint }) => {
			if (endpoint === 'get_by_user') throw new ConnectionError('ECONNRESET', 'unknown');
		});
		const { failures, askedFor } = await run(of, { goesOn: true });
		expect(askedFor('get_by_user')).toHaveLength(1);
		expect(failures).toEqual([{ details: { members: FIVE.join(', ') } }]);
	});

	it('are named in the hint, twenty of them at most', async () => {
		const many = Array.from({ length: 21 }, (_, at) => `member_${at}`);
		const of = company(Object.fromEntries(many.map((userid) => [userid, []])), ({ endpoint }) =>
			endpoint === 'get_by_user' ? { fail_info: { unlicensed_userid_list: many } } : undefined,
		);
		expect((await run(of)).hints).toMatchObject([
			{ message: expect.stringMatching(`: ${many.slice(0, 20).join(', ')}$`) },
		]);
	});
});
