import { isOnThisMachine } from './baseUrl';
import { CancelledError, RefusedError } from './errors';
import { readBinary, readJson, type BinaryAnswer, type IsGood } from './readAnswer';
import { REPEAT_POLICIES, withRepeats, type Repeat } from './repeat';
import { toWeComError } from './thrown';
import { keyOf } from './token';
import { outcomeOf } from './traffic/outcomeOf';
import type { TrafficRun, Turns } from './traffic/run';
import type { Outcome } from './traffic/ticket';
import type {
	AppCredentials,
	Clock,
	HttpRequest,
	HttpResponse,
	HttpSend,
	JsonObject,
	UsedToken,
} from './types';
import { cancellableWait, type Wait } from './wait';

export interface ClientOptions {
	app: AppCredentials;
	send: HttpSend;
	/** Says when each call may leave. */
	traffic: TrafficRun;
	clock: Clock;
	/** Whether the caller has given up; checked before each request and while waiting. */
	isCancelled?: () => boolean;
}

/** Sends requests of one app when they may leave, and again where `repeat.ts` says so. */
export class WeComClient {
	/** Tells the app of this client from others. */
	readonly appKey: string;
	/** Number of the app, where the credential has it. */
	readonly agentId: string | undefined;
	/** Whether the API of the app is on this machine, as the simulator is. */
	readonly isOnThisMachine: boolean;
	private readonly isCancelled: () => boolean;
	private readonly wait: Wait;

	constructor(private readonly options: ClientOptions) {
		this.appKey = keyOf(options.app);
		this.agentId = options.app.agentId;
		this.isOnThisMachine = isOnThisMachine(options.app.baseUrl);
		this.isCancelled = options.isCancelled ?? (() => false);
		this.wait = cancellableWait(async (ms) => await options.clock.sleep(ms), this.isCancelled);
	}

	/**
	 * Sends a request and returns the JSON answer, `errcode` 0 or absent (doc 90313), or another one that
	 * `isGood` takes for a success.
	 * @throws WeComError whose `certainty` says whether WeCom may have carried it out
	 */
	async json(request: HttpRequest, repeat: Repeat, isGood?: IsGood): Promise<JsonObject> {
		return await this.deliver(request, repeat, (response) => readJson(response, repeat, isGood));
	}

	/**
	 * Sends a request whose answer is a file of at most `maxBytes` (doc 90254).
	 * @throws what `json` throws, and UnfitFileError for a longer answer
	 */
	async binary(request: HttpRequest, repeat: Repeat, maxBytes: number): Promise<BinaryAnswer> {
		return await this.deliver({ ...request, binary: { maxBytes } }, repeat, readBinary);
	}

	private async deliver<T>(
		request: HttpRequest,
		repeat: Repeat,
		read: (response: HttpResponse) => T,
	): Promise<T> {
		const { app, traffic } = this.options;
		return await traffic.request(
			app,
			request.path,
			async (turns) => await this.sendInTurn(request, repeat, read, turns),
		);
	}

	private async sendInTurn<T>(
		request: HttpRequest,
		repeat: Repeat,
		read: (response: HttpResponse) => T,
		turns: Turns,
	): Promise<T> {
		const { app, clock } = this.options;
		let last: { token?: UsedToken; outcome: Outcome } = { outcome: 'lost' };
		let refusal: RefusedError | undefined;
		const attempt = async (): Promise<T> => {
			const place = await turns.next(refusal);
			const call: typeof last = { outcome: 'lost' };
			last = call;
			try {
				const answer = read(await this.options.send(request, (token) => (call.token = token)));
				call.outcome = 'good';
				return answer;
			} catch (thrown) {
				const error = this.isCancelled() ? new CancelledError() : toWeComError(thrown);
				// Without a token it has not left: what was refused is the exchange for one.
				if (call.token) call.outcome = outcomeOf(error);
				throw error.hide([call.token?.value ?? '', app.secret]);
			} finally {
				place.end(call.outcome);
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
					refusal = error instanceof RefusedError ? error : undefined;
					// The whole endpoint waits out a block; everything else this request waits for alone.
					if (last.outcome !== 'blocked') turns.pause();
				},
			},
		});
	}
}
