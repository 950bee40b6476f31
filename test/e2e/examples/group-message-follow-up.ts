import { poll } from '../../../support/n8n/client';
import { groupMessages } from '../../../simulator/resources/groupMessage/state';
import { exampleProof, TWO_SECONDS } from '../support/exampleProof';
import { answerOnPage, APPROVE, DECLINE, questionOf } from '../support/questions';

export const groupMessageFollowUp = exampleProof({
	example: 'group-message-follow-up',
	title: 'asks first, reminds the members who have not sent, and counts what became of the message',
	options: { members: 2, customers: 4 },
	async prove(stage) {
		const { actions, corp, ledger } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP'] });
		for (const { userid, follows } of corp.people.members.values()) {
			for (const external_userid of follows.keys()) {
				actions.memberEditsCustomer({ userid, external_userid, add_tag: tag_ids });
			}
		}
		await stage.importIt({
			settings: {
				messageText: 'New season',
				tagNames: 'VIP',
				approvers: 'member_1',
				waitHours: TWO_SECONDS,
				waitAgainHours: TWO_SECONDS,
			},
		});
		const declined = await stage.begin('Start');
		const question = await questionOf(stage);
		expect(JSON.stringify(question.content)).toMatch(/VIP.*New season/);
		await answerOnPage(question, DECLINE);
		expect((await declined()).hasRun('Create Group Messages')).toBe(false);
		expect(stage.said()).toHaveLength(1);

		const finish = await stage.begin('Start');
		await answerOnPage(await questionOf(stage, 2), APPROVE);
		/** Waits for the messages that a run creates: one for each of the two members. */
		const messagesOfRun = async (run: number) =>
			await poll('the messages', 30_000, async () => {
				const created = [...groupMessages(corp).messages.values()].slice(2 * (run - 1));
				return created.length === 2 ? created : undefined;
			});
		const messages = await messagesOfRun(1);
		const confirm = (userid: string, among = messages) => {
			const own = among.find(({ tasks }) => tasks.some((task) => task.userid === userid));
			actions.memberConfirmsGroupMessage({ msgid: String(own?.msgid), userid });
		};
		confirm('member_1');
		await poll('the reminder', 30_000, async () =>
			ledger.worked('groupMessage.remind') > 0 ? true : undefined,
		);
		confirm('member_2');
		const run = await finish();

		expect(messages.map(({ text }) => text)).toEqual([
			{ content: 'New season' },
			{ content: 'New season' },
		]);
		expect(ledger.worked('groupMessage.remind')).toBe(1);
		expect(run.output('Get Send Results')).toHaveLength(4);
		expect(run.output('Count by Member').map((row) => Object.values(row))).toEqual([
			expect.arrayContaining(['member_1', 2]),
			expect.arrayContaining(['member_2', 2]),
		]);
		const [reminder, report, ...more] = stage.said();
		expect(reminder).toContain('member_2');
		expect(reminder).not.toContain('member_1');
		expect(report).toMatch(/member_1.*2\n.*member_2.*2/);
		expect(more).toEqual([]);

		const finishAgain = await stage.begin('Start');
		await answerOnPage(await questionOf(stage, 3), APPROVE);
		const next = await messagesOfRun(2);
		for (const userid of ['member_1', 'member_2']) confirm(userid, next);
		expect((await finishAgain()).hasRun('Remind Members')).toBe(false);
		expect(stage.said()).toEqual([expect.stringMatching(/member_1.*2\n.*member_2.*2/)]);
	},
});
