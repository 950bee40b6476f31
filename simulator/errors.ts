/**
 * WeCom's own short texts for the codes that the simulator gives most. Programs judge by the code
 * (doc 90664), so the other codes carry the text that the handler passes, or a plain one.
 */
const TEXTS: Record<number, string> = {
	[-1]: 'system busy',
	40001: 'invalid credential',
	40013: 'invalid corpid',
	40014: 'invalid access_token',
	40058: 'invalid Request Parameter',
	40068: 'invalid tagid',
	40071: 'tag name already exists',
	40096: 'invalid external userid',
	40007: 'invalid media_id',
	41001: 'access_token missing',
	41002: 'corpid missing',
	41004: 'corpsecret missing',
	41044: 'invalid contact way config_id',
	41050: 'invalid welcome code',
	41051: 'externaluser has started chatting',
	41096: 'welcome msg is being distributed',
	42001: 'access_token expired',
	45009: 'api freq out of limit',
	45033: 'api concurrent out of limit',
	45035: 'concurrent conflict',
	48002: 'api forbidden',
	50100: 'invalid cursor',
	60020: 'not allow to access from your ip',
	60111: 'userid not found',
	84061: 'not external contact',
};

/** A refusal in WeCom's way: an HTTP 200 whose body carries the code. Handlers throw it. */
export class WeComError extends Error {
	constructor(
		readonly code: number,
		/** What WeCom says about it; without it the usual text of the code. */
		text: string = TEXTS[code] ?? 'request refused',
	) {
		super(text);
	}
}

/**
 * Dresses an error text as WeCom does: a hint id, the caller's address and the look-up page.
 * @returns e.g. `invalid credential, hint: […], from ip: 127.0.0.1, more info at https://…?e=40001`
 */
export function errorMessage(code: number, text: string, hint: string, ip: string): string {
	return (
		`${text}, hint: [${hint}], from ip: ${ip}, ` +
		`more info at https://open.work.weixin.qq.com/devtool/query?e=${code}`
	);
}
