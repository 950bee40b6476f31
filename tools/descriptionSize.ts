/**
 * `npm run size`: how much the description of the action node weighs, which every editor loads. Aim: a
 * mean below 2,200 bytes for each operation.
 */
import { buildProperties } from '../nodes/WeComCustomerContact/properties';
import { resources } from '../nodes/WeComCustomerContact/resources';
import type { Resource } from '../nodes/WeComCustomerContact/declaration/operation';

const AIM = 2_200;

const bytesOf = (all: readonly Resource[]): number =>
	Buffer.byteLength(JSON.stringify(buildProperties(all)));

const row = (name: string, operations: number, bytes: number): string =>
	[
		name.padEnd(24),
		String(operations).padStart(4),
		String(bytes).padStart(9),
		String(Math.round(bytes / operations)).padStart(9),
	].join('');

// What stands once whatever the resource is, so that the sum comes out right.
const shared = bytesOf([]);

console.log('resource'.padEnd(24) + ' ops    bytes  per op');
for (const resource of resources) {
	console.log(row(resource.value, resource.operations.length, bytesOf([resource]) - shared));
}
const operations = resources.reduce((sum, one) => sum + one.operations.length, 0);
const total = bytesOf(resources);
console.log(row('in all', operations, total));
const mean = Math.round(total / operations);
console.log(`\n${mean} bytes per operation; the aim is below ${AIM}`);
process.exitCode = mean < AIM ? 0 : 1;
