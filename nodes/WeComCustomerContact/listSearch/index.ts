import { contactWays } from './contactWays';
import { corpTagGroups, corpTags, corpTagsAndGroups } from './corpTags';
import { customersOf } from './customers';
import { members } from './members';
import { searchOf } from './source';

export const searchMembers = searchOf(members);
export const searchCustomers = searchOf(customersOf('userid'));
export const searchTags = searchOf(corpTags);
export const searchTagGroups = searchOf(corpTagGroups);
export const searchTagsAndGroups = searchOf(corpTagsAndGroups);
export const searchContactWays = searchOf(contactWays);
