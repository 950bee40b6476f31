import type { INodeProperties, INodePropertyModeValidation } from 'n8n-workflow';

import type { FieldOverrides } from '../../shared/fields/overrides';
import { NAME_MODE } from '../../shared/ids';

/** What a locator shows and where its list comes from. */
export interface Locator {
	displayName: string;
	name: string;
	searchListMethod: string;
	/** What stands in the field for an ID. */
	placeholder: string;
	/** What stands in it for a name; left out where nothing can be called by a name. */
	namePlaceholder?: string;
}

/**
 * What every id of WeCom is like, and hardly any name: ASCII without spaces and commas. n8n says so in the form;
 * an expression is left to WeCom's answer.
 */
const ID_VALIDATION: INodePropertyModeValidation = {
	type: 'regex',
	properties: {
		regex: '[!-+.-~-]+',
		errorMessage: 'Enter the ID, not the name: it has no spaces, commas or Chinese characters',
	},
};

/**
 * A field that takes one record: picked from a list that is searched in WeCom, or by an ID that is typed in, or by its
 * name, where the parameter `names` the kind of record.
 */
export function locator(
	{ displayName, name, searchListMethod, placeholder, namePlaceholder }: Locator,
	overrides: FieldOverrides,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { __rl: true, mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder,
				validation: [ID_VALIDATION],
			},
			...(namePlaceholder === undefined
				? []
				: [
						{
							displayName: 'By Name',
							name: NAME_MODE,
							type: 'string' as const,
							placeholder: namePlaceholder,
						},
					]),
		],
		...overrides,
	};
}

/** A member with the Customer Contact feature. */
export const memberLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Member',
			name: 'userid',
			searchListMethod: 'searchMembers',
			placeholder: 'e.g. member_a',
		},
		{
			required: true,
			description: 'Member (成员) who uses Customer Contact, by userid',
			...overrides,
		},
	);

/** A customer; the list shows those of the member that is chosen in the field `userid`. */
export const customerLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Customer',
			name: 'external_userid',
			searchListMethod: 'searchCustomers',
			placeholder: 'e.g. wmxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
		},
		{
			required: true,
			description: 'Customer (客户), by external_userid',
			...overrides,
		},
	);

/** A contact way (联系我). */
export const contactWayLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Contact Way',
			name: 'config_id',
			searchListMethod: 'searchContactWays',
			placeholder: 'e.g. 42b34949e138eb6e027c123cba77fad7',
			namePlaceholder: 'e.g. Front desk',
		},
		{
			required: true,
			description:
				'Contact way (联系我) created through the API, by config_id, or by its remark or State, for which up to 1000 contact ways are read. The list shows those of the last 90 days.',
			...overrides,
		},
	);

/** A customer group chat. */
export const groupChatLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Group Chat',
			name: 'chat_id',
			searchListMethod: 'searchGroupChats',
			placeholder: 'e.g. wrxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
			namePlaceholder: 'e.g. Spring promotion',
		},
		{
			required: true,
			description:
				'Customer group chat (客户群), by chat_id, or by name, for which up to 1000 group chats are read',
			...overrides,
		},
	);

/** A corp tag or a tag group. */
export const tagOrGroupLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Tag or Tag Group',
			name: 'id',
			searchListMethod: 'searchTagsAndGroups',
			placeholder: 'e.g. etxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
			namePlaceholder: 'e.g. Level/VIP',
		},
		{
			required: true,
			description: 'Corp tag (企业标签) or tag group (标签组), by name, Group/Tag or ID',
			...overrides,
		},
	);

/** A group of corp tags. */
export const tagGroupLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Tag Group',
			name: 'group_id',
			searchListMethod: 'searchTagGroups',
			placeholder: 'e.g. etxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
			namePlaceholder: 'e.g. Level',
		},
		{
			required: true,
			description: 'Group of corp tags (标签组), by name or ID',
			...overrides,
		},
	);

/** A group message (企业群发). */
export const groupMessageLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Group Message',
			name: 'msgid',
			searchListMethod: 'searchGroupMessages',
			placeholder: 'e.g. msgGCAAAXtWyujaWJHDDGi0mAAAA',
		},
		{
			required: true,
			description:
				'Group message (企业群发), by msgid. The list shows those of the last four weeks.',
			...overrides,
		},
	);

/** A Moment (客户朋友圈) of the company or of a member. */
export const momentLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Moment',
			name: 'moment_id',
			searchListMethod: 'searchMoments',
			placeholder: 'e.g. momxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
		},
		{
			required: true,
			description: 'Moment (客户朋友圈), by moment_id. The list shows those of the last 30 days.',
			...overrides,
		},
	);

/** A Moment that the company created and its members publish. */
export const corpMomentLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Moment',
			name: 'moment_id',
			searchListMethod: 'searchCorpMoments',
			placeholder: 'e.g. momxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
		},
		{
			required: true,
			description:
				'Moment issued by the company (企业发表), by moment_id. The list shows those of the last 30 days.',
			...overrides,
		},
	);

/** A product of the album. */
export const productLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Product',
			name: 'product_id',
			searchListMethod: 'searchProducts',
			placeholder: 'e.g. pdxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
			namePlaceholder: 'e.g. Tea set',
		},
		{
			required: true,
			description: 'Product of the album (商品图册), by product_id, description or product code',
			...overrides,
		},
	);

/** A member who has left and whose customers wait for another member. */
export const resignedMemberLocator = (overrides: FieldOverrides = {}): INodeProperties =>
	locator(
		{
			displayName: 'Resigned Member',
			name: 'handover_userid',
			searchListMethod: 'searchResignedMembers',
			placeholder: 'e.g. member_a',
		},
		{
			required: true,
			description:
				'Member who has left (离职成员), by userid. The list shows members whose customers have not been reassigned.',
			...overrides,
		},
	);
