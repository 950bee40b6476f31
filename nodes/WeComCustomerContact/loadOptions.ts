import { corpTagGroups, corpTags } from './listSearch/corpTags';
import { customersOf } from './listSearch/customers';
import { groupChatsToChoose } from './listSearch/groupChats';
import { members } from './listSearch/members';
import { optionsOf } from './listSearch/source';
import { strategyTagGroups, strategyTags } from './listSearch/strategyTags';
import { resignedGroupChats, unassignedCustomers } from './listSearch/unassigned';

export const getMembers = optionsOf(members);
export const getTags = optionsOf(corpTags);
export const getTagGroups = optionsOf(corpTagGroups);
export const getGroupChats = optionsOf(groupChatsToChoose);
export const getCustomersOfSender = optionsOf(customersOf('sender'));
export const getCustomersOfHandoverMember = optionsOf(customersOf('handover_userid'));
export const getUnassignedCustomers = optionsOf(unassignedCustomers);
export const getStrategyTags = optionsOf(strategyTags);
export const getStrategyTagGroups = optionsOf(strategyTagGroups);
export const getResignedGroupChats = optionsOf(resignedGroupChats);
