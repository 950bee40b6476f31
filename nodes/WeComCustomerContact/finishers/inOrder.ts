import type { Finisher } from '../engine/finish';

/** One step after the other, each with the items that the one before it returned. */
export const inOrder =
	(...finishers: readonly Finisher[]): Finisher =>
	async (context, items) => {
		let current = items;
		for (const finisher of finishers) current = await finisher(context, current);
		return current;
	};
