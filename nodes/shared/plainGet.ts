import type { IHttpRequestHelper, IN8nHttpFullResponse } from 'n8n-workflow';

import type { HttpGet } from '../../wecom/exchange';
import type { Milliseconds } from '../../wecom/types';

const TIMEOUT: Milliseconds = 15_000;

/** Gets a URL by n8n, without any credential and without following a redirect. */
export const plainGet =
	({ httpRequest }: IHttpRequestHelper['helpers']): HttpGet =>
	async (url, qs) => {
		const { statusCode, headers, body } = (await httpRequest({
			method: 'GET',
			url,
			qs,
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: TIMEOUT,
		})) as IN8nHttpFullResponse;
		return { status: statusCode, headers: headers as Record<string, string>, body };
	};
