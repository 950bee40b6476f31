import { toEvent } from '../../wecom/callback/event';
import { eventDefinitions } from '../../wecom/callback/events';
import { parseXml, type XmlElement } from '../../wecom/callback/xml';
import { loadEvents } from '../contract/load';
import { merge, schemaOf, type OutputSchema } from './infer';

/** What the trigger puts before the fields of every event. */
const OWN_FIELDS = {
	event: 'change_external_contact.add_external_contact',
	eventId: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
	receivedAt: '2026-08-01T08:00:00.000Z',
};

/** The schema of the trigger's output: the fields of every event, out of the contract's examples. */
export function eventSchema(): OutputSchema {
	const { events, related } = loadEvents();
	return [...events, ...related]
		.filter(({ id }) => eventDefinitions.some((known) => known.id === id))
		.flatMap(({ example_xml, more_examples_xml = [] }) => [example_xml, ...more_examples_xml])
		.map((xml) => schemaOf({ ...OWN_FIELDS, ...fieldsOf(xml) }))
		.reduce(merge, schemaOf(OWN_FIELDS));
}

function fieldsOf(xml: string): object {
	const parsed = parseXml(xml);
	if (!parsed.ok) throw new TypeError(`An example of the contract is no XML: ${parsed.reason}`);
	return toEvent(parsed.value as XmlElement)?.fields ?? {};
}
