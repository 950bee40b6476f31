/** Runs tasks that share a key one after the other, in the order in which they come; others at the same time. */
export class OneByOne {
	/** The last task of each key that has not ended yet. */
	private readonly last = new Map<string, Promise<void>>();

	/** Runs a task behind the earlier ones of its key, whatever became of them. @throws what the task throws */
	async run<T>(key: string, task: () => Promise<T>): Promise<T> {
		const before = this.last.get(key);
		const result = before ? before.then(task) : task();
		const ended = result.then(noop, noop);
		this.last.set(key, ended);
		try {
			return await result;
		} finally {
			if (this.last.get(key) === ended) this.last.delete(key);
		}
	}
}

const noop = () => undefined;
