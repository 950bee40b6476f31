import { isDeepStrictEqual } from 'node:util';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { families } from '../../nodes/WeComCustomerContactTrigger/choices';
import { triggerDescription } from '../../nodes/WeComCustomerContactTrigger/description';
import {
	appEvents,
	commonFields,
	customerContactEvents,
	eventDefinitions,
	type EventDefinition,
	type FieldType,
} from '../../wecom/callback/events';
import { loadEvents } from '../../contract/load';
import type { ContractEvent, ContractEventField } from '../../contract/types';
import { difference, type Finding } from './findings';

/** How many of the callbacks of the contract the trigger offers. */
interface Offered {
	present: number;
	total: number;
}

/**
 * Compares the callbacks of the trigger and their typed fields with contract/events.yaml and
 * contract/appEvents.yaml, which are counted apart.
 */
export function compareEvents(): Offered & { app: Offered; findings: Finding[] } {
	const { events, related, app } = loadEvents();
	const offered = offeredEvents();
	const missingOf = (wanted: readonly ContractEvent[], definitions: readonly EventDefinition[]) =>
		wanted
			.filter(({ id }) => !offered.has(id) || !definitions.some((known) => known.id === id))
			.map(({ id }): Finding => {
				const text = 'the trigger does not offer it';
				return { kind: 'missing', id, path: '', aspect: 'missing', text };
			});
	const missing = missingOf(events, customerContactEvents);
	const missingOfApp = missingOf(app, appEvents);
	const known = new Map([...related, ...events, ...app].map((event) => [event.id, event]));
	const unknown = [...offered]
		.filter((id) => !known.has(id))
		.map((id): Finding => {
			const text = 'the contract has no such event';
			return { kind: 'differs', id, path: '', aspect: 'unknown', text };
		});
	const differing = eventDefinitions.flatMap((definition) => {
		const event = known.get(definition.id);
		return event ? compareEvent(definition, event) : [];
	});
	return {
		findings: [...missing, ...missingOfApp, ...unknown, ...differing],
		present: events.length - missing.length,
		total: events.length,
		app: { present: app.length - missingOfApp.length, total: app.length },
	};
}

/** The callbacks of the dropdown, apart from the choices that stand for several. */
function offeredEvents(): Set<string> {
	const field = triggerDescription.properties.find(
		({ name }) => name === 'events',
	) as INodeProperties;
	const values = (field.options as INodePropertyOptions[]).map(({ value }) => String(value));
	const ofFamilies = new Set(families.map(({ value }) => value));
	return new Set(values.filter((value) => !ofFamilies.has(value)));
}

function compareEvent({ id, doc, fields: own }: EventDefinition, event: ContractEvent): Finding[] {
	const fields = event.fields ?? [];
	const names = new Set([...Object.keys(own), ...fields.map(({ name }) => name)]);
	return [
		...(doc === event.doc ? [] : [difference(id, '', 'doc', event.doc, doc)]),
		...[...names].flatMap((name) => {
			const field = fields.find((each) => each.name === name);
			const expected = field && typeOfField(field);
			const declared = own[name] ?? commonFields[name];
			return isDeepStrictEqual(declared, expected)
				? []
				: [difference(id, name, 'type', expected, declared)];
		}),
	];
}

/**
 * The type that the trigger has to give a field of the contract.
 * @throws TypeError for a type that no field of a callback has
 */
function typeOfField({ name, type, separator, children }: ContractEventField): FieldType {
	const inner = () =>
		Object.fromEntries((children ?? []).map((child) => [child.name, typeOfField(child)]));
	if (type === 'object') return { object: inner() };
	if (type === 'array<object>') return { list: inner() };
	if (separator === ',') return type === 'array<string>' ? 'comma<string>' : 'comma<integer>';
	if (type === 'string' || type === 'integer' || type === 'number' || type === 'array<string>') {
		return type;
	}
	throw new TypeError(`${name}: a callback holds no ${type}`);
}
