import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 1, members: 1 });
const lists = useLists(wecom);

describe('the lists of corp tags', () => {
	beforeEach(async () => {
		await wecom.run('corpTag.create', {
			addTo: 'name',
			group_name: 'Tasting notes',
			tag: { values: [{ name: 'Floral' }, { name: 'Smoky' }] },
		});
	});
	const idsOf = async () => {
		const { json } = await wecom.run('corpTag.getAll');
		return json.find(({ group_name }) => group_name === 'Tasting notes') as unknown as {
			group_id: string;
			tag: Array<{ id: string }>;
		};
	};

	it('show each tag under the name of its group', async () => {
		const [floral, smoky] = (await idsOf()).tag;
		const options = await lists.options('getTags');
		expect(options).toEqual(
			expect.arrayContaining([
				{ name: 'Tasting notes / Floral', value: floral?.id },
				{ name: 'Tasting notes / Smoky', value: smoky?.id },
			]),
		);
	});

	it('show groups alone where a group is wanted', async () => {
		const { group_id } = await idsOf();
		const { results } = await lists.search('searchTagGroups', {}, 'tasting');
		expect(results).toEqual([{ name: 'Tasting notes', value: group_id }]);
		expect(await lists.options('getTagGroups')).toContainEqual({
			name: 'Tasting notes',
			value: group_id,
		});
	});

	it('show groups and tags where either can be changed', async () => {
		const { results } = await lists.search('searchTagsAndGroups', {}, 'tasting');
		expect(results.map(({ name }) => name)).toEqual([
			'Tasting notes',
			'Tasting notes / Floral',
			'Tasting notes / Smoky',
		]);
	});
});

describe('the list of contact ways', () => {
	const create = async (additionalFields: object) => {
		const fields = { type: 1, scene: 2, user: ['member_1'], additionalFields };
		return String((await wecom.run('contactWay.create', fields as never)).json[0]?.config_id);
	};

	it('names them by their remark, else by their state, else by their id', async () => {
		const desk = await create({ remark: 'Front desk', state: 'desk' });
		const fair = await create({ state: 'fair' });
		const bare = await create({});
		const { results } = await lists.search('searchContactWays');
		expect(results).toEqual([
			{ name: 'Front desk', value: desk },
			{ name: 'fair', value: fair },
			{ name: bare, value: bare },
		]);
	});

	it('says in words why WeCom does not give it', async () => {
		const fault = { kind: 'errcode', code: 48002 } as const;
		wecom.simulator.faults.add({ fault, endpoint: 'contactWay.getAll' });
		await expect(lists.search('searchContactWays')).rejects.toThrow('48002');
	});
});
