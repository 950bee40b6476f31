import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import {
	memberLocator,
	tagGroupLocator,
} from '../../../../nodes/WeComCustomerContact/fields/locators';
import { WeComCustomerContact } from '../../../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { visitFields } from '../../../../nodes/shared/visitFields';

/** What the editor says of an id that is typed into a locator. */
function issuesOf(field: INodeProperties, value: string): string[] {
	const parameters = { [field.name]: { __rl: true, mode: 'id', value } };
	const node = {
		id: '1',
		name: 'WeCom',
		type: 'x',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const description = new WeComCustomerContact().description;
	const found = NodeHelpers.getNodeParametersIssues([field], node, description);
	return Object.values(found?.parameters ?? {}).flat();
}

const allLocators: INodeProperties[] = [];
visitFields(new WeComCustomerContact().description.properties, {
	field: (field) => {
		if (field.type === 'resourceLocator') allLocators.push(field);
	},
});

describe('an ID that is typed in', () => {
	it.each([
		'etAJ2GCAAAXtWyujaWJHDDGi0mACas1w',
		'wmqfasd1e1927831291723123109rAAA',
		'zhang.san@example_01-a',
		'ROOT',
		'12',
		'={{ $json["标签"] }}',
	])('is taken: %s', (id) => {
		expect(issuesOf(tagGroupLocator(), id)).toEqual([]);
	});

	it.each(['VIP 客户', '重要客户', 'Spring fair', 'etA,etB', 'etA，etB', ' etA'])(
		'is told from a name or a list: %s',
		(name) => {
			expect(issuesOf(memberLocator(), name)).toEqual([
				'Enter the ID, not the name: it has no spaces, commas or Chinese characters',
			]);
		},
	);

	it('is looked at in every locator', () => {
		expect(allLocators.length).toBeGreaterThan(30);
		const bare = allLocators.filter(
			(field) => issuesOf({ ...field, displayOptions: {} }, 'a b').length === 0,
		);
		expect(bare.map(({ name }) => name)).toEqual([]);
	});
});
