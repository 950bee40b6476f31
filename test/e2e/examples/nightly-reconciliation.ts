import { setReceiver } from '../../../support/playground/simulatedApp';
import { exampleProof } from '../support/exampleProof';

const TABLE = 'wecom_customers';

export const nightlyReconciliation = exampleProof({
	example: 'nightly-reconciliation',
	title: 'keeps the table like WeCom, with or without callbacks, and reports what was missed',
	async prove(stage) {
		const { simulator } = stage.app;
		const { actions, corp } = simulator;
		const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP'] });
		const pairsInWeCom = () =>
			[...corp.people.members.values()]
				.flatMap(({ userid, follows }) => [...follows.keys()].map((id) => `${userid}/${id}`))
				.sort();
		const pairsInTable = async () =>
			(await stage.rows(TABLE))
				.map(({ userid, external_userid }) => `${String(userid)}/${String(external_userid)}`)
				.sort();

		// The first night makes the table.
		await stage.importIt();
		await stage.run('Every Night');
		expect(await pairsInTable()).toEqual(pairsInWeCom());
		expect(stage.said()).toHaveLength(1);

		// Whom a callback brings is known by the night.
		await stage.publish('Customer Added');
		actions.customerAdds({ userid: 'member_1' });
		await stage.runOfEvent(2);
		expect(await pairsInTable()).toEqual(pairsInWeCom());
		await stage.run('Every Night');
		expect(stage.said()).toEqual([]);
		expect((await stage.rows(TABLE)).every(({ fingerprint }) => fingerprint)).toBe(true);

		// Without callbacks it takes the night.
		setReceiver(stage.app, 'http://127.0.0.1:1/nobody');
		actions.customerAdds({ userid: 'member_2', name: 'Missed' });
		const [old = '', tagged = ''] = corp.people.members.get('member_1')?.follows.keys() ?? [];
		actions.memberDeletesCustomer({ userid: 'member_1', external_userid: old });
		actions.memberEditsCustomer({
			userid: 'member_1',
			external_userid: tagged,
			add_tag: tag_ids,
		});
		await simulator.callbacks.settled();
		const night = await stage.run('Every Night');
		expect(stage.said()).toEqual([expect.stringMatching(/1[^]*Missed/)]);
		expect(night.output('Remove Gone Customer')).toMatchObject([{ external_userid: old }]);
		expect(await pairsInTable()).toEqual(pairsInWeCom());
		const rows = await stage.rows(TABLE);
		expect(rows.filter(({ tags }) => tags === 'VIP')).toMatchObject([{ external_userid: tagged }]);

		const quiet = await stage.run('Every Night');
		expect(quiet.hasRun('Save Customer') || quiet.hasRun('Remove Gone Customer')).toBe(false);
		expect(stage.said()).toEqual([]);
	},
});
