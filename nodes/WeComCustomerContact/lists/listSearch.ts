import { acquisitionLinks } from './sources/acquisitionLinks';
import { contactWays } from './sources/contactWays';
import { corpTagGroups, corpTagsAndGroups } from './sources/corpTags';
import { customersOf } from './sources/customers';
import { groupChatsToSearch } from './sources/groupChats';
import { groupMessages } from './sources/groupMessages';
import { interceptRules } from './sources/interceptRules';
import { members } from '../../shared/lists/members';
import { searchOf } from '../../shared/lists/methods';
import { corpMoments, moments } from './sources/moments';
import { products } from './sources/products';
import { customerStrategies, momentStrategies } from './sources/strategies';
import { strategyTagGroups, strategyTagsAndGroups } from './sources/strategyTags';
import { resignedMembers } from './sources/unassigned';

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
