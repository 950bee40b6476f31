import type { TagId, UnixSeconds } from '../types';
import { slice, type Corp } from './corp';

/** A group of tags: of the corp's library, or of a rule group. */
export interface TagGroup {
	id: string;
	name: string;
	createdAt: UnixSeconds;
	order: number;
	deleted: boolean;
	tags: Tag[];
	/** The rule group that the tags belong to; without it they are corp tags. */
	strategyId?: number;
	/** The app that made it through the API; only that app may change it. */
	createdBy?: string;
}

export interface Tag {
	id: TagId;
	name: string;
	createdAt: UnixSeconds;
	order: number;
	deleted: boolean;
	group: TagGroup;
	createdBy?: string;
}

/** Corp tags and rule group tags together: they share ids and the limit of 10,000 (doc 94882). */
export interface TagLibrary {
	groups: Map<string, TagGroup>;
	tags: Map<TagId, Tag>;
}

export const tagLibrary = slice<TagLibrary>('tags', () => ({ groups: new Map(), tags: new Map() }));

/** A tag that can be put on customers; undefined for one that is unknown or deleted. */
export function findTag(corp: Corp, id: TagId): Tag | undefined {
	const tag = tagLibrary(corp).tags.get(id);
	return tag && !tag.deleted ? tag : undefined;
}
