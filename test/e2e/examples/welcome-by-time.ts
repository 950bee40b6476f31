import { welcomes } from '../../../simulator/resources/welcomeMessage/state';
import { exampleProof } from '../support/exampleProof';

export const welcomeByTime = exampleProof({
	example: 'welcome-by-time',
	title: 'greets with one text while the shop is open and with another while it is closed',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		/** What a customer is greeted with who comes while the shop has these hours. */
		const greetingWith = async (hours: { openFrom: number; openUntil: number }) => {
			const texts = { openText: 'We are here', closedText: 'We are at home' };
			await stage.importIt({ settings: { ...texts, ...hours, lastWorkday: 7 } });
			await stage.publish('Customer Added');
			const { external_userid } = actions.customerAdds({ userid: 'member_1' });
			await stage.runOfEvent(1);
			return welcomes(corp).messages.find((one) => one.external_userid === external_userid)?.text;
		};
		expect(await greetingWith({ openFrom: 0, openUntil: 24 })).toEqual({ content: 'We are here' });
		expect(await greetingWith({ openFrom: 24, openUntil: 24 })).toEqual({
			content: 'We are at home',
		});
		expect(await greetingWith({ openFrom: 0, openUntil: 0 })).toEqual({
			content: 'We are at home',
		});

		// A welcome message of the admin console: no code comes with the event.
		actions.memberSet({ userid: 'member_1', console_welcome: true });
		expect(await greetingWith({ openFrom: 0, openUntil: 24 })).toBeUndefined();
	},
});
