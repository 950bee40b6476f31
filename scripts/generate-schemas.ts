/**
 * Writes the output schemas that n8n's editor shows of nodes that have not run yet. n8n serves
 * `__schema__/v1.0.0/<resource>/<operation>.json` beside the compiled node.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { operationValue } from '../nodes/WeComCustomerContact/properties';
import { resources } from '../nodes/WeComCustomerContact/resources';
import { endpointOf } from './contract/load';
import { outputSchemaOf } from './schemas/outputSchema';

/** The version of the node, padded as n8n pads it. */
const VERSION = 'v1.0.0';

/** The schemas of all operations, by their paths below the folder of the compiled node. */
export function generateSchemas(): Map<string, string> {
	const files = new Map<string, string>();
	for (const { value, operations } of resources) {
		for (const operation of operations) {
			const schema = outputSchemaOf(operation, endpointOf(operation.id));
			const path = join('__schema__', VERSION, value, `${operationValue(operation)}.json`);
			files.set(path, `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`);
		}
	}
	return files;
}

/** Writes them into the build in `dist`, in place of those of an earlier build. */
export function writeSchemas(dist: string): void {
	const nodeDir = join(dist, 'nodes', 'WeComCustomerContact');
	rmSync(join(nodeDir, '__schema__'), { recursive: true, force: true });
	for (const [path, text] of generateSchemas()) {
		const file = join(nodeDir, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}

if (require.main === module) writeSchemas(process.argv[2] ?? join(__dirname, '..', 'dist'));
