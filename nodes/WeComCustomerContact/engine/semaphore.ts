/** Lets at most `places` tasks run at once; the others wait in the order in which they came. */
export class Semaphore {
	private free: number;
	private readonly waiting: Array<() => void> = [];

	constructor(places: number) {
		this.free = places;
	}

	/** Runs the task when there is a place for it and returns what it returns. */
	async run<T>(task: () => Promise<T>): Promise<T> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = this.waiting.shift();
			if (next) next();
			else this.free++;
		}
	}
}
