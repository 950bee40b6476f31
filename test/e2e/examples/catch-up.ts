import { setReceiver } from '../../../support/playground/simulatedApp';
import { exampleProof } from '../support/exampleProof';

const DAY_MS = 86_400_000;
/** What the tag is called in the example of each language. */
const TAGS = ['Handled', '已处理'];

export const catchUp = exampleProof({
	example: 'catch-up',
	title: 'hands on every new customer, also those whose callback or whose step was lost',
	options: { customers: 0, fixedTime: Date.now() - 3 * DAY_MS },
	async prove(stage) {
		const { actions, callbacks, clock, corp } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Work', tags: TAGS });
		const isHandled = (id: string) =>
			corp.people.findFollow('member_1', id)?.tags.some((tag) => tag_ids.includes(tag)) ?? false;
		const add = () => actions.customerAdds({ userid: 'member_1' }).external_userid;
		const old = add();
		await clock.advance(3 * DAY_MS);

		const answer = Buffer.from('{}');
		const crmUrl = stage.showPicture('/crm', answer).replace('/crm', '/customers');
		await stage.importIt({ settings: { crmUrl } });
		await stage.publish('Customer Added');
		// The system does not know the address yet.
		const failed = add();
		expect(await stage.failureOfEvent(1)).toMatch(/ 1 .*404/);
		expect(isHandled(failed)).toBe(false);
		stage.showPicture('/customers', answer);
		const live = add();
		await stage.runOfEvent(2);
		expect(isHandled(live)).toBe(true);

		// WeCom's callback does not arrive.
		setReceiver(stage.app, 'http://127.0.0.1:1/nobody');
		const lost = add();
		await callbacks.settled();
		expect(isHandled(lost)).toBe(false);
		await stage.run('Every Hour');
		expect([failed, lost, old].map(isHandled)).toEqual([true, true, false]);

		const quiet = await stage.run('Every Hour');
		expect(quiet.hasRun('Tell the CRM')).toBe(false);
	},
});
