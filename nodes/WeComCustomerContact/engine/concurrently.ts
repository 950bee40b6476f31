/**
 * Runs a task for each value, at most `most` of them at once, and returns the results in the order of
 * the values. After a failure no further task is begun.
 * @throws what the first failed task threw
 */
export async function mapConcurrently<T, R>(
	values: readonly T[],
	most: number,
	task: (value: T) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	const pending = values.entries();
	let failed = false;
	const worker = async () => {
		for (const [index, value] of pending) {
			results[index] = await task(value).catch((error: unknown) => {
				failed = true;
				throw error;
			});
			if (failed) return;
		}
	};
	await Promise.all(Array.from({ length: Math.min(most, values.length) }, worker));
	return results;
}
