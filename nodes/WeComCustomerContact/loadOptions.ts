import { corpTagGroups, corpTags } from './listSearch/corpTags';
import { customersOf } from './listSearch/customers';
import { groupChatsOfSender, groupChatsToChoose } from './listSearch/groupChats';
import { members } from './listSearch/members';
import { optionsOf } from './listSearch/methods';
import { strategyTagGroups, strategyTags } from './listSearch/strategyTags';
import { resignedGroupChats, unassignedCustomers } from './listSearch/unassigned';

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
