import { exampleProof } from '../support/exampleProof';

export const customerStages = exampleProof({
	example: 'customer-stages',
	title: 'leaves each customer the tag of the last stage, and all other tags',
	async prove(stage) {
		const { actions, corp, ledger } = stage.app.simulator;
		const { tag_ids: stages } = actions.tagGroupCreated({
			name: 'Stage',
			tags: ['New', 'Interested', 'Won'],
		});
		const { tag_ids: levels } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP'] });
		const [fresh = '', interested = '', won = ''] = stages;
		const [vip = ''] = levels;
		const add = (userid: string, add_tag: string[]) => {
			const { external_userid } = actions.customerAdds({ userid });
			actions.memberEditsCustomer({ userid, external_userid, add_tag });
			return () => corp.people.findFollow(userid, external_userid)?.tags;
		};
		const moved = add('member_1', [vip, fresh, interested]);
		const jumped = add('member_2', [won, interested, fresh]);
		const alone = add('member_1', [interested, vip]);
		const outside = add('member_1', [vip]);
		await stage.importIt({ settings: { stages: 'New, Interested, Won' } });

		await stage.run('Every Hour');
		expect(moved()).toEqual([vip, interested]);
		expect(jumped()).toEqual([won]);
		expect(alone()).toEqual([interested, vip]);
		expect(outside()).toEqual([vip]);
		expect(ledger.worked('customer.markTags')).toBe(2);

		await stage.run('Every Hour');
		expect(ledger.worked('customer.markTags')).toBe(2);
	},
});
