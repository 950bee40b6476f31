import type { IDataObject } from 'n8n-workflow';

import { translate } from '../../i18n/translate';
import { emptyEntryFault, isBlank, isEverything } from '../shared/blank';
import { isExact, show } from '../shared/given';
import { splitIds } from '../shared/ids';
import { valuesOf } from './filter';

/** What is wrong with Trigger On: it names no event, or one of its entries is empty. */
export function faultOfEvents(events: unknown): string | undefined {
	if (saysNothing(events)) {
		return translate('message.triggerNoEvents', 'Trigger On is empty: choose at least one event');
	}
	if (valuesOf(events).some(isEverything)) {
		return translate(
			'message.triggerStarEvents',
			'Trigger On does not allow *: choose All Customer Contact Events, and beside it what else shall start the workflow',
		);
	}
	const name = translate('weComCustomerContactTrigger.events.displayName', 'Trigger On');
	return faultOfEntries(name, events);
}

/**
 * What is wrong with the filters: one that was added and holds nothing would let every event through, or
 * none. `stored` are the same with their expressions: only there an empty Value that somebody left empty,
 * which fits events without a State, differs from one that an expression came out with.
 */
export function faultOfFilters(filters: unknown, stored: unknown): string | undefined {
	const { members, state } = objectOf(filters);
	return (
		(isAdded('members', filters, stored) ? faultOfMembers(members) : undefined) ??
		(isAdded('state', filters, stored)
			? faultOfState(objectOf(state).rules, objectOf(objectOf(stored).state).rules)
			: undefined)
	);
}

function faultOfMembers(members: unknown): string | undefined {
	const name = translate('weComCustomerContactTrigger.members.displayName', 'Member Names or IDs');
	if (saysNothing(members)) {
		return translate(
			'message.triggerEmptyFilter',
			'The filter {name} is empty (got {given}). Fill it in or remove it: an empty filter never means all events',
			{ name, given: show(members) },
		);
	}
	if (valuesOf(members).some(isEverything)) {
		return translate(
			'message.triggerStar',
			'The filter {name} does not allow *: remove it to receive the events of all members',
			{ name },
		);
	}
	return faultOfEntries(name, members);
}

function faultOfState(rules: unknown, stored: unknown): string | undefined {
	const name = translate('weComCustomerContactTrigger.state.displayName', 'State (渠道参数)');
	if (!Array.isArray(rules) || rules.length === 0) {
		return translate(
			'message.triggerNoRules',
			'The filter {name} has no rule. Add one, or remove the filter: an empty filter never means all events',
			{ name },
		);
	}
	const at = rules.findIndex((rule, index) => {
		const { match, value } = objectOf(rule);
		if (match !== 'equals' && match !== 'startsWith') return true;
		// Left empty in the form, Equals asks for events without a State.
		const isMeant = match === 'equals' && objectOf(entryAt(stored, index)).value === '';
		return isBlank(value) && !isMeant;
	});
	if (at === -1) return undefined;
	const { match, value } = objectOf(rules[at]);
	return translate(
		'message.triggerEmptyRule',
		'Rule {number} of the filter {name} is empty: Match is {match} and Value {value}. Fill it in or remove it',
		{ number: at + 1, name, match: show(match), value: show(value) },
	);
}

function faultOfEntries(name: string, value: unknown): string | undefined {
	const entries = splitIds(value);
	const at = entries.findIndex((entry) => isBlank(entry) || !isText(entry));
	if (at === -1) return undefined;
	const fault = isBlank(entries[at])
		? emptyEntryFault(entries, at)
		: translate(
				'message.entryNoText',
				'has an entry that is not a text, number {number} of {count} (got {given}): no event could ever match it',
				{ number: at + 1, count: entries.length, given: show(entries[at]) },
			);
	return translate('message.invalid', '{name} {fault}', { name, fault });
}

/** Whether an entry can be the name of an event or a userid, of which some have digits alone. */
const isText = (entry: unknown): boolean => typeof entry === 'string' || isExact(entry);

function saysNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.every(isBlank);
	return isBlank(value) || value === false || valuesOf(value).length === 0;
}

function isAdded(name: string, filters: unknown, stored: unknown): boolean {
	return Object.hasOwn(objectOf(filters), name) || Object.hasOwn(objectOf(stored), name);
}

function entryAt(list: unknown, index: number): unknown {
	return Array.isArray(list) ? (list[index] as unknown) : undefined;
}

function objectOf(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null ? (value as IDataObject) : {};
}
