import type { IDataObject } from 'n8n-workflow';

import {
	listShape,
	SIMPLIFY,
	singleShape,
} from '../../../../nodes/WeComCustomerContact/customers/shape';
import { Directory } from '../../../../nodes/WeComCustomerContact/engine/names/directory';
import type { ShapeTask } from '../../../../nodes/WeComCustomerContact/engine/shape';
import { clientDouble } from '../../../../support/harness/clientDouble';
import type { JsonObject } from '../../../../wecom/types';

/** What a form says that makes no call. */
const form = (own: JsonObject): ShapeTask => ({
	own,
	context: { getTimezone: () => 'UTC' } as ShapeTask['context'],
	directory: new Directory(clientDouble(() => ({})).client),
});
const listed = (userid: string, external_userid: string, more: object = {}) =>
	({
		external_contact: { external_userid },
		follow_info: { userid, state: 'fair' },
		...more,
	}) as JsonObject;
const pairsOf = (rows: IDataObject[] | undefined) =>
	rows?.map(({ userid, external_userid }) => [userid, external_userid]);
const turn = async ({ turn: into }: ReturnType<typeof listShape>, records: JsonObject[]) =>
	await into?.(records);

describe('the list of customers', () => {
	it('becomes flat rows, one for each, in their order', async () => {
		const rows = await turn(listShape(form({})), [
			listed('member_a', 'wmExample1'),
			listed('member_b', 'wmExample1'),
		]);
		expect(pairsOf(rows)).toEqual([
			['member_a', 'wmExample1'],
			['member_b', 'wmExample1'],
		]);
		expect(rows?.[0]).toHaveProperty('type_text');
	});

	it('keeps what stands beside the customers where it stands', async () => {
		const beside = { fail_info: { unlicensed_userid_list: ['member_c'] } };
		const rows = await turn(listShape(form({})), [
			listed('member_a', 'wmExample1'),
			beside,
			listed('member_b', 'wmExample2'),
		]);
		expect(rows?.[1]).toBe(beside);
		expect(rows?.[2]).toMatchObject({ userid: 'member_b' });
	});

	it('has the warning of a record in its row, and none otherwise', async () => {
		const rows = await turn(listShape(form({})), [
			listed('member_a', 'wmExample1', { warning: 'An id cannot be read' }),
			listed('member_a', 'wmExample2'),
		]);
		expect(rows?.[0]?.warning).toBe('An id cannot be read');
		expect(rows?.[1]).not.toHaveProperty('warning');
	});

	it('stays as it is where the form says so', () => {
		expect(SIMPLIFY).toBe('simplify');
		expect(listShape(form({ simplify: false }))).toEqual({});
	});

	it('is of those who pass the filter of the form, as rows or not', () => {
		for (const simplify of [true, false]) {
			const { keep } = listShape(form({ states: ['fair'], simplify }));
			expect(keep?.(listed('member_a', 'wmExample1'))).toBe(true);
			expect(keep?.(listed('member_a', 'wmExample1', { follow_info: {} }))).toBe(false);
		}
	});
});

describe('a single customer', () => {
	const external_contact = { external_userid: 'wmExample1' };
	const follow_user = [{ userid: 'member_a' }, { userid: 'member_b' }];

	it('becomes a flat row for each member, each with the warning of the record', async () => {
		const rows = await turn(singleShape(form({})), [
			{ external_contact, follow_user, warning: 'W' },
		]);
		expect(rows).toMatchObject([
			{ userid: 'member_a', external_userid: 'wmExample1', warning: 'W' },
			{ userid: 'member_b', external_userid: 'wmExample1', warning: 'W' },
		]);
	});

	it('is there still where the app sees no member who has them', async () => {
		for (const none of [{}, { follow_user: [] }] as JsonObject[]) {
			const rows = await turn(singleShape(form({})), [{ external_contact, ...none }]);
			expect(pairsOf(rows)).toEqual([[null, 'wmExample1']]);
		}
	});

	it('is filtered by nothing, and stays as it is where the form says so', () => {
		expect(singleShape(form({ states: ['shop'] }))).not.toHaveProperty('keep');
		expect(singleShape(form({ simplify: false })).turn).toBeUndefined();
	});
});
