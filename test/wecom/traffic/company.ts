import { virtualTime, type VirtualTime } from '../../../support/harness/virtualTime';
import { HOUR, MINUTE } from '../../../wecom/traffic/limits';
import type { RunOptions, TrafficRun } from '../../../wecom/traffic/run';
import type { Outcome } from '../../../wecom/traffic/ticket';
import { Traffic } from '../../../wecom/traffic/traffic';
import type { AppCredentials, Milliseconds } from '../../../wecom/types';

export const PATH = '/cgi-bin/externalcontact/mark_tag';

/** Moments, counted by a window wherever it begins. */
export class Record {
	readonly times: Milliseconds[] = [];
	mostOfMinute = 0;
	mostOfHour = 0;
	private minute = 0;
	private hour = 0;

	add(now: Milliseconds): void {
		this.times.push(now);
		while ((this.times[this.minute] ?? 0) <= now - MINUTE) this.minute++;
		while ((this.times[this.hour] ?? 0) <= now - HOUR) this.hour++;
		this.mostOfMinute = Math.max(this.mostOfMinute, this.times.length - this.minute);
		this.mostOfHour = Math.max(this.mostOfHour, this.times.length - this.hour);
	}
}

export interface CallSeen {
	/** How many calls of the endpoint are under way, this one among them. */
	underWay: number;
	/** How many came before. */
	before: number;
	now: Milliseconds;
}

export interface WorldOptions {
	time?: VirtualTime;
	/** How long a call takes that ends so. */
	latency?: (outcome: Outcome) => Milliseconds;
	/** What WeCom says to a call. */
	answer?: (call: CallSeen) => Outcome;
}

/** A WeCom that answers after a while, and the traffic towards it. */
export class World {
	readonly time: VirtualTime;
	readonly traffic: Traffic;
	readonly calls = new Map<string, Record>();
	underWay = 0;
	mostUnderWay = 0;
	refused = 0;

	constructor(private readonly options: WorldOptions = {}) {
		this.time = options.time ?? virtualTime();
		this.traffic = new Traffic(this.time);
	}

	app(corpId = 'wwexamplecorp0001', secret = 'example'): AppCredentials {
		return { corpId, secret, baseUrl: 'https://api.example.com' };
	}

	run(options: Partial<RunOptions> = {}): TrafficRun {
		return this.traffic.run({ concurrency: 50, longestWait: 90_000, ...options });
	}

	record(key: string): Record {
		const record = this.calls.get(key) ?? new Record();
		this.calls.set(key, record);
		return record;
	}

	/** Sends a request until WeCom carries it out. Returns how long it took until its last call left. */
	async send(
		run: TrafficRun,
		{ app = this.app(), path = PATH, name = '' } = {},
	): Promise<Milliseconds> {
		const asked = this.time.elapsed();
		return await run.request(app, path, async (turns) => {
			for (;;) {
				const place = await turns.next();
				const now = this.time.elapsed();
				const company = this.record(`${app.corpId} ${path}`);
				const before = company.times.length;
				company.add(now);
				this.record(path).add(now);
				if (name !== '') this.record(name).add(now);
				const underWay = ++this.underWay;
				this.mostUnderWay = Math.max(this.mostUnderWay, underWay);
				const outcome = this.options.answer?.({ underWay, before, now }) ?? 'good';
				const latency = this.options.latency?.(outcome) ?? 0;
				if (latency > 0) await this.time.sleep(latency);
				this.underWay--;
				place.end(outcome);
				if (outcome === 'good') return now - asked;
				this.refused++;
				if (outcome === 'crowded') turns.pause();
			}
		});
	}

	/** Sends so many requests of a run, as many at once as the run has places. */
	async sendAll(
		run: TrafficRun,
		count: number,
		at: { app?: AppCredentials; path?: string; name?: string } = {},
		places = 50,
	): Promise<void> {
		let left = count;
		const worker = async () => {
			while (left-- > 0) await this.send(run, at);
		};
		await Promise.all(Array.from({ length: Math.min(places, count) }, worker));
	}
}
