import type { WeComEvent } from '../../wecom/callback/event';
import { splitIds } from '../shared/ids';
import { textIn } from '../../wecom/json';

/** The choice that stands for every event, also those that nobody knows yet. */
export const ALL_EVENTS = '*';

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

/** Whether the form lets an event through. */
export type EventFilter = (event: WeComEvent) => boolean;

/** The values of a multi-select or of the expression in its place, such as `a, b`; without empty ones. */
export function valuesOf(value: unknown): string[] {
	return splitIds(value)
		.map((entry) => String(entry ?? '').trim())
		.filter((entry) => entry !== '');
}

/** Makes the filter of the parameters Trigger On and Filters. */
export function eventFilter(events: unknown, { members, state }: FilterParameter): EventFilter {
	const chosen = new Set(valuesOf(events));
	// WeCom tells user ids apart without regard to case (doc 90195).
	const userIds = new Set(valuesOf(members).map((userId) => userId.toLowerCase()));
	const rules = state?.rules ?? [];

	return ({ id, fields }) => {
		if (!chosen.has(ALL_EVENTS) && !chosen.has(id)) return false;
		if (userIds.size > 0 && !userIds.has(textIn(fields.UserID).toLowerCase())) return false;
		return rules.length === 0 || rules.some((rule) => fits(textIn(fields.State), rule));
	};
}

function fits(state: string, { match, value }: StateRule): boolean {
	return match === 'startsWith' ? state.startsWith(value) : state === value;
}
