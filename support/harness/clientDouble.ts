import type { WeComClient } from '../../wecom/client';
import { RefusedError } from '../../wecom/errors';
import { errcodeIn } from '../../wecom/json';
import type { IsGood } from '../../wecom/readAnswer';
import type { Repeat } from '../../wecom/repeat';
import type { HttpRequest, JsonObject } from '../../wecom/types';

/** A call as the client was given it. */
export interface Call extends Pick<HttpRequest, 'method' | 'query'> {
	/** What its path ends with, as in `get_corp_tag_list`. */
	endpoint: string;
	path: string;
	body: JsonObject;
	repeat: Repeat;
}

/**
 * A client that sends nothing. `answer` says what WeCom gives for a call, or throws what goes wrong on the way; an
 * errcode that the caller does not take for a success is a refusal, as with the client itself. `calls` has each call.
 */
export function clientDouble(answer: (call: Call) => unknown, appKey = 'app') {
	const calls: Call[] = [];
	const json = async (request: HttpRequest, repeat: Repeat, isGood?: IsGood) => {
		const { method, path, query, body = {} } = request;
		const endpoint = path.slice(path.lastIndexOf('/') + 1);
		const call = { method, path, endpoint, query, body: body as JsonObject, repeat };
		calls.push(call);
		await Promise.resolve();
		const answered = (await answer(call)) as JsonObject;
		const errcode = errcodeIn(answered);
		if (errcode === 0 || isGood?.(errcode, answered) === true) return answered;
		throw new RefusedError(errcode, 'refused');
	};
	return { client: { json, appKey } as unknown as WeComClient, calls };
}
