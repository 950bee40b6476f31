import { exampleProof } from '../support/exampleProof';

export const lostCustomerAlert = exampleProof({
	example: 'lost-customer-alert',
	title: 'tells who left whom, and tags those who can still be tagged',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'State', tags: ['Lost'] });
		const add = (name: string) =>
			actions.customerAdds({ userid: 'member_1', name, state: 'store-001' });
		const [leaver, dropped] = [add('Leaver'), add('Dropped')];
		await stage.importIt({ settings: { lostTag: 'Lost' } });
		await stage.publish('Customer Lost');

		actions.customerDeletesMember(leaver);
		const run = await stage.runOfEvent(1);
		expect(run.output('Of This Member')).toMatchObject([
			{ name: 'Leaver', state: 'store-001', added_at: expect.stringMatching(/^\d{4}-/) },
		]);
		expect(corp.people.findFollow('member_1', leaver.external_userid)?.tags).toEqual(tag_ids);
		expect(stage.said()).toEqual([expect.stringMatching(/Leaver[^]*member_1[^]*store-001/)]);

		actions.memberDeletesCustomer(dropped);
		const second = await stage.runOfEvent(2);
		expect(second.hasRun('Tag as Lost')).toBe(false);
		expect(stage.said()).toEqual([expect.stringContaining('member_1')]);
	},
});
