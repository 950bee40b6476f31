import { useCustomers } from '../../../../support/harness/customers';
import { tagInOwnProcess } from '../../../../support/harness/ownProcess';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 40, members: 4, latencyMs: 5 });
const customers = useCustomers(wecom);

interface Library {
	group_name: string;
	tag: Array<{ name: string; id: string }>;
}
const libraryOf = async () => (await wecom.run('corpTag.getAll')).json as unknown as Library[];

describe('twenty runs in two processes', () => {
	it('create each missing tag once', async () => {
		wecom.simulator.actions.tagGroupCreated({ name: 'Source', tags: ['Shop'] });
		const credential = wecom.credential();
		const items = (await customers()).slice(0, 4);
		const job = { credential, items, tag: 'Fair、Post', missingIn: 'Source', runs: 10 };
		const outcomes = await Promise.all([tagInOwnProcess(job), tagInOwnProcess(job)]);
		expect(outcomes).toEqual(outcomes.map(() => ({ done: 40 })));
		const [library] = await libraryOf();
		expect(library?.tag.map(({ name }) => name).sort()).toEqual(['Fair', 'Post', 'Shop']);
		const ids = new Map(library?.tag.map(({ name, id }) => [name, id]));
		for (const { userid, external_userid } of items) {
			const follow = wecom.simulator.corp.people.findFollow(userid, external_userid);
			expect([...(follow?.tags ?? [])]).toEqual(
				expect.arrayContaining([ids.get('Fair'), ids.get('Post')]),
			);
		}
	}, 120_000);
});

describe('runs at the same time in one process', () => {
	const create = async (name: string) =>
		await wecom.run('corpTag.create', {
			addTo: 'name',
			group_name: 'Campaign',
			tag: { values: [{ name }, { name: 'All' }] },
			additionalFields: { use_existing: true },
		});

	it('that create one tag with Use Existing Tags all get that one, in one group', async () => {
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, async (_, at) => await create(`Tag ${at % 4}`)),
		);
		expect(outcomes.map(({ error }) => error)).toEqual(outcomes.map(() => undefined));
		const [library, ...others] = await libraryOf();
		expect(others).toEqual([]);
		expect(library?.tag.map(({ name }) => name).sort()).toEqual(
			['All', 'Tag 0', 'Tag 1', 'Tag 2', 'Tag 3'].sort(),
		);
		const all = outcomes.map(({ json }) => (json[0]?.tag as Library['tag'])[1]?.id);
		expect(new Set(all).size).toBe(1);
	});
});
