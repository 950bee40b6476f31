import type { INodePropertyOptions } from 'n8n-workflow';

import { appEvents, customerContactEvents, eventDefinitions } from '../../wecom/callback/events';
import type { EventDefinition } from '../../wecom/callback/events';
import { valuesOf } from './filter';

/** A choice under Trigger On that stands for more than one callback, also for some that nobody knows yet. */
export interface Family extends INodePropertyOptions {
	value: string;
	description: string;
	/** Whether the choice stands for the callback of that name. */
	covers(id: string): boolean;
}

const named: ReadonlySet<string> = new Set(eventDefinitions.map(({ id }) => id));

/** All that happens in Customer Contact: what the trigger is for. */
export const CUSTOMER_CONTACT: Family = {
	name: 'All Customer Contact Events',
	value: 'customer_contact.*',
	description:
		'Every event of customers, groups, tags and acquisition links, including those that WeCom adds later',
	covers: (id) => id.startsWith('change_external_') || id.startsWith('customer_acquisition.'),
};

const messages: Family = {
	name: 'Any Message From a Member',
	value: 'message.*',
	description: 'Whatever a member writes to the app, also of a kind that WeCom adds later',
	covers: (id) => id.startsWith('message.'),
};

const addressBook: Family = {
	name: 'Any Change of the Address Book',
	value: 'change_contact.*',
	description: 'Members, departments and tags of the address book, as far as the app may see them',
	covers: (id) => id.startsWith('change_contact.'),
};

const anythingElse: Family = {
	name: 'Anything Else',
	value: 'other',
	description:
		'Whatever reaches the URL and has no name in this list, such as approvals and what WeCom adds later',
	covers: (id) => !named.has(id),
};

/** The choices that stand for more than one callback. */
export const families: readonly Family[] = [CUSTOMER_CONTACT, messages, addressBook, anythingElse];

/** The choices of Trigger On, by use: Customer Contact first, from the customer who was added on, then what else reaches the URL. */
export const eventOptions: INodePropertyOptions[] = [
	optionOf(CUSTOMER_CONTACT),
	...customerContactEvents.map(optionOfEvent),
	optionOf(messages),
	optionOf(addressBook),
	...appEvents.map(optionOfEvent),
	optionOf(anythingElse),
];

/**
 * What Trigger On has chosen.
 * @param events its value: chosen from the list, or what an expression gives, as `valuesOf` takes it
 * @returns whether a callback of that name is among it
 */
export function choiceOf(events: unknown): (id: string) => boolean {
	const chosen = new Set(valuesOf(events));
	const chosenFamilies = families.filter(({ value }) => chosen.has(value));
	return (id) => chosen.has(id) || chosenFamilies.some((family) => family.covers(id));
}

function optionOf({ name, value, description }: Family): INodePropertyOptions {
	return { name, value, description };
}

function optionOfEvent({ id, title, when }: EventDefinition): INodePropertyOptions {
	const name = `${title.en} (${title.zh.replace(/事件(回调)?$/, '')})`;
	return { name, value: id, description: when };
}
