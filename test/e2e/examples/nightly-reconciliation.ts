import { exampleProof } from '../support/exampleProof';
import { setReceiver } from '../../../support/playground/simulatedApp';

const TABLE = 'wecom_customers';

export const nightlyReconciliation = exampleProof({
	example: 'nightly-reconciliation',
	title: 'keeps the table like WeCom, with or without callbacks, and reports what was missed',
	async prove(stage) {
		const { simulator } = stage.app;
		const { actions, corp } = simulator;
		const pairsInWeCom = () =>
			[...corp.people.members.values()]
				.flatMap(({ userid, follows }) => [...follows.keys()].map((id) => `${userid}/${id}`))
				.sort();
		const pairsInTable = async () =>
			(await stage.rows(TABLE))
				.map(({ userid, external_userid }) => `${String(userid)}/${String(external_userid)}`)
				.sort();

		await stage.importIt();
		await stage.publish('Customer Added or Deleted');
		const seeded = pairsInWeCom().length;
		actions.customerAdds({ userid: 'member_1' });
		await stage.runOfEvent(1);
		expect(await pairsInTable()).toHaveLength(1);

		const first = await stage.run('Every Night');
		expect(first.output('Report')).toMatchObject([{ missed: seeded, gone: 0 }]);
		expect(await pairsInTable()).toEqual(pairsInWeCom());
		stage.said();

		// With callbacks the table follows by itself.
		const known = actions.customerAdds({ userid: 'member_2' });
		await stage.runOfEvent(3);
		actions.memberDeletesCustomer(known);
		await stage.runOfEvent(4);
		expect(await pairsInTable()).toEqual(pairsInWeCom());

		// Without them it takes the night.
		setReceiver(stage.app, 'http://127.0.0.1:1/nobody');
		const lost = actions.customerAdds({ userid: 'member_2' });
		const [old] = corp.people.members.get('member_1')?.follows.keys() ?? [];
		actions.memberDeletesCustomer({ userid: 'member_1', external_userid: String(old) });
		await simulator.callbacks.settled();
		const night = await stage.run('Every Night');
		expect(night.output('Missed')).toMatchObject([
			{ userid: 'member_2', external_userid: lost.external_userid },
		]);
		expect(night.output('Gone')).toMatchObject([{ userid: 'member_1', external_userid: old }]);
		expect(stage.said()).toEqual([expect.stringMatching(/1[^]*1/)]);
		expect(await pairsInTable()).toEqual(pairsInWeCom());

		const quiet = await stage.run('Every Night');
		expect(quiet.hasRun('Report')).toBe(false);
		expect(stage.said()).toEqual([]);
	},
});
