import { acquisitionLinks } from './acquisitionLinks';
import { contactWays } from './contactWays';
import { corpTagGroups, corpTagsAndGroups } from './corpTags';
import { customersOf } from './customers';
import { groupChatsToSearch } from './groupChats';
import { groupMessages } from './groupMessages';
import { interceptRules } from './interceptRules';
import { members } from './members';
import { searchOf } from './methods';
import { corpMoments, moments } from './moments';
import { products } from './products';
import { customerStrategies, momentStrategies } from './strategies';
import { strategyTagGroups, strategyTagsAndGroups } from './strategyTags';
import { resignedMembers } from './unassigned';

/** Where every name costs a request: that many pages of twenty are looked through for a search. */
const PAGES_OF_NAMES = 10;

export const searchMembers = searchOf(members);
export const searchCustomers = searchOf(customersOf({ member: 'userid' }));
export const searchTagGroups = searchOf(corpTagGroups);
export const searchTagsAndGroups = searchOf(corpTagsAndGroups);
export const searchContactWays = searchOf(contactWays, PAGES_OF_NAMES);
export const searchGroupChats = searchOf(groupChatsToSearch, PAGES_OF_NAMES);
export const searchGroupMessages = searchOf(groupMessages);
export const searchMoments = searchOf(moments);
export const searchCorpMoments = searchOf(corpMoments);
export const searchProducts = searchOf(products);
export const searchResignedMembers = searchOf(resignedMembers);
export const searchCustomerStrategies = searchOf(customerStrategies, PAGES_OF_NAMES);
export const searchMomentStrategies = searchOf(momentStrategies, PAGES_OF_NAMES);
export const searchStrategyTagGroups = searchOf(strategyTagGroups);
export const searchStrategyTagsAndGroups = searchOf(strategyTagsAndGroups);
export const searchAcquisitionLinks = searchOf(acquisitionLinks, PAGES_OF_NAMES);
export const searchInterceptRules = searchOf(interceptRules);
