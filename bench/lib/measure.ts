/** What a piece of work cost this process. */
export interface Cost {
	/** Milliseconds that passed. */
	wall: number;
	/** Milliseconds of processor time, user and system. */
	cpu: number;
}

/** Runs the work and says what it cost. */
export async function measure(work: () => Promise<unknown>): Promise<Cost> {
	globalThis.gc?.();
	const cpuBefore = process.cpuUsage();
	const before = performance.now();
	await work();
	const wall = performance.now() - before;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { wall, cpu: (user + system) / 1000 };
}

/** Runs tasks with so many at once, in the order of the list. */
export async function inParallel<T>(
	list: readonly T[],
	places: number,
	task: (entry: T) => Promise<unknown>,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < list.length) await task(list[next++] as T);
	};
	await Promise.all(Array.from({ length: places }, worker));
}
