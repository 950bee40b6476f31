import type { IDataObject } from 'n8n-workflow';

import { Changes } from '../../../../nodes/WeComCustomerContact/customers/changes';
import { HeldRows } from '../../../../nodes/WeComCustomerContact/customers/heldRows';
import type { JsonObject } from '../../../../wecom/types';

const record = (userid: unknown, external_userid: unknown, follow: object = {}) =>
	({
		external_contact: { external_userid, name: 'Ann' },
		follow_info: { userid, ...follow },
	}) as IDataObject;
const row = (userid: string, external_userid: string, fingerprint = '') => ({
	userid,
	external_userid,
	fingerprint,
});

/** What is compared with these rows; `take` compares a page and takes in a row for each difference. */
async function against(...rows: IDataObject[]) {
	const held = await HeldRows.of(rows.map((json) => ({ json })));
	const changes = new Changes(held);
	const take = (records: IDataObject[], asked: string[] = ['member_a']) => {
		const found = changes.compare(records, asked);
		changes.add(
			found,
			found.map(({ customer }) => ({ is: customer.contact.external_userid })),
		);
		return found;
	};
	return { changes, take };
}
const printOf = async (one: IDataObject) =>
	(await against()).take([one])[0]?.fingerprint ?? 'no difference';

describe('a customer', () => {
	it('who is in no row is new, with a fingerprint and no change', async () => {
		const { changes, take } = await against(row('member_b', 'wmExample1'));
		const [found] = take([record('member_a', 'wmExample1')]);
		expect(found?.row).toBeUndefined();
		expect(changes.membersWithNew()).toEqual(['member_a']);
		expect(changes.newOf('member_a')).toEqual([
			{ is: 'wmExample1', fingerprint: found?.fingerprint, changed: null },
		]);
		expect(changes.changedAt(0)).toBeUndefined();
	});

	it('who has another fingerprint than the row has changed, in the parts that are others', async () => {
		const fingerprint = await printOf(record('member_a', 'wmExample2'));
		const { changes, take } = await against(
			row('member_a', 'wmExample1'),
			row('member_a', 'wmExample2', fingerprint),
		);
		const [found] = take([record('member_a', 'wmExample2', { remark: 'A', state: 'fair' })]);
		expect(found?.row).toBe(1);
		expect(changes.changedAt(1)).toEqual({
			is: 'wmExample2',
			fingerprint: found?.fingerprint,
			changed: 'remark, state',
		});
		expect(found?.fingerprint).not.toBe(fingerprint);
		expect([changes.membersWithNew(), changes.changedAt(0)]).toEqual([[], undefined]);
	});

	it('who is as in the row is no difference, and is not missing', async () => {
		const fingerprint = await printOf(record('member_a', 'wmExample1'));
		const { changes, take } = await against(row('member_a', 'wmExample1', fingerprint));
		expect(take([record('member_a', 'wmExample1')])).toEqual([]);
		expect(changes.missingOf('member_a')).toEqual([]);
	});

	it('who comes twice counts once, new or not', async () => {
		const { changes, take } = await against(row('member_a', 'wmExample1'));
		const page = [record('member_a', 'wmExample1'), record('member_a', 'wmExample2')];
		expect([take(page), take(page), take([...page, ...page])].map(({ length }) => length)).toEqual([
			2, 0, 0,
		]);
		expect(changes.newOf('member_a')).toHaveLength(1);
	});

	it('is another one with each member', async () => {
		const { changes, take } = await against();
		take([record('member_b', 'wmExample1'), record('member_a', 'wmExample1')]);
		expect(changes.membersWithNew()).toEqual(['member_b', 'member_a']);
		expect([changes.newOf('member_a'), changes.newOf('member_b')]).toMatchObject([
			[{ is: 'wmExample1' }],
			[{ is: 'wmExample1' }],
		]);
	});

	it('has no row before one was made', async () => {
		const { changes } = await against();
		changes.compare([record('member_a', 'wmExample1')], ['member_a']);
		expect(changes.newOf('member_a')).toHaveLength(0);
		expect(changes.newOf('member_b')).toHaveLength(0);
	});
});

describe('the rows of a member', () => {
	it('are missing whose customers did not come', async () => {
		const { changes, take } = await against(
			row('member_a', 'wmExample1'),
			row('member_a', 'wmExample2'),
			row('member_b', 'wmExample3'),
		);
		take([record('member_a', 'wmExample1')]);
		expect(changes.missingOf('member_a')).toEqual([['wmExample2', 1]]);
		expect(changes.missingOf('member_c')).toEqual([]);
	});

	it.each<[what: string, came: IDataObject, alone: string[]]>([
		['another id of a customer cannot be read', record('member_a', null), ['member_a']],
		[
			'an id of a member cannot be read, so that it may be any of those who were asked for',
			record(null, 'wmExample9'),
			['member_a', 'member_b'],
		],
		[
			'WeCom does not give their customers',
			{ fail_info: { unlicensed_userid_list: ['member_a', null], count: 1 } },
			['member_a'],
		],
	])('are left alone where %s', async (_what, came, alone) => {
		const { changes, take } = await against(
			row('member_a', 'wmExample1'),
			row('member_b', 'wmExample2'),
		);
		expect(take([came], ['member_a', 'member_b'])).toEqual([]);
		expect(changes.leftAlone()).toEqual(alone);
		expect([changes.missingOf('member_a'), changes.missingOf('member_b')]).toEqual([
			[],
			alone.includes('member_b') ? [] : [['wmExample2', 1]],
		]);
		expect(changes.membersWithNew()).toEqual([]);
	});

	it('are compared beside what cannot be read', async () => {
		const { take } = await against(row('member_a', 'wmExample1'));
		const found = take([record('member_a', ''), record('member_a', 'wmExample1')] as JsonObject[]);
		expect(found).toHaveLength(1);
	});
});
