import type { IDataObject } from 'n8n-workflow';

import { describeWeComError } from '../../../../wecom/describeError';
import type { WeComError } from '../../../../wecom/errors';

/** What a check found. `unknown` where nothing shows it: a yes is never a guess. */
export interface Verdict extends IDataObject {
	/** What was looked at, as the documentation names it. */
	check: string;
	ok: 'yes' | 'no' | 'unknown';
	/** What was found. */
	says: string;
	/** What to do about it; empty where there is nothing to do. */
	doThis: string;
}

export const yes = (check: string, says: string): Verdict => ({
	check,
	ok: 'yes',
	says,
	doThis: '',
});

export const no = (check: string, says: string, doThis: string): Verdict => ({
	check,
	ok: 'no',
	says,
	doThis,
});

export const unknown = (check: string, says: string, doThis = ''): Verdict => ({
	check,
	ok: 'unknown',
	says,
	doThis,
});

/** What an error says and what to do about it, as a verdict. */
export function failed(check: string, error: WeComError, ok: 'no' | 'unknown' = 'no'): Verdict {
	const { message, description } = describeWeComError(error);
	return { check, ok, says: message, doThis: description };
}
