import { poll } from '../../../support/n8n/client';
import { groupChats } from '../../../simulator/resources/groupChat/state';
import { exampleProof, TWO_SECONDS } from '../support/exampleProof';
import {
	answerByLink,
	answerOnPage,
	APPROVE,
	click,
	DECLINE,
	questionOf,
} from '../support/questions';

const DAY_MS = 86_400_000;

export const leaverHandover = exampleProof({
	example: 'leaver-handover',
	title: 'asks when somebody leaves, hands over what is approved, and reports what failed',
	async prove(stage) {
		const { actions, callbacks, clock, corp, ledger } = stage.app.simulator;
		const { chat_id } = actions.groupChatCreated({ owner: 'member_1', name: 'Regulars' });
		const customers = [...(corp.people.members.get('member_1')?.follows.keys() ?? [])];
		const [refuser = ''] = customers;
		await stage.importIt({
			settings: {
				leaverId: 'member_1',
				newMemberId: 'member_2',
				newOwnerId: 'member_3',
				approvers: 'member_2,member_3',
				waitHours: TWO_SECONDS,
			},
		});
		await stage.publish('Member Left');
		const begin = async (count: number) => {
			const finish = await stage.begin('Start');
			return { finish, question: await questionOf(stage, count) };
		};

		// By hand, for whoever it is: what there is nothing of is said.
		const empty = await begin(1);
		click(stage, empty.question, 'member_2', APPROVE);
		await empty.finish();
		expect(stage.said()).toEqual([
			expect.stringMatching(/member_1[^]*0[^]*0[^]*0/),
			expect.stringContaining('member_1'),
		]);

		// Who has not activated the account cannot take a group over.
		actions.memberSet({ userid: 'member_3', activated: false });
		actions.memberResigns({ userid: 'member_1' });
		await callbacks.settled();
		const declined = await questionOf(stage, 2);
		expect(declined.receivers).toEqual(['member_2', 'member_3']);
		expect(JSON.stringify(declined.content)).toMatch(/member_1.*member_2.*member_3/);
		click(stage, declined, 'member_2', DECLINE);
		expect((await stage.runOfEvent(2)).hasRun('Get Group Chats')).toBe(false);
		expect(ledger.worked('resignedTransfer.transferCustomers')).toBe(0);
		expect(groupChats(corp).get(chat_id)?.owner).toBe('member_1');
		expect(stage.said()).toEqual([expect.stringMatching(/member_1[^]*member_2/)]);

		const approved = await begin(3);
		click(stage, approved.question, 'member_3', APPROVE);
		await poll('the transfer', 30_000, async () =>
			ledger.worked('resignedTransfer.transferCustomers') > 0 ? true : undefined,
		);
		actions.customerRefusesTransfer({ handover_userid: 'member_1', external_userid: refuser });
		await clock.advance(DAY_MS);
		const run = await approved.finish();

		const [newMember, leaver] = ['member_2', 'member_1'].map((id) => corp.people.members.get(id));
		for (const id of customers) expect(newMember?.follows.has(id)).toBe(id !== refuser);
		expect([...(leaver?.follows.keys() ?? [])]).toEqual([refuser]);
		expect(run.output('Get Results')).toHaveLength(customers.length);
		expect(run.files('List of Results')).toMatchObject([{ data: { fileExtension: 'xlsx' } }]);
		// WeCom names no customer whom nobody serves any more.
		expect(stage.said()).toEqual([
			expect.stringMatching(new RegExp(`member_1[^]*${chat_id}[^]*${customers.length}`)),
			expect.stringMatching(new RegExp(`${customers.length - 1}\\n[^]*1\\n> ${refuser}`)),
		]);

		// Again for the group. WeCom's clock is a day ahead by now, and its callbacks would be refused.
		actions.memberSet({ userid: 'member_3', activated: true });
		await answerByLink(stage);
		const again = await begin(4);
		await answerOnPage(again.question, APPROVE);
		const second = await again.finish();
		expect(second.output('Transfer Group Chats')).toMatchObject([{ chat_id, success: true }]);
		await clock.advance(DAY_MS);
		expect(groupChats(corp).get(chat_id)?.owner).toBe('member_3');
	},
});
