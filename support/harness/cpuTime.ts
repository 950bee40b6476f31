/** The milliseconds of processor time that a task takes, whatever else the machine is doing. */
export function cpuTimeOf(task: () => void): number {
	const begin = process.cpuUsage();
	task();
	const { user, system } = process.cpuUsage(begin);
	return (user + system) / 1000;
}

/**
 * For tests that measure time. A copy of the code that is mutated (`npm run test:mutation`) counts each of its steps,
 * which takes a multiple of the time, so that they are left out there.
 */
export const timed = '__stryker__' in globalThis ? it.skip : it;
