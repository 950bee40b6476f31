/**
 * `npm run check:contract`: compares the nodes with contract/. What the nodes have and the contract does
 * not, or has in another way, is an error; what they lack is one with `--complete`.
 */
import { checkContract } from './contract/check';
import { formatFinding } from './contract/findings';

const complete = process.argv.includes('--complete');
const {
	endpoints,
	composed,
	memberMessage,
	parameters,
	events,
	appEvents,
	missing,
	differing,
	unused,
} = checkContract();

console.log(`endpoints: ${endpoints.present}/${endpoints.total}`);
console.log(`composed operations, beside the endpoints: ${composed}`);
console.log(`parameters: ${parameters.present}/${parameters.total} reachable from a form`);
console.log(`events: ${events.present}/${events.total}`);
console.log(`other callbacks of an app: ${appEvents.present}/${appEvents.total}`);
console.log(
	`messages to members: ${memberMessage.endpoints.present}/${memberMessage.endpoints.total} endpoints, ${memberMessage.composed} composed operation, ${memberMessage.parameters.present}/${memberMessage.parameters.total} parameters`,
);
print('missing in the nodes', missing.map(formatFinding));
print('unknown to the contract, or different from it', differing.map(formatFinding));
print(
	'explained differences that no longer exist (tools/contract/differences.ts)',
	unused.map(({ id = 'every endpoint', path = '', aspect }) => `${id} ${path}: ${aspect}`),
);

const failed = differing.length > 0 || unused.length > 0 || (complete && missing.length > 0);
process.exitCode = failed ? 1 : 0;

function print(title: string, lines: readonly string[]): void {
	if (lines.length === 0) return;
	console.log(`\n${title}: ${lines.length}`);
	for (const line of lines) console.log(`  ${line}`);
}
