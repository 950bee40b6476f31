/** One line of the table. */
export interface Figure {
	/** What was measured. */
	name: string;
	/** What it is held against. */
	against: string;
	/** Ours and theirs in the unit given, each the median of the rounds. */
	ours: number;
	theirs: number;
	unit: string;
	/** Ours divided by theirs. */
	ratio: number;
	/** The aim, as a bound of the ratio; none where the figure is only reported. */
	aim?: { atLeast?: number; atMost?: number };
}

/** Makes a figure out of the measurements of several rounds in which the two took turns. */
export function figure(
	facts: Pick<Figure, 'name' | 'against' | 'unit' | 'aim'>,
	rounds: Array<{ ours: number; theirs: number }>,
): Figure {
	const ours = median(rounds.map((round) => round.ours));
	const theirs = median(rounds.map((round) => round.theirs));
	// The median of the ratios, not the ratio of the medians: a round is measured side by side.
	const ratio = median(rounds.map((round) => round.ours / round.theirs));
	return { ...facts, ours, theirs, ratio };
}

/** Whether a figure reached its aim; true where it has none. */
export function isHeld({ ratio, aim }: Figure): boolean {
	return (
		(aim?.atLeast === undefined || ratio >= aim.atLeast) &&
		(aim?.atMost === undefined || ratio <= aim.atMost)
	);
}

/** The figures as a table in Markdown. */
export function toTable(figures: readonly Figure[]): string {
	const rows = figures.map((entry) => {
		const { name, against, ours, theirs, unit, ratio, aim } = entry;
		const bound =
			aim === undefined
				? 'reported'
				: [
						aim.atLeast === undefined ? '' : `≥ ${aim.atLeast}`,
						aim.atMost === undefined ? '' : `≤ ${aim.atMost}`,
					].join('');
		const held = isHeld(entry) ? 'yes' : '**no**';
		return `| ${name} | ${against} | ${round(ours)} | ${round(theirs)} | ${unit} | ${ratio.toFixed(2)} | ${bound} | ${held} |`;
	});
	return [
		'| figure | against | ours | theirs | unit | ratio | aim | held |',
		'|---|---|---|---|---|---|---|---|',
		...rows,
	].join('\n');
}

function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1
		? (sorted[middle] ?? NaN)
		: ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

function round(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
