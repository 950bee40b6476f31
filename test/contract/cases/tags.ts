import type { JsonObject } from '../../../wecom/types';
import type { Cases, NeverCase, RefusedCase } from './types';

type TagCase = RefusedCase | NeverCase;

const tag = [{ name: 'Gold' }];

/** Corp tags and the tags of rule groups have the same rules; the latter belong to a rule group. */
const createCases = (group: JsonObject): TagCase[] => [
	{
		rule: 'When group_id is set, group_name and',
		never: {
			...group,
			group_id: 'etExampleGroup000000000000000001',
			group_name: 'Level',
			order: 3,
			tag,
		},
	},
	{
		rule: 'A tag group cannot be created without tags',
		refused: { ...group, group_name: 'Level', tag: [] },
		says: 'Tags is missing',
		accepted: { ...group, group_name: 'Level', tag },
	},
];

const neitherGiven = (rule: string, group: JsonObject): TagCase => ({
	rule,
	refused: { ...group, group_name: '={{ "" }}', tag },
	says: 'Tag Group Name is empty (got "")',
	accepted: { ...group, group_id: 'etExampleGroup000000000000000001', tag },
});

const getAllCase: TagCase = {
	rule: 'When tag_id and group_id are both given',
	refused: {
		tag_id: ['etExampleTag00000000000000000001'],
		group_id: ['etExampleGroup000000000000000001'],
	},
	says: 'Fill in only one of',
	accepted: { group_id: ['etExampleGroup000000000000000001'] },
};

const deleteCase: TagCase = {
	rule: 'tag_id and group_id must not both be empty',
	refused: {},
	says: 'Fill in at least one of',
	accepted: {
		tag_id: ['etExampleTag00000000000000000001'],
		group_id: ['etExampleGroup000000000000000001'],
	},
};

export const tagCases: Cases = {
	'corpTag.create': [
		neitherGiven('To add tags to a given group, set group_id', {}),
		...createCases({}),
	],
	'corpTag.getAll': [getAllCase],
	'corpTag.delete': [deleteCase],
	'strategyTag.create': [
		neitherGiven("the node's own, as for corp tags: a group is given or named", { strategy_id: 7 }),
		...createCases({ strategy_id: 7 }),
	],
	'strategyTag.getAll': [getAllCase],
	'strategyTag.delete': [deleteCase],
	'customer.markTags': [
		{
			rule: 'add_tag and remove_tag must not both be empty',
			refused: { userid: 'member_a', external_userid: 'wmExampleCustomer0001' },
			says: 'Fill in at least one of Add Tag Names or IDs, Remove Tag Names or IDs',
			accepted: {
				userid: 'member_a',
				external_userid: 'wmExampleCustomer0001',
				remove_tag: ['etExampleTag00000000000000000001'],
			},
		},
	],
};
