import type { Corp } from '../../corp/corp';
import type { Strategy, StrategyKind } from '../ruleGroups/state';
import { deleteTagGroup, liveGroups } from '../corpTag/state';
import type { Resource } from '../../handler';
import { ruleGroupHandlers } from '../ruleGroups/handlers';

const BASIC = [
	'view_customer_list',
	'view_customer_data',
	'view_room_list',
	'contact_me',
	'join_room',
];

const CUSTOMER: StrategyKind = {
	name: 'customer',
	privileges: [
		...BASIC,
		'share_customer',
		'oper_resign_customer',
		'oper_resign_group',
		'send_customer_msg',
		'edit_welcome_msg',
		'view_behavior_data',
		'view_room_data',
		'send_group_msg',
		'room_deduplication',
		'rapid_reply',
		'onjob_customer_transfer',
		'edit_anti_spam_rule',
		'export_customer_list',
		'export_customer_data',
		'export_customer_group_list',
		'manage_customer_tag',
	],
	basic: BASIC,
};

/** Its tags have no place any more. */
function deleteTags(corp: Corp, { id }: Strategy): void {
	liveGroups(corp, id).forEach(deleteTagGroup);
}

/** doc 94883 */
export const customerStrategy: Resource = {
	name: 'customerStrategy',
	handlers: ruleGroupHandlers(CUSTOMER, deleteTags),
};
