import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { triggerDescription } from '../../nodes/WeComCustomerContactTrigger/description';
import {
	commonFields,
	eventDefinitions,
	knownEvents,
	type EventFields,
} from '../../wecom/callback/events';
import { difference, type Finding } from './findings';
import { loadEvents } from '../../contract/load';
import type { ContractEvent } from '../../contract/types';

/** Compares the trigger's events and their typed fields with contract/events.yaml. */
export function compareEvents(): { findings: Finding[]; present: number; total: number } {
	const { events, related } = loadEvents();
	const offered = offeredEvents();
	const missing = events
		.filter(({ id }) => !offered.has(id) || !eventDefinitions.some((known) => known.id === id))
		.map(({ id }): Finding => {
			const text = 'the trigger does not offer it';
			return { kind: 'missing', id, path: '', aspect: 'missing', text };
		});
	const known = new Map([...related, ...events].map((event) => [event.id, event]));
	const unknown = [...offered]
		.filter((id) => !known.has(id))
		.map((id): Finding => {
			const text = 'the contract has no such event';
			return { kind: 'differs', id, path: '', aspect: 'unknown', text };
		});
	const differing = knownEvents.flatMap((definition) => {
		const event = known.get(definition.id);
		return event ? compareEvent(definition, event) : [];
	});
	return {
		findings: [...missing, ...unknown, ...differing],
		present: events.length - missing.length,
		total: events.length,
	};
}

/** The events of the dropdown, apart from the one choice that stands for all of them. */
function offeredEvents(): Set<string> {
	const field = triggerDescription.properties.find(
		({ name }) => name === 'events',
	) as INodeProperties;
	const values = (field.options as INodePropertyOptions[]).map(({ value }) => String(value));
	return new Set(values.filter((value) => value.includes('.')));
}

function compareEvent(
	{ id, doc, fields: own }: { id: string; doc: number; fields: EventFields },
	event: ContractEvent,
): Finding[] {
	const declared: EventFields = { ...commonFields, ...own };
	const expected = new Map((event.fields ?? []).map(({ name, type }) => [name, type as string]));
	const names = new Set([...Object.keys(own), ...expected.keys()]);
	return [
		...(doc === event.doc ? [] : [difference(id, '', 'doc', event.doc, doc)]),
		...[...names]
			.filter((name) => declared[name] !== expected.get(name))
			.map((name) => difference(id, name, 'type', expected.get(name), declared[name])),
	];
}
