import type { INodeParameters } from 'n8n-workflow';

import { endpointOperations } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import { interceptRule } from '../../../../nodes/WeComCustomerContact/resources/interceptRule';
import { idOf } from '../../../../support/harness/customers';
import { EMPTY_LIST, useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ members: 6, customers: 4 });

const rule = {
	rule_name: 'No private payment',
	word_list: 'private account, cash only\n私下转账，现金',
	intercept_type: 2,
	user_list: ['member_1'],
};
const create = async (fields: object = {}) =>
	await wecom.run('interceptRule.create', { ...rule, ...fields });
const createdId = async (fields: object = {}): Promise<string> =>
	String((await create(fields)).json[0]?.rule_id);
const update = async (rule_id: string, updateFields: INodeParameters) =>
	await wecom.run('interceptRule.update', { rule_id: idOf(rule_id), updateFields });
const sent = (operation: string) =>
	wecom.simulator.ledger
		.requests({ endpoint: `interceptRule.${operation}` })
		.map(({ body }) => body);

describe('a new sensitive word rule', () => {
	it('takes its words from a text with commas and line breaks', async () => {
		const { json } = await create({
			department_list: '1, 2',
			additionalFields: { semantics_list: [1, 3] },
		});
		expect(json).toEqual([{ rule_id: expect.any(String), rule_name: 'No private payment' }]);
		expect(sent('create')).toEqual([
			{
				rule_name: 'No private payment',
				word_list: ['private account', 'cash only', '私下转账', '现金'],
				semantics_list: [1, 3],
				intercept_type: 2,
				applicable_range: { user_list: ['member_1'], department_list: [1, 2] },
			},
		]);
	});

	it('takes words of 32 characters, Chinese ones and emoji too', async () => {
		const { error } = await create({ word_list: ['企'.repeat(32), '😀'.repeat(32)] });
		expect(error).toBeUndefined();
	});

	it('refuses a word of 33 characters', async () => {
		const { error } = await create({ word_list: ['short', '企'.repeat(33)] });
		expect(error?.message).toBe('Words allows at most 32 characters (got 33)');
		expect(sent('create')).toEqual([]);
	});

	it('takes 300 words and no more', async () => {
		const words = (count: number) => Array.from({ length: count }, (_, index) => `word ${index}`);
		expect((await create({ word_list: words(300).join('\n') })).error).toBeUndefined();
		expect((await create({ word_list: words(301).join('\n') })).error?.message).toBe(
			'Words allows at most 300 entries (got 301)',
		);
	});

	it('applies to somebody', async () => {
		const { error } = await create({ user_list: [] });
		expect(error?.message).toBe('Fill in at least one of Member Names or IDs, Department IDs');
	});

	it('knows three kinds of content', async () => {
		const { error } = await create({ additionalFields: { semantics_list: '={{ [1, 4] }}' } });
		expect(error?.message).toBe('Kinds of Content must be one of 1, 2, 3 (got 4)');
	});
});

describe('an update of a sensitive word rule', () => {
	it('adds members and takes departments out, and leaves the rest alone', async () => {
		const rule_id = await createdId({ department_list: '1, 2' });
		const { json } = await update(rule_id, {
			add_user_list: ['member_2', 'member_3'],
			remove_department_list: '2',
		});
		expect(json).toEqual([{ success: true, rule_id }]);
		expect(sent('update')).toEqual([
			{
				rule_id,
				add_applicable_range: { user_list: ['member_2', 'member_3'] },
				remove_applicable_range: { department_list: [2] },
			},
		]);
		const { json: after } = await wecom.run('interceptRule.get', { rule_id: idOf(rule_id) });
		expect(after[0]).toMatchObject({
			rule_name: 'No private payment',
			applicable_range: {
				user_list: ['member_1', 'member_2', 'member_3'],
				department_list: [1],
			},
		});
	});

	it('clears the kinds of content with an empty choice', async () => {
		const rule_id = await createdId({ additionalFields: { semantics_list: [1, 2] } });
		await update(rule_id, { semantics_list: [] });
		expect(sent('update')).toEqual([{ rule_id, extra_rule: { semantics_list: [] } }]);
		const { json } = await wecom.run('interceptRule.get', { rule_id: idOf(rule_id) });
		expect(json[0]).toMatchObject({ semantics_list: EMPTY_LIST });
	});
});

describe('a sensitive word rule that is read', () => {
	const { map } =
		endpointOperations([interceptRule]).find(({ id }) => id === 'interceptRule.get') ?? {};
	const read = (answer: Parameters<NonNullable<typeof map>>[0]) =>
		map?.(answer, { query: {}, body: {} });

	it('has its kinds of content in one place, wherever WeCom puts them', () => {
		const expected = [{ rule_id: 'rl_1', semantics_list: [1, 3] }];
		expect(read({ rule_id: 'rl_1', semantics_list: [1, 3] })).toEqual(expected);
		expect(read({ rule_id: 'rl_1', extra_rule: { semantics_list: [1, 3] } })).toEqual(expected);
		expect(read({ rule_id: 'rl_1' })).toEqual([{ rule_id: 'rl_1' }]);
	});

	it('has a text for its id, whatever WeCom sends', () => {
		expect(read({ rule_id: 17 })).toEqual([{ rule_id: '17' }]);
	});
});

it('is listed with its name and deleted by its id', async () => {
	const rule_id = await createdId();
	const { json } = await wecom.run('interceptRule.getAll');
	expect(json).toEqual([
		{ rule_id, rule_name: 'No private payment', create_time: expect.any(Number) },
	]);
	const deleted = await wecom.run('interceptRule.delete', { rule_id: idOf(rule_id) });
	expect(deleted.json).toEqual([{ deleted: true, rule_id }]);
	expect((await wecom.run('interceptRule.getAll')).json).toEqual([]);
});
