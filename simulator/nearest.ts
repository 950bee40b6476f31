/** How many names are told. */
const MANY = 3;

/** The names that are most like one that does not exist, to be put into an error. */
export function nearest(wrong: string, names: Iterable<string>): string {
	const byDistance = [...names]
		.map((name) => ({ name, edits: editsBetween(wrong.toLowerCase(), name.toLowerCase()) }))
		.sort((one, other) => one.edits - other.edits);
	return byDistance
		.slice(0, MANY)
		.map(({ name }) => name)
		.join(', ');
}

/** How many characters have to be put in, taken out or changed (Levenshtein). */
function editsBetween(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [at, character] of [...from].entries()) {
		const next = [at + 1];
		for (let column = 1; column <= to.length; column++) {
			const changed = (row[column - 1] ?? 0) + (to[column - 1] === character ? 0 : 1);
			next.push(Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, changed));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}
