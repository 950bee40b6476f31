import type { Milliseconds, UnixSeconds } from './types';

type Job = () => void | Promise<void>;

/** The corp's time. Everything that WeCom does "24 hours later" hangs on it, network delays do not. */
export interface Clock {
	nowMs(): Milliseconds;
	/** Unix time in whole seconds, as WeCom's fields carry it. */
	now(): UnixSeconds;
	/** Moves time forward and does what falls due on the way, in order, each at its own moment. */
	advance(ms: Milliseconds): Promise<void>;
	/** Does `job` once the time has come. */
	schedule(atMs: Milliseconds, job: Job): void;
	/** Forgets all jobs and, for a fixed clock, goes back to the start. */
	reset(): void;
	/** Ends the timers. */
	stop(): void;
}

const LONGEST_TIMER: Milliseconds = 2_147_483_647;

/**
 * Makes a clock.
 * @param fixedAt Unix milliseconds at which time stands still until it is advanced; without it the
 *   machine's time runs, moved on by what was advanced
 * @param onFault told what a job threw; the others are done all the same
 */
export function createClock(
	fixedAt?: Milliseconds,
	onFault: (error: unknown) => void = () => undefined,
): Clock {
	/** The earliest first. */
	const jobs: Array<{ at: Milliseconds; job: Job }> = [];
	let fixed = fixedAt;
	let offset: Milliseconds = 0;
	/** Set while jobs of the past are done: they see the time at which they fell due. */
	let pinned: Milliseconds | undefined;
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;

	const realNow = () => fixed ?? Date.now() + offset;
	const nowMs = () => pinned ?? realNow();

	const runDue = async (until: Milliseconds) => {
		for (let first = jobs[0]; first && first.at <= until; first = jobs[0]) {
			jobs.shift();
			pinned = Math.max(first.at, pinned ?? first.at);
			try {
				await first.job();
			} catch (error) {
				onFault(error);
			}
		}
		pinned = undefined;
	};

	const arm = () => {
		clearTimeout(timer);
		const first = jobs[0];
		if (!first || fixed !== undefined || stopped) return;
		const wait = Math.min(Math.max(first.at - realNow(), 0), LONGEST_TIMER);
		timer = setTimeout(() => void runDue(realNow()).then(arm), wait);
		timer.unref();
	};

	return {
		nowMs,
		now: () => Math.floor(nowMs() / 1000),
		advance: async (ms) => {
			const target = realNow() + ms;
			await runDue(target);
			if (fixed === undefined) offset += ms;
			else fixed = target;
			arm();
		},
		schedule: (at, job) => {
			const later = jobs.findIndex((other) => other.at > at);
			const index = later < 0 ? jobs.length : later;
			jobs.splice(index, 0, { at, job });
			if (index === 0) arm();
		},
		reset: () => {
			jobs.length = 0;
			offset = 0;
			fixed = fixedAt;
			arm();
		},
		stop: () => {
			stopped = true;
			clearTimeout(timer);
		},
	};
}
