import { CustomerRows } from '../../../../nodes/WeComCustomerContact/customers/rows';
import type { CustomerRecord } from '../../../../nodes/WeComCustomerContact/customers/record';
import { Directory } from '../../../../nodes/WeComCustomerContact/engine/names/directory';
import { clientDouble } from '../../../../support/harness/clientDouble';
import { ConnectionError } from '../../../../wecom/errors';

const tagged = (...tag_id: string[]): CustomerRecord => ({
	contact: { external_userid: 'wmExample1' },
	follow: { userid: 'member_a', createtime: 1_767_229_200, tag_id },
});
const library = {
	tag_group: [
		{
			group_id: 'etGroup',
			group_name: 'Level',
			tag: [
				{ id: 'etA', name: 'VIP' },
				{ id: 'etB', name: '' },
			],
		},
	],
};

/** Makes rows in one run whose library of tags gives this, and notes the hints. */
function rowsWith(answer: () => unknown) {
	const { client, calls } = clientDouble(answer);
	const directory = new Directory(client);
	const hints: unknown[] = [];
	const addExecutionHints = (...given: unknown[]) => hints.push(...given);
	const context = { getTimezone: () => 'Europe/Berlin', addExecutionHints };
	return { rows: new CustomerRows({ context, directory }), directory, hints, calls };
}

describe('rows of customers', () => {
	it('have the names of tags, and the ids of those without', async () => {
		const { rows, hints } = rowsWith(() => library);
		const made = await rows.of([tagged('etA', 'etB', 'etC'), tagged()]);
		expect(made.map(({ tags, tag_ids }) => [tags, tag_ids])).toEqual([
			['VIP, etB, etC', 'etA, etB, etC'],
			['', ''],
		]);
		expect(hints).toEqual([]);
	});

	it('have their times in the time zone of the workflow', async () => {
		const [row] = await rowsWith(() => library).rows.of([tagged()]);
		expect(row?.added_at).toBe('2026-01-01T02:00:00+01:00');
	});

	it('cost no look at the library where no record has a tag', async () => {
		const { rows, calls } = rowsWith(() => library);
		await rows.of([tagged(), tagged()]);
		expect(calls).toEqual([]);
	});

	it('cost one for all records of a run, whoever makes rows of them', async () => {
		const { rows, directory, calls } = rowsWith(() => library);
		await Promise.all([rows.of([tagged('etA')]), rows.of([tagged('etA')])]);
		const others = new CustomerRows({ context: { getTimezone: () => 'UTC' }, directory });
		expect(await others.of([tagged(), tagged('etA')])).toMatchObject([
			{ tags: '' },
			{ tags: 'VIP' },
		]);
		expect(calls).toHaveLength(1);
	});
});

describe('a library that WeCom refuses', () => {
	it('leaves the ids of tags, and a hint says why, once', async () => {
		const { rows, hints, calls } = rowsWith(() => ({ errcode: 48002 }));
		expect(await rows.of([tagged('etA')])).toMatchObject([{ tags: 'etA', tag_ids: 'etA' }]);
		await rows.of([tagged('etA')]);
		expect(hints).toEqual([
			{
				message: expect.stringMatching(
					/^Tags are shown by their IDs, since WeCom did not give their names\. Reason: .*48002/,
				),
				type: 'warning',
				location: 'outputPane',
			},
		]);
		expect(calls).toHaveLength(1);
	});

	it('leaves them without a hint where n8n has none', async () => {
		const { directory } = rowsWith(() => ({ errcode: 48002 }));
		const rows = new CustomerRows({ context: { getTimezone: () => 'UTC' }, directory });
		expect(await rows.of([tagged('etA')])).toMatchObject([{ tags: 'etA' }]);
	});
});

describe('a library that cannot be read', () => {
	it('is an error, and is read again by the next who asks', async () => {
		const answers = [new ConnectionError('ECONNRESET', 'unknown'), library];
		const { rows, hints } = rowsWith(() => {
			const answer = answers.shift();
			if (answer instanceof Error) throw answer;
			return answer;
		});
		await expect(rows.of([tagged('etA')])).rejects.toThrow('ECONNRESET');
		expect(await rows.of([tagged('etA')])).toMatchObject([{ tags: 'VIP' }]);
		expect(hints).toEqual([]);
	});
});
