import type { IWebhookFunctions } from 'n8n-workflow';

import type { Attempt } from '../../wecom/callback/deliveries';
import { MAX_BODY_BYTES } from '../../wecom/callback/receive';
import type { Clock, Milliseconds } from '../../wecom/types';

/** The part of the request that is used. */
export interface Request {
	headers: Readonly<Record<string, string | string[] | undefined>>;
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/** The part of the response that is used. */
export interface Response {
	statusCode: number;
	readonly writableEnded: boolean;
	setHeader(name: string, value: string | number): unknown;
	end(body?: Buffer): unknown;
	/** `finish` once the answer was handed to the network, `close` when nothing more can be. */
	once(event: 'finish' | 'close', listener: () => void): unknown;
}

/** A request that is answered without a workflow run. */
export interface Rejection {
	status: 400 | 401 | 403 | 413 | 503;
	reason: string;
	detail?: string;
}

/** For so long WeCom waits for an answer (doc 90930). */
const ANSWER_TIME_MS: Milliseconds = 5_000;

/** The request as the web server has it. */
export function requestOf(context: IWebhookFunctions): Request {
	return context.getRequestObject();
}

/** The response as the web server has it. */
export function responseOf(context: IWebhookFunctions): Response {
	return context.getResponseObject();
}

/** The body as it came. n8n parses XML in a way of its own, so nothing but the bytes is used. */
export async function readBody(request: Request): Promise<Buffer | Rejection> {
	if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
		return { status: 413, reason: 'bodySize' };
	}
	try {
		if (request.rawBody === undefined) await request.readRawBody?.();
	} catch (error) {
		// The limit of n8n itself, a connection that was cut, or an encoding that does not unpack.
		const tooLarge = (error as { type?: unknown } | null)?.type === 'entity.too.large';
		return { status: tooLarge ? 413 : 400, reason: tooLarge ? 'bodySize' : 'body' };
	}
	return request.rawBody ?? { status: 400, reason: 'body' };
}

/** What the response tells about a request that has just come in. */
export function attemptOf(response: Response, clock: Pick<Clock, 'now'>): Attempt {
	const arrivedAt = clock.now();
	let answeredAt: Milliseconds | undefined;
	let isClosed = false;
	response.once('finish', () => (answeredAt = clock.now()));
	response.once('close', () => (isClosed = true));
	return {
		outcome: () => {
			if (!response.writableEnded) return 'starting';
			return isSuccess(response) ? 'started' : 'failed';
		},
		answer: () => {
			const isLate = (answeredAt ?? clock.now()) - arrivedAt >= ANSWER_TIME_MS;
			if (answeredAt === undefined) return isClosed || isLate ? 'missed' : 'awaited';
			return isSuccess(response) && !isLate ? 'success' : 'missed';
		},
	};
}

function isSuccess({ statusCode }: Response): boolean {
	return statusCode < 300;
}
