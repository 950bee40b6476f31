import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { idOf, itemsOf, useCustomers } from '../../../support/harness/customers';
import { useSimulator } from '../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 60, members: 5, latencyMs: 5 });
const customers = useCustomers(wecom);

const byJson = {
	userid: idOf('={{ $json.userid }}'),
	external_userid: idOf('={{ $json.external_userid }}'),
};

describe('Include Input Fields', () => {
	const withFields = { ...byJson, simplify: false, requestOptions: { includeInputFields: true } };

	it('puts the fields of each input item beside what its own output says', async () => {
		const people = (await customers()).slice(0, 3);
		const input = itemsOf(people).map(({ json }, row) => ({
			json: { ...json, row, external_contact: 'from the table' },
		}));
		const { json } = await wecom.run('customer.get', withFields, { input });
		expect(json.map(({ row, userid }) => [row, userid])).toEqual(
			people.map(({ userid }, row) => [row, userid]),
		);
		expect(json.map(idIn)).toEqual(people.map(({ external_userid }) => external_userid));
	});

	it('puts them into every output item of an input item', async () => {
		const input = [{ json: { member: 'member_1', team: 'north' } }];
		const { json } = await wecom.run(
			'customer.getBatch',
			{ userid_list: '={{ [$json.member] }}', returnAll: true, ...withFields },
			{ input },
		);
		expect(json).toHaveLength(12);
		expect(new Set(json.map(({ team }) => team))).toEqual(new Set(['north']));
	});

	it('puts them beside the error of an item that failed', async () => {
		const [person] = await customers();
		const input = itemsOf([{ ...person, external_userid: 'wmNobody' }]);
		const { json } = await wecom.run('customer.get', withFields, {
			input,
			onError: 'continueRegularOutput',
		});
		expect(json[0]).toMatchObject({ external_userid: 'wmNobody', error: expect.any(Object) });
	});

	it('leaves what goes to the error output to n8n, which tells it by its only field', async () => {
		const people = await customers();
		const input = itemsOf([people[0], { ...people[0], external_userid: 'wmNobody' }]);
		const { outputs } = await wecom.run('customer.get', withFields, {
			input,
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((output) => output.length)).toEqual([1, 1]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ userid: people[0]?.userid });
		expect(outputs[1]?.[0]?.json).toHaveProperty('error');
	});

	it('must be true or false', async () => {
		const { error } = await wecom.run('customer.get', {
			...byJson,
			requestOptions: { includeInputFields: '={{ "perhaps" }}' },
		});
		expect(error?.message).toBe('Include Input Fields must be true or false (got "perhaps")');
	});
});

describe('what was done', () => {
	it('names the ids that it was done to', async () => {
		const [person] = await customers();
		const created = await wecom.run('corpTag.create', {
			addTo: 'name',
			group_name: 'Level',
			tag: { values: [{ name: 'Gold' }] },
		});
		const tag = (created.json[0]?.tag as IDataObject[])[0]?.id as string;
		const { json } = await wecom.run(
			'customer.markTags',
			{ ...byJson, add_tag: [tag] },
			{ input: itemsOf([person]) },
		);
		expect(json).toEqual([{ success: true, ...person, add_tag: [tag] }]);
	});

	it('gives the number of more than ten', async () => {
		const tags = Array.from({ length: 11 }, (_, index) => `Tag ${index}`);
		const created = await wecom.run('corpTag.create', {
			addTo: 'name',
			group_name: 'Many',
			tag: { values: tags.map((name) => ({ name })) },
		});
		const ids = (created.json[0]?.tag as IDataObject[]).map(({ id }) => id as string);
		const { json } = await wecom.run('corpTag.delete', { tag_id: ids });
		expect(json).toEqual([{ deleted: true, tag_id_count: 11 }]);
	});
});

function idIn(json: INodeExecutionData['json']): unknown {
	return (json.external_contact as { external_userid?: string } | undefined)?.external_userid;
}
