/** The milliseconds of processor time that a task takes, whatever else the machine is doing. */
export function cpuTimeOf(task: () => void): number {
	const begin = process.cpuUsage();
	task();
	const { user, system } = process.cpuUsage(begin);
	return (user + system) / 1000;
}
