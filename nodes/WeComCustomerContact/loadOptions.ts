import { corpTagGroups, corpTags } from './listSearch/corpTags';
import { members } from './listSearch/members';
import { optionsOf } from './listSearch/source';

export const getMembers = optionsOf(members);
export const getTags = optionsOf(corpTags);
export const getTagGroups = optionsOf(corpTagGroups);
