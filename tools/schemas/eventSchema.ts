import { eventDefinitions } from '../../wecom/callback/events';
import { loadEvents } from '../../contract/load';
import { sampleItem } from '../docs/sampleItem';
import { merge, schemaOf, type OutputSchema } from './infer';

/** The schema of the trigger's output: the fields of every event, out of the contract's examples. */
export function eventSchema(): OutputSchema {
	const { events, related, app } = loadEvents();
	const schema = [...events, ...related, ...app]
		.filter(({ id }) => eventDefinitions.some((known) => known.id === id))
		.flatMap(({ example_xml, more_examples_xml = [] }) => [example_xml, ...more_examples_xml])
		.map((xml) => schemaOf(sampleItem(xml)))
		.reduce<OutputSchema | undefined>(merge, undefined);
	if (!schema) throw new TypeError('The contract has no example of an event');
	return schema;
}
