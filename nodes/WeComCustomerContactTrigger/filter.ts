import type { WeComEvent } from '../../wecom/callback/event';
import { splitIds } from '../shared/ids';
import { textIn } from '../../wecom/json';
import { keyOfMember } from '../../wecom/userId';

interface StateRule {
	match: 'equals' | 'startsWith';
	value: string;
}

/** The parameter Filters as the form stores it. */
export interface FilterParameter {
	/** Chosen from the list, or what an expression gives, as `splitIds` takes it. */
	members?: string | string[];
	state?: { rules?: StateRule[] };
}

/** Whether the filters let an event through. */
export type EventFilter = (event: WeComEvent) => boolean;

/** The values of a multi-select or of the expression in its place, such as `a, b`; without empty ones. */
export function valuesOf(value: unknown): string[] {
	return splitIds(value)
		.map((entry) => String(entry ?? '').trim())
		.filter((entry) => entry !== '');
}

/** Makes the filter of the parameter Filters. */
export function eventFilter({ members, state }: FilterParameter): EventFilter {
	const userIds = new Set(valuesOf(members).map(keyOfMember));
	const rules = state?.rules ?? [];

	return ({ fields }) => {
		if (userIds.size > 0 && !userIds.has(keyOfMember(memberOf(fields)))) return false;
		return rules.length === 0 || rules.some((rule) => fits(textIn(fields.State), rule));
	};
}

/** The member whom an event is about, or who caused it: what members do in the app has them as the sender. */
function memberOf({ UserID: userId, FromUserName: sender }: WeComEvent['fields']): string {
	if (userId !== undefined) return textIn(userId);
	return sender === 'sys' ? '' : textIn(sender);
}

function fits(state: string, { match, value }: StateRule): boolean {
	return match === 'startsWith' ? state.startsWith(value) : state === value;
}
