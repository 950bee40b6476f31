import { objectAt } from '../../../wecom/json';
import type { Json, JsonObject } from '../../../wecom/types';

/** A customer as one member has them: what WeCom knows of the person, and what the member noted. */
export interface CustomerRecord {
	/** ExternalContact of doc 92114. */
	contact: JsonObject;
	/** FollowInfo of doc 92994, or an entry of follow_user of doc 92114. */
	follow: JsonObject;
}

/** A record of the list of customers (doc 92994). */
export function customerIn(entry: JsonObject): CustomerRecord {
	return {
		contact: objectAt(entry, 'external_contact'),
		follow: objectAt(entry, 'follow_info'),
	};
}

/** The texts in a list of a record, without anything else that may have got into it. */
export function textsAt(holder: JsonObject, field: string): string[] {
	const value = holder[field];
	return Array.isArray(value) ? value.filter(isText) : [];
}

const isText = (value: Json): value is string => typeof value === 'string';

/** Whether a list of a record holds something that is no text, such as an id that could not be read. */
export function hasUnreadable(holder: JsonObject, field: string): boolean {
	const value = holder[field];
	return Array.isArray(value) && !value.every(isText);
}

/** Whether a record has tags that are named by their ids alone. */
export function hasTagIds({ follow }: CustomerRecord): boolean {
	return !Array.isArray(follow.tags) && textsAt(follow, 'tag_id').length > 0;
}
