import { welcomes } from '../../../simulator/resources/welcomeMessage/state';
import { exampleProof } from '../support/example-proof';

export const scanToWelcome = exampleProof({
	example: 'scan-to-welcome',
	title: 'tags a new customer and greets them by name',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Source', tags: ['Spring fair'] });
		await stage.importIt({ parameters: { 'Mark Tag': { add_tag: tag_ids } } });
		await stage.publish('Customer Added');

		const { external_userid } = actions.customerAdds({ userid: 'member_1', name: 'Visitor' });
		await stage.runOfEvent(1);
		expect(corp.people.findFollow('member_1', external_userid)?.tags).toEqual(tag_ids);
		expect(welcomes(corp).messages).toEqual([
			expect.objectContaining({
				external_userid,
				text: { content: expect.stringContaining('Visitor') },
			}),
		]);
	},
});
