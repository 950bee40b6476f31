import { whatCame } from './answerInPlace';
import { readJsonText } from './answerText';
import { originOf } from './baseUrl';
import { HttpStatusError, RedirectError, RefusedError, UnreadableAnswerError } from './errors';
import { errcodeIn, isJsonObject } from './json';
import { BUSY_CODE, type Repeat } from './repeat';
import type { HttpResponse, JsonObject } from './types';

/** A file that WeCom answered with. */
export interface BinaryAnswer {
	data: Buffer;
	headers: Record<string, string>;
}

/** Whether an answer with another errcode than 0 is a success all the same. */
export type IsGood = (errcode: number, answer: JsonObject) => boolean;

const onlyZero: IsGood = () => false;

/**
 * The JSON object of an answer. n8n hands on a text where it was no JSON; that is repaired where it can
 * be. What creates or sends then counts as done only if the text says errcode 0 itself.
 * @throws HttpStatusError, UnreadableAnswerError or RefusedError
 */
export function readJson(
	response: HttpResponse,
	repeat: Repeat = 'safe',
	isGood = onlyZero,
): JsonObject {
	const { status, body } = response;
	const { value, repaired } = typeof body === 'string' ? readText(body) : whole(body);
	if (isJsonObject(value)) {
		const code = errcodeIn(value);
		const errmsg = typeof value.errmsg === 'string' ? value.errmsg : '';
		if (code === BUSY_CODE) throw new RefusedError(code, errmsg, 'unknown');
		if (!Number.isNaN(code) && code !== 0 && !isGood(code, value)) {
			throw new RefusedError(code, errmsg);
		}
		const isDone = !repaired || repeat === 'safe' || (value.errcode ?? null) !== null;
		if (status < 300 && !Number.isNaN(code) && isDone) return value;
	}
	throwIfNotSuccess(response);
	throw new UnreadableAnswerError();
}

/** @throws HttpStatusError for a status that is none of success */
function throwIfNotSuccess({ status, headers }: HttpResponse): void {
	if (status >= 400) throw new HttpStatusError(status);
	if (status >= 300) throw new RedirectError(status, originOf(headers.location ?? ''));
}

const whole = (value: unknown) => ({ value, repaired: false });

const readText = (text: string) => readJsonText(text) ?? whole(undefined);

/** The file of an answer (doc 90254). @throws what `readJson` throws for an answer that is none */
export function readBinary(response: HttpResponse): BinaryAnswer {
	const { headers, body } = response;
	const data = Buffer.isBuffer(body) ? body : Buffer.from(body as ArrayBuffer);
	const came = whatCame(data, headers);
	if (came.kind === 'refusal') readJson({ ...response, body: came.json });
	throwIfNotSuccess(response);
	if (came.kind !== 'file') throw new UnreadableAnswerError();
	return { data, headers };
}
