import type { Listening } from '../../support/network/path';

/** What Node.js itself connects with, so that it can be watched. */
const tls = process.getBuiltinModule('node:tls');
const { connect } = tls;

/** Refuses all connections for a twentieth of the time, and counts those that were refused. */
export class Outage {
	refused = 0;
	private running = true;
	private readonly done: Promise<void>;

	constructor(private readonly path: Listening) {
		tls.connect = ((...args: Parameters<typeof connect>) =>
			connect(...args).once('error', ({ code }: NodeJS.ErrnoException) => {
				if (code === 'ECONNREFUSED') this.refused++;
			})) as typeof connect;
		this.done = this.loop();
	}

	async stop(): Promise<void> {
		this.running = false;
		await this.done;
		tls.connect = connect;
	}

	private async loop(): Promise<void> {
		while (await this.runsAfter(1_900)) {
			this.path.refuse();
			await new Promise((resolve) => setTimeout(resolve, 100));
			await this.path.accept();
		}
	}

	private async runsAfter(ms: number): Promise<boolean> {
		await new Promise((resolve) => setTimeout(resolve, ms));
		return this.running;
	}
}
