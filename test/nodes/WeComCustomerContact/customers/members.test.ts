import { listMembers, readMembers } from '../../../../nodes/WeComCustomerContact/customers/members';
import { clientDouble } from '../../../../support/harness/clientDouble';
import { OddIdError } from '../../../../wecom/errors';

const lists = (...follow_user: unknown[]) => clientDouble(() => ({ follow_user }));

describe('the members of Customer Contact', () => {
	it('are asked for with one call', async () => {
		const { client, calls } = lists('member_a');
		expect(await readMembers(client)).toEqual(['member_a']);
		expect(calls).toEqual([
			expect.objectContaining({
				method: 'GET',
				path: '/cgi-bin/externalcontact/get_follow_user_list',
				query: {},
				repeat: 'safe',
			}),
		]);
	});

	it('are listed as the answer has them, and read each once', async () => {
		const { client } = lists('member_a', '', 7, null, 'member_a');
		expect(await listMembers(client)).toEqual(['member_a', '', '7', 'member_a']);
		expect(await readMembers(client)).toEqual(['member_a', '7']);
	});

	it('are not read where one of them cannot be', async () => {
		const reading = readMembers(lists('member_a', 'member_\uFFFD').client);
		await expect(reading).rejects.toThrow(new OddIdError('follow_user'));
	});
});
