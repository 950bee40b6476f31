import type { Resource } from '../../declaration/operation';
import { getGroupChatByDay } from './getGroupChatByDay';
import { getGroupChatByOwner } from './getGroupChatByOwner';
import { getUserBehavior } from './getUserBehavior';

export const statistics: Resource = {
	value: 'statistics',
	name: 'Statistics (统计)',
	operations: [getUserBehavior, getGroupChatByDay, getGroupChatByOwner],
};
