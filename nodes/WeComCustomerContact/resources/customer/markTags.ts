import { customerLocator, memberLocator, tagGroupLocator } from '../../fields/locators';
import { tagMultiSelect } from '../../../shared/fields/multiSelects';
import { operation } from '../../declaration/operation';
import { string, strings } from '../../declaration/params';
import { atLeastOne } from '../../declaration/rules';

export const markTags = operation({
	id: 'customer.markTags',
	name: 'Add or Remove Tags',
	action: 'Add or remove tags of a customer',
	description: "Add corp tags to a member's customer and remove others (编辑客户企业标签)",
	doc: 92118,
	method: 'POST',
	path: '/cgi-bin/externalcontact/mark_tag',
	repeat: 'safe',
	fields: [
		memberLocator({ description: 'Member (成员) who has added the customer, by userid' }),
		customerLocator(),
		tagMultiSelect({
			displayName: 'Add Tag Names or IDs',
			name: 'add_tag',
			description: 'Corp tags (企业标签) to add to the customer, by name, Group/Tag or ID',
		}),
		tagMultiSelect({
			displayName: 'Remove Tag Names or IDs',
			name: 'remove_tag',
			description: 'Corp tags (企业标签) to remove from the customer, by name, Group/Tag or ID',
		}),
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				tagGroupLocator({
					displayName: 'Create Missing Tags in Group',
					name: 'missing_tag_group',
					required: false,
					description:
						'Tag group (标签组), by name or ID, in which tags to add are created that do not exist yet. One that is given as Group/Tag is created in its own group where that exists. Without this option, an unknown name is an error.',
				}),
			],
		},
	],
	own: { missing_tag_group: string({ narrows: true, names: 'tagGroup' }) },
	body: {
		userid: string({ required: true }),
		external_userid: string({ required: true }),
		add_tag: strings({ narrows: false, names: 'corpTag', createIn: 'missing_tag_group' }),
		remove_tag: strings({ narrows: false, names: 'corpTag' }),
	},
	rules: [atLeastOne('add_tag', 'remove_tag')],
	// errcode 45033: two calls must not change one customer at once, whosever customer it is.
	serial: ['external_userid'],
	result: {
		kind: 'done',
		as: 'success',
		about: ['userid', 'external_userid', 'add_tag', 'remove_tag'],
	},
});
