import { exampleProof } from '../support/exampleProof';

export const customersOfSeveralMembers = exampleProof({
	example: 'customers-of-several-members',
	title: 'lists the customers whom several members have added, and nobody else',
	options: { customers: 4 },
	async prove(stage) {
		const { actions } = stage.app.simulator;
		await stage.importIt();
		await stage.run('Every Monday');
		expect(stage.said()).toEqual([expect.stringMatching(/0/)]);

		const { external_userid } = actions.customerAdds({ userid: 'member_1', name: 'Shared' });
		actions.customerAdds({ userid: 'member_3', external_userid });
		actions.customerAdds({ userid: 'member_2', name: 'Loyal' });
		const run = await stage.run('Every Monday');
		expect(run.output('Several Members')).toEqual([
			expect.objectContaining({
				external_userid,
				name: 'Shared',
				concatenated_userid: 'member_1, member_3',
			}),
		]);
		expect(run.files('List of Customers')).toMatchObject([{ data: { fileExtension: 'xlsx' } }]);
		expect(stage.said()).toEqual([expect.stringMatching(/1[^]*Shared.*member_1, member_3/)]);
	},
});
