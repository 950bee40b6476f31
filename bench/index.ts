import { callbacks } from './cases/callbacks';
import { changes } from './cases/changes';
import { cpu } from './cases/cpu';
import { network } from './cases/network';
import { real } from './cases/real';
import { returnAll } from './cases/returnAll';
import { tagging } from './cases/tagging';
import { isHeld, toTable, type Figure } from './lib/figure';

const CASES: Record<string, () => Promise<Figure[]>> = {
	callbacks,
	tagging,
	returnAll,
	changes,
	cpu,
	network,
	real,
};

/** Runs the cases named on the command line, or all, and prints a table or, with `--json`, JSON. */
async function main(): Promise<void> {
	const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
	const figures: Figure[] = [];
	for (const [name, run] of Object.entries(CASES)) {
		if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await run()));
	}
	const asJson = process.argv.includes('--json');
	process.stdout.write(`${asJson ? JSON.stringify(figures, null, '\t') : toTable(figures)}\n`);
	process.exit(figures.every(isHeld) ? 0 : 1);
}

void main();
