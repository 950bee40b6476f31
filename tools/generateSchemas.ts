/**
 * Writes the output schemas that n8n's editor shows of nodes that have not run yet. n8n serves
 * `__schema__/v1.0.0/<resource>/<operation>.json` beside the compiled node, and `__schema__/v1.0.0.json`
 * of a node without resources. It asks for that of a trigger too, though its editor (2.41) does not show
 * it: without one, the browser logs a failed request and the next node an input without its source.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isComposed } from '../nodes/WeComCustomerContact/declaration/operation';
import { operationValue } from '../nodes/WeComCustomerContact/properties';
import { resources } from '../nodes/WeComCustomerContact/resources';
import { resources as memberMessageResources } from '../nodes/WeComMemberMessage/resources';
import { endpointOf } from '../contract/load';
import { eventSchema } from './schemas/eventSchema';
import { schemaOf, type OutputSchema } from './schemas/infer';
import { outputSchemaOf } from './schemas/outputSchema';

/** The version of the node, padded as n8n pads it. */
const VERSION = 'v1.0.0';
const SCHEMAS = '__schema__';
const ACTION_NODE = 'WeComCustomerContact';
const MEMBER_NODE = 'WeComMemberMessage';
const TRIGGER_NODE = 'WeComCustomerContactTrigger';

/** The schemas of all operations and of the trigger, by their paths below the folder of the nodes. */
export function generateSchemas(): Map<string, string> {
	const files = new Map<string, string>();
	const add = (path: string, schema: OutputSchema) =>
		files.set(path, `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`);
	const nodes = [
		[ACTION_NODE, resources],
		[MEMBER_NODE, memberMessageResources],
	] as const;
	for (const [node, { value, operations }] of nodes.flatMap(([name, all]) =>
		all.map((resource) => [name, resource] as const),
	)) {
		for (const operation of operations) {
			const schema =
				isComposed(operation) || operation.sample
					? schemaOf(operation.sample)
					: outputSchemaOf(operation, endpointOf(operation.id));
			add(join(node, SCHEMAS, VERSION, value, `${operationValue(operation)}.json`), schema);
		}
	}
	add(join(TRIGGER_NODE, SCHEMAS, `${VERSION}.json`), eventSchema());
	return files;
}

/** Writes them into the build in `dist`, in place of those of an earlier build. */
export function writeSchemas(dist: string): void {
	const nodes = join(dist, 'nodes');
	for (const node of [ACTION_NODE, MEMBER_NODE, TRIGGER_NODE]) {
		rmSync(join(nodes, node, SCHEMAS), { recursive: true, force: true });
	}
	for (const [path, text] of generateSchemas()) {
		const file = join(nodes, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}

if (require.main === module) writeSchemas(process.argv[2] ?? join(__dirname, '..', 'dist'));
