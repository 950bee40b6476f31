import type { INodeProperties } from 'n8n-workflow';

import type { FieldOverrides } from './overrides';

const CHOOSE =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

const CHOOSE_OR_NAME =
	'Choose from the list, or specify names or IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/**
 * A field that takes several ids: picked from a list, or an expression with what `splitIds` takes. A
 * description of its own comes before the sentence that says so.
 */
export function multiSelect(
	displayName: string,
	name: string,
	loadOptionsMethod: string,
	overrides: FieldOverrides,
): INodeProperties {
	return fieldOfSeveral(displayName, name, loadOptionsMethod, CHOOSE, overrides);
}

/** A field that takes names beside ids, where the parameter `names` the kind of record; otherwise as `multiSelect`. */
export function nameableMultiSelect(
	displayName: string,
	name: string,
	loadOptionsMethod: string,
	overrides: FieldOverrides,
): INodeProperties {
	return fieldOfSeveral(displayName, name, loadOptionsMethod, CHOOSE_OR_NAME, overrides);
}

function fieldOfSeveral(
	displayName: string,
	name: string,
	loadOptionsMethod: string,
	choose: string,
	{ description, ...overrides }: FieldOverrides,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod },
		default: [],
		description:
			description === undefined ? choose : `${description.replace(/\.$/, '')}. ${choose}`,
		...overrides,
	};
}

/** Several members with the Customer Contact feature. */
export const memberMultiSelect = (overrides: FieldOverrides = {}): INodeProperties =>
	multiSelect('Member Names or IDs', 'userid_list', 'getMembers', {
		description: 'Members (成员), by userid',
		...overrides,
	});

/** Several corp tags. */
export const tagMultiSelect = (overrides: FieldOverrides = {}): INodeProperties =>
	nameableMultiSelect('Tag Names or IDs', 'tag_id', 'getTags', {
		description: 'Tags (标签), by name, Group/Tag or ID',
		...overrides,
	});

/** Several groups of corp tags. */
export const tagGroupMultiSelect = (overrides: FieldOverrides = {}): INodeProperties =>
	nameableMultiSelect('Tag Group Names or IDs', 'group_id', 'getTagGroups', {
		description: 'Tag groups (标签组), by name or ID',
		...overrides,
	});

/** Several customer group chats. */
export const groupChatMultiSelect = (overrides: FieldOverrides = {}): INodeProperties =>
	nameableMultiSelect('Group Chat Names or IDs', 'chat_id_list', 'getGroupChats', overrides);

/** Several customer group chats of the member in the field `sender`. */
export const groupChatsOfSenderMultiSelect = (overrides: FieldOverrides = {}): INodeProperties =>
	groupChatMultiSelect({
		typeOptions: {
			loadOptionsMethod: 'getGroupChatsOfSender',
			loadOptionsDependsOn: ['sender.value'],
		},
		...overrides,
	});

/** Where the list of customers to choose from comes from. */
const CUSTOMER_LISTS = {
	/** The customers of the member in the field `sender`. */
	sender: { loadOptionsMethod: 'getCustomersOfSender', loadOptionsDependsOn: ['sender.value'] },
	/** The customers of the member in the field `handover_userid`. */
	handover: {
		loadOptionsMethod: 'getCustomersOfHandoverMember',
		loadOptionsDependsOn: ['handover_userid.value'],
	},
	/** The customers that the member in the field `handover_userid` left behind. */
	unassigned: {
		loadOptionsMethod: 'getUnassignedCustomers',
		loadOptionsDependsOn: ['handover_userid.value'],
	},
};

/** Several customers. */
export const customerMultiSelect = (
	list: keyof typeof CUSTOMER_LISTS,
	overrides: FieldOverrides = {},
): INodeProperties => {
	const { loadOptionsMethod, loadOptionsDependsOn } = CUSTOMER_LISTS[list];
	return multiSelect('Customer Names or IDs', 'external_userid', loadOptionsMethod, {
		typeOptions: { loadOptionsMethod, loadOptionsDependsOn },
		...overrides,
	});
};
