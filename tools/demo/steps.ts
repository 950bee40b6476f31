/** What a step gives: a value for the steps after it, and what to show. */
export interface StepResult<T> {
	value: T;
	shown: string;
}

/** A step that did not hold; its reason has been printed. */
export class StepFailed extends Error {}

/** Runs one step. */
export type RunStep = <T>(title: string, work: () => Promise<StepResult<T>>) => Promise<T>;

/**
 * Makes the function that runs steps one after the other and prints each with its result.
 *
 * @param print takes one line
 */
export function createSteps(print: (line: string) => void): RunStep {
	let number = 0;
	return async (title, work) => {
		number += 1;
		const label = `${String(number).padStart(2)}. ${title}`;
		try {
			const { value, shown } = await work();
			print(`ok   ${label}\n         ${shown.replaceAll('\n', '\n         ')}`);
			return value;
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			print(`FAIL ${label}\n         ${reason.replaceAll('\n', '\n         ')}`);
			throw new StepFailed(title, { cause: error });
		}
	};
}

/**
 * Makes sure that something holds.
 *
 * @param holds what has to be true
 * @param otherwise the reason that is shown when it is not
 */
export function expectThat(holds: boolean, otherwise: string): asserts holds {
	if (!holds) throw new Error(otherwise);
}
