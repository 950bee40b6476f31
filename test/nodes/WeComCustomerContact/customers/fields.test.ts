import { NodeHelpers } from 'n8n-workflow';

import {
	allMembers,
	ALL_MEMBERS,
	customersOfFields,
	customersOfParams,
	simplifyField,
	simplifyParams,
} from '../../../../nodes/WeComCustomerContact/customers/fields';
import { getBatch } from '../../../../nodes/WeComCustomerContact/resources/customer/getBatch';
import { clientDouble } from '../../../../support/harness/clientDouble';
import { faults, read } from '../engine/readForm';

const FIELDS = [...customersOfFields, simplifyField('Whether to simplify')];
const operation = { own: { ...customersOfParams, ...simplifyParams } };
const shown = (all_members: boolean) =>
	customersOfFields
		.filter((field) => NodeHelpers.displayParameter({ all_members }, field, null, null))
		.map(({ name, required = false }) => [name, required]);

describe('the switch for all members', () => {
	it('is off at first, and members have to be chosen then', () => {
		expect(customersOfFields[0]).toMatchObject({ type: 'boolean', default: false });
		expect(shown(false)).toEqual([
			['all_members', false],
			['userid_list', true],
		]);
		expect(shown(true)).toEqual([['all_members', false]]);
	});

	it('stands for the members in the request, read by the list of members', async () => {
		expect(allMembers.when).toBe(ALL_MEMBERS);
		expect(Object.keys(getBatch.body ?? {})).toContain(allMembers.param);
		const { client } = clientDouble(() => ({ follow_user: ['member_a'] }));
		expect(await allMembers.read(client)).toEqual(['member_a']);
	});
});

describe('the switch for flat rows', () => {
	it('is on at first, and says what it does', () => {
		expect(simplifyField('Whether to simplify')).toMatchObject({
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to simplify',
		});
	});
});

describe('a switch', () => {
	it('is read as it is', () => {
		const { own } = read(operation, FIELDS, { all_members: 'true', simplify: false });
		expect(own).toEqual({ all_members: true, simplify: false });
	});

	it('says nothing where it comes out empty', () => {
		expect(faults(operation, FIELDS, { all_members: null, simplify: null })).toEqual([]);
	});
});
