import { idOf } from '../../../../support/harness/customers';
import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

const valuesOf = (entries: Array<{ value: unknown }>) => entries.map(({ value }) => value);

describe('a company with more members than a dropdown can show', () => {
	const wecom = useSimulator({ members: 1_100, customers: 1_100 });
	const lists = useLists(wecom);
	const calls = (endpoint: string) => wecom.simulator.ledger.calls(endpoint);

	it('is listed two hundred members at a time', async () => {
		const shown: unknown[] = [];
		let token: string | undefined;
		do {
			const { results, paginationToken } = await lists.search(
				'searchMembers',
				{},
				undefined,
				token,
			);
			expect(results.length).toBeLessThanOrEqual(200);
			shown.push(...valuesOf(results));
			token = paginationToken;
		} while (token !== undefined);
		expect(shown).toHaveLength(1_100);
		expect(new Set(shown).size).toBe(1_100);
	});

	it('is searched as a whole with one request', async () => {
		const { results } = await lists.search('searchMembers', {}, 'MEMBER_1099');
		expect(valuesOf(results)).toEqual(['member_1099']);
		expect(calls('followUser.getAll')).toBe(1);
	});

	it('shows the first thousand in a multi-select and says how to give others', async () => {
		const [note, ...options] = await lists.options('getMembers');
		expect(note).toEqual({
			name: 'Only the first 1000 are listed; use an expression for other IDs',
			value: '',
			disabled: true,
		});
		expect(options).toHaveLength(1_000);
	});

	it('shows customers of a hundred members, with their members, and says so', async () => {
		const parameters = { resource: 'customer', operation: 'get' };
		const { results } = await lists.search('searchCustomers', parameters, '(member_');
		expect(results[0]?.name).toMatch(/ \(member_\d+\)$/);
		expect(results.at(-1)).toEqual({
			name: 'Only customers of the first 100 members are listed; use By ID for others',
			value: '',
			disabled: true,
		});
		expect(calls('followUser.getAll')).toBe(1);
	});
});

describe('a member with more customers than a search looks through', () => {
	const wecom = useSimulator({ members: 1, customers: 2_100 });
	const lists = useLists(wecom);
	const form = (member: string) => ({
		resource: 'customer',
		operation: 'markTags',
		userid: idOf(member),
		external_userid: idOf(''),
	});
	const search = async (filter: string, member = 'member_1') =>
		await lists.search('searchCustomers', form(member), filter);

	it('is asked for first', async () => {
		expect((await search('', '')).results).toEqual([
			{ name: 'Choose the member first', value: '', disabled: true },
		]);
		expect(wecom.simulator.ledger.calls('customer.getBatch')).toBe(0);
	});

	it('has customers found by the id beyond the first page', async () => {
		const { json } = await wecom.run('customer.getAll', { userid: ['member_1'] });
		const wanted = String(json[1_500]?.external_userid);
		const { results } = await search(wanted.toLowerCase());
		expect(results[0]?.value).toBe(wanted);
	});

	it('has no more than two thousand looked through, and the list says so', async () => {
		const { results, paginationToken } = await search('nobody is called that');
		expect(results).toEqual([
			{
				name: 'Only the first 2000 were searched; use By ID instead',
				value: '',
				disabled: true,
			},
		]);
		expect(paginationToken).toBeUndefined();
		expect(wecom.simulator.ledger.calls('customer.getBatch')).toBe(20);
	});
});

describe('more tags than a dropdown can show', () => {
	const wecom = useSimulator({ members: 1, customers: 1 });
	const lists = useLists(wecom);
	const create = async () => {
		for (let group = 0; group < 3; group++) {
			await wecom.run('corpTag.create', {
				addTo: 'name',
				group_name: `Group ${group}`,
				tag: { values: Array.from({ length: 400 }, (_, tag) => ({ name: `Tag ${group}-${tag}` })) },
			});
		}
	};

	it('are searched as a whole and shown in parts', async () => {
		await create();
		const { results } = await lists.search('searchTagsAndGroups', {}, 'tag 2-399');
		expect(results.map(({ name }) => name)).toEqual(['Group 2 / Tag 2-399']);
		const first = await lists.search('searchTagsAndGroups');
		expect(first.results).toHaveLength(200);
		expect(first.paginationToken).toBeDefined();
		expect(await lists.options('getTags')).toHaveLength(1_001);
	});
});
