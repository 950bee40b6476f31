import { systemTime, type Milliseconds, type Time } from './types';

interface Pause {
	until: Milliseconds;
	/** How many pauses in a row the endpoint has asked for. */
	level: number;
}

const FIRST_PAUSE: Milliseconds = 1_000;
const LONGEST_PAUSE: Milliseconds = 20_000;
const MAX_ENDPOINTS = 2_000;

/**
 * The pauses that rate and concurrency limits ask for (doc 90312), one for each app and endpoint and
 * shared by all requests of the process, so that a limit is met once and not by every item.
 */
export class Pauses {
	private readonly pauses = new Map<string, Pause>();

	constructor(private readonly clock: Time = systemTime) {}

	/** How long a request to the endpoint has to wait before it may be sent. */
	remaining(endpoint: string): Milliseconds {
		const pause = this.pauses.get(endpoint);
		return pause ? Math.max(0, pause.until - this.clock.now()) : 0;
	}

	/**
	 * Notes that the endpoint refused a request because of a limit. Requests that were already on
	 * their way when the pause began do not make it longer.
	 */
	extend(endpoint: string): void {
		const now = this.clock.now();
		const pause = this.pauses.get(endpoint);
		if (pause && now < pause.until) return;
		const level = (pause?.level ?? 0) + 1;
		const longest = Math.min(FIRST_PAUSE * 2 ** (level - 1), LONGEST_PAUSE);
		this.makeRoom(endpoint);
		this.pauses.set(endpoint, {
			level,
			until: now + longest * (0.75 + this.clock.random() / 4),
		});
	}

	/** Notes that the endpoint works again. */
	end(endpoint: string): void {
		const pause = this.pauses.get(endpoint);
		if (pause && this.clock.now() >= pause.until) this.pauses.delete(endpoint);
	}

	private makeRoom(endpoint: string): void {
		if (this.pauses.size < MAX_ENDPOINTS || this.pauses.has(endpoint)) return;
		const [oldest] = this.pauses.keys();
		if (oldest !== undefined) this.pauses.delete(oldest);
	}
}

/** The pauses of this process. */
export const sharedPauses = new Pauses();
