import { CancelledError, RateLimitError, RefusedError, type WeComError } from './errors';
import type { Pauses } from './pauses';
import { readBinary, readJson, type BinaryAnswer, type IsGood } from './readAnswer';
import { REPEAT_POLICIES, withRepeats, type Repeat } from './repeat';
import { toWeComError } from './thrown';
import { keyOf } from './token';
import type {
	AppCredentials,
	Clock,
	HttpRequest,
	HttpResponse,
	HttpSend,
	JsonObject,
	Milliseconds,
	UsedToken,
} from './types';
import { cancellableWait, throwIfCancelled, type Wait } from './wait';

export interface ClientOptions {
	app: AppCredentials;
	send: HttpSend;
	pauses: Pauses;
	clock: Clock;
	/** The longest time that one request waits for rate and concurrency limits to pass. */
	maxRateLimitWait: Milliseconds;
	/** Whether the caller has given up; checked before each request and while waiting. */
	isCancelled?: () => boolean;
}

/** Sends requests of one app, again where `repeat.ts` says so, and waits for limits to pass. */
export class WeComClient {
	/** Tells the app of this client from others. */
	readonly appKey: string;
	private readonly isCancelled: () => boolean;
	private readonly wait: Wait;

	constructor(private readonly options: ClientOptions) {
		this.appKey = keyOf(options.app);
		this.isCancelled = options.isCancelled ?? (() => false);
		this.wait = cancellableWait(async (ms) => await options.clock.sleep(ms), this.isCancelled);
	}

	/**
	 * Sends a request and returns the JSON answer, `errcode` 0 or absent (doc 90313), or another one that
	 * `isGood` takes for a success. Throws a WeComError whose `certainty` says whether WeCom may have
	 * carried it out.
	 */
	async json(request: HttpRequest, repeat: Repeat, isGood?: IsGood): Promise<JsonObject> {
		return await this.deliver(request, repeat, (response) => readJson(response, repeat, isGood));
	}

	/**
	 * Sends a request whose answer is a file of at most `maxBytes` (doc 90254). Throws as `json` does, and
	 * UnfitFileError for a longer answer.
	 */
	async binary(request: HttpRequest, repeat: Repeat, maxBytes: number): Promise<BinaryAnswer> {
		return await this.deliver({ ...request, binary: { maxBytes } }, repeat, readBinary);
	}

	private async deliver<T>(
		request: HttpRequest,
		repeat: Repeat,
		read: (response: HttpResponse) => T,
	): Promise<T> {
		const { pauses, app, clock } = this.options;
		const endpoint = `${this.appKey} ${request.path}`;
		let waited: Milliseconds = 0;
		let last: { token?: UsedToken } = {};
		const attempt = async (): Promise<T> => {
			waited += await this.waitForPause(endpoint, waited);
			const used: { token?: UsedToken } = {};
			last = used;
			try {
				const answer = read(await this.options.send(request, (token) => (used.token = token)));
				pauses.end(endpoint);
				return answer;
			} catch (thrown) {
				const error = this.isCancelled() ? new CancelledError() : toWeComError(thrown);
				throw error.hide([used.token?.value ?? '', app.secret]);
			}
		};
		return await withRepeats(attempt, {
			repeat,
			policy: REPEAT_POLICIES.call,
			wait: this.wait,
			random: () => clock.random(),
			prepare: {
				repeatWithNewToken: () => {
					last.token?.drop();
				},
				repeatWhenLimitIsOver: (error) => {
					pauses.extend(endpoint);
					this.checkWait(endpoint, waited, error);
				},
			},
		});
	}

	private async waitForPause(endpoint: string, waited: Milliseconds): Promise<Milliseconds> {
		let spent: Milliseconds = 0;
		for (;;) {
			throwIfCancelled(this.isCancelled);
			const remaining = this.options.pauses.remaining(endpoint);
			if (remaining === 0) return spent;
			this.checkWait(endpoint, waited + spent, undefined);
			await this.wait(remaining);
			spent += remaining;
		}
	}

	private checkWait(endpoint: string, waited: Milliseconds, error: WeComError | undefined): void {
		if (waited + this.options.pauses.remaining(endpoint) <= this.options.maxRateLimitWait) return;
		throw new RateLimitError(waited, error instanceof RefusedError ? error : undefined);
	}
}
