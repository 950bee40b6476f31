import type { IDataObject } from 'n8n-workflow';

import { HeldRows } from '../../../../nodes/WeComCustomerContact/customers/heldRows';

const row = (userid: unknown, external_userid: unknown, fingerprint?: unknown) =>
	({ userid, external_userid, fingerprint }) as IDataObject;
const heldOf = async (...rows: IDataObject[]) => await HeldRows.of(rows.map((json) => ({ json })));
const faultsOf = async (...rows: IDataObject[]) =>
	(await heldOf(...rows)).faults.map(({ itemIndex, fault }) => [itemIndex, fault.violations[0]]);

describe('the rows that somebody holds', () => {
	it('are found by member and customer, with their fingerprints', async () => {
		const held = await heldOf(
			row('member_a', 'wmExample1', 'print 1'),
			row('member_b', 'wmExample1', 'print 2'),
			row('member_a', 'wmExample2'),
		);
		expect(held.faults).toEqual([]);
		expect([
			held.find('member_a', 'wmExample1'),
			held.find('member_b', 'wmExample1'),
			held.find('member_a', 'wmExample2'),
		]).toEqual([0, 1, 2]);
		expect([0, 1, 2, 3].map((at) => held.fingerprint(at))).toEqual([
			'print 1',
			'print 2',
			undefined,
			undefined,
		]);
	});

	it('are those of their members', async () => {
		const held = await heldOf(row('member_a', 'wmExample1'), row('member_a', 'wmExample2'));
		expect(held.members()).toEqual(['member_a']);
		expect([...held.ofMember('member_a')]).toEqual([
			['wmExample1', 0],
			['wmExample2', 1],
		]);
	});

	it('are none for who is not in them', async () => {
		const held = await heldOf(row('member_a', 'wmExample1'));
		expect(held.find('member_a', 'wmExample2')).toBeUndefined();
		expect(held.find('member_b', 'wmExample1')).toBeUndefined();
		expect([...held.ofMember('member_b')]).toEqual([]);
	});

	it('have numbers for their ids as texts', async () => {
		expect((await heldOf(row(7, 'wmExample1'))).find('7', 'wmExample1')).toBe(0);
	});

	it('are counted on over empty items and over those that are said to be none', async () => {
		const json = [{}, { query: 'who?' }, row('member_a', 'wmExample1')];
		const held = await HeldRows.of(
			json.map((one) => ({ json: one })),
			({ json: one }) => 'userid' in one,
		);
		expect(held.faults).toEqual([]);
		expect(held.find('member_a', 'wmExample1')).toBe(2);
	});

	it('are counted on where they are many', async () => {
		const many = Array.from({ length: 1_001 }, (_, at) => row('member_a', `wmExample${at}`));
		const held = await heldOf(...many);
		expect([499, 500, 1_000].map((at) => held.find('member_a', `wmExample${at}`))).toEqual([
			499, 500, 1_000,
		]);
	});
});

describe('a row that is wrong', () => {
	const good = row('member_a', 'wmExample1');

	it.each<[what: string, wrong: IDataObject, words: string]>([
		['without a member', row(undefined, 'wmExample2'), 'Row 2 has no userid (got nothing)'],
		['with a blank customer', row('member_a', ' '), 'Row 2 has no external_userid (got " ")'],
		[
			'with a customer that is no text',
			row('member_a', { id: 'wmExample2' }),
			'Row 2: external_userid must be text (got {"id":"wmExample2"})',
		],
		[
			'about who is in another row',
			row('member_a', 'wmExample1'),
			'Row 2 is about the same member and customer as row 1: member_a, wmExample1',
		],
	])('%s is told of with its number', async (_what, wrong, words) => {
		expect(await faultsOf(good, wrong, row('member_b', 'wmExample1'))).toEqual([[1, words]]);
	});

	it('may have an id of several lines, which none has', async () => {
		const [[at, words] = []] = await faultsOf(row('member\na', 'wmExample1'));
		expect(at).toBe(0);
		expect(words).toMatch(/^Row 1: userid contains a control character/);
	});

	it('is told of twice where both ids are missing, and is about nobody', async () => {
		const held = await heldOf({ remark: 'A' });
		expect(held.faults.map(({ fault }) => fault.violations[0])).toEqual([
			'Row 1 has no userid (got nothing)',
			'Row 1 has no external_userid (got nothing)',
		]);
		expect(held.members()).toHaveLength(0);
	});

	it('is about nobody where one id is missing', async () => {
		const held = await heldOf(row('member_a', null), row(null, 'wmExample1'));
		expect(held.faults).toHaveLength(2);
		expect(held.members()).toHaveLength(0);
	});

	it('leaves the first one of its customer, and says what the input is', async () => {
		const held = await heldOf(good, good);
		expect(held.find('member_a', 'wmExample1')).toBe(0);
		expect(held.faults[0]?.fault.violations[1]).toMatch(/^The input of Get Changes is the rows/);
	});
});
