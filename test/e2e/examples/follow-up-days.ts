import { groupMessages } from '../../../simulator/resources/groupMessage/state';
import { exampleProof } from '../support/exampleProof';

const DAY_MS = 86_400_000;

export const followUpDays = exampleProof({
	example: 'follow-up-days',
	title: 'asks for a message to those who were added one, three or seven days ago',
	options: { customers: 0, fixedTime: Date.now() - 7 * DAY_MS },
	async prove(stage) {
		const { actions, clock, corp } = stage.app.simulator;
		/** Lets a customer come so many days before today. */
		const add = (userid: string) => actions.customerAdds({ userid }).external_userid;
		const aWeekAgo = add('member_1');
		await clock.advance(4 * DAY_MS);
		const threeDaysAgo = add('member_1');
		const alsoThreeDaysAgo = add('member_2');
		await clock.advance(DAY_MS);
		add('member_1');
		await clock.advance(DAY_MS);
		const yesterday = add('member_2');
		await clock.advance(DAY_MS);
		add('member_1');
		const messages = [1, 3, 7].map((day) => ({
			[stage.field('day')]: day,
			[stage.field('messageText')]: `Text of day ${day}`,
		}));
		await stage.importIt({ settings: { messages: JSON.stringify(messages) } });

		await stage.run('Every Morning');
		const asked = [...groupMessages(corp).messages.values()].flatMap(({ text, tasks }) =>
			tasks.flatMap(({ userid, targets }) =>
				targets.map(({ id }) => [userid, id, text?.content].join()),
			),
		);
		expect(asked.sort()).toEqual(
			[
				['member_1', aWeekAgo, 'Text of day 7'].join(),
				['member_1', threeDaysAgo, 'Text of day 3'].join(),
				['member_2', alsoThreeDaysAgo, 'Text of day 3'].join(),
				['member_2', yesterday, 'Text of day 1'].join(),
			].sort(),
		);
		expect(stage.said()).toEqual([expect.stringMatching(/member_1.*1[^]*member_2.*1/)]);
	},
});
