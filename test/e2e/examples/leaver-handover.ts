import { poll } from '../../../support/n8n/client';
import { groupChats } from '../../../simulator/resources/groupChat/state';
import { exampleProof, TWO_SECONDS } from '../support/exampleProof';

const DAY_MS = 86_400_000;

export const leaverHandover = exampleProof({
	example: 'leaver-handover',
	title: 'hands customers and groups over and reports which ones failed',
	async prove(stage) {
		const { actions, clock, corp, ledger } = stage.app.simulator;
		const people = { leaverId: 'member_1', newMemberId: 'member_2', newOwnerId: 'member_3' };
		const { chat_id } = actions.groupChatCreated({ owner: 'member_1', name: 'Regulars' });
		const customers = [...(corp.people.members.get('member_1')?.follows.keys() ?? [])];
		const [refuser = ''] = customers;
		actions.memberResigns({ userid: 'member_1' });
		// Who has not activated the account cannot take a group over.
		actions.memberSet({ userid: 'member_3', activated: false });

		await stage.importIt({ settings: { ...people, waitHours: TWO_SECONDS } });
		const finish = await stage.begin('Start');
		await poll('the transfer', 30_000, async () =>
			ledger.worked('resignedTransfer.transferCustomers') > 0 ? true : undefined,
		);
		actions.customerRefusesTransfer({ handover_userid: 'member_1', external_userid: refuser });
		await clock.advance(DAY_MS);
		const run = await finish();

		const [newMember, leaver] = ['member_2', 'member_1'].map((id) => corp.people.members.get(id));
		for (const id of customers) expect(newMember?.follows.has(id)).toBe(id !== refuser);
		expect([...(leaver?.follows.keys() ?? [])]).toEqual([refuser]);
		expect(run.output('Get Results')).toHaveLength(customers.length);
		expect(run.files('List of Results')).toMatchObject([{ data: { fileExtension: 'xlsx' } }]);
		// WeCom names no customer whom nobody serves any more.
		expect(stage.said()).toEqual([
			expect.stringContaining(chat_id),
			expect.stringMatching(new RegExp(`${customers.length - 1}\n[^]*1\n> ${refuser}`)),
		]);

		actions.memberSet({ userid: 'member_3', activated: true });
		const second = await stage.run('Start');
		expect(second.output('Transfer Group Chats')).toMatchObject([{ chat_id, success: true }]);
		await clock.advance(DAY_MS);
		expect(groupChats(corp).get(chat_id)?.owner).toBe('member_3');
	},
});
