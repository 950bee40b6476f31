import { corpTagGroups, corpTags } from './sources/corpTags';
import { customersOf } from './sources/customers';
import { groupChatsOfSender, groupChatsToChoose } from './sources/groupChats';
import { members } from '../../shared/lists/members';
import { optionsOf } from '../../shared/lists/methods';
import { strategyTagGroups, strategyTags } from './sources/strategyTags';
import { resignedGroupChats, unassignedCustomers } from './sources/unassigned';

export const getMembers = optionsOf(members);
export const getTags = optionsOf(corpTags);
export const getTagGroups = optionsOf(corpTagGroups);
export const getGroupChats = optionsOf(groupChatsToChoose);
export const getGroupChatsOfSender = optionsOf(groupChatsOfSender);
export const getCustomersOfSender = optionsOf(customersOf({ member: 'sender', orAll: true }));
export const getCustomersOfHandoverMember = optionsOf(customersOf({ member: 'handover_userid' }));
export const getUnassignedCustomers = optionsOf(unassignedCustomers);
export const getStrategyTags = optionsOf(strategyTags);
export const getStrategyTagGroups = optionsOf(strategyTagGroups);
export const getResignedGroupChats = optionsOf(resignedGroupChats);
