import { createHash } from 'node:crypto';

import type { CallbackSettings } from '../../wecom/callback/settings';
import type { Milliseconds } from '../../wecom/types';

/** More apps than one n8n serves; the one whose callback is longest ago is forgotten. */
const MOST_APPS = 1_000;

/** When the last authentic request of WeCom came for an app, as far as this process has seen it. */
export class CallbacksSeen {
	/** The longest ago first. */
	private readonly times = new Map<string, Milliseconds>();

	/** Notes a request whose signature was right. */
	note(settings: CallbackSettings, now: Milliseconds): void {
		const key = callbackKeyOf(settings);
		this.times.delete(key);
		this.times.set(key, now);
		const [oldest] = this.times.keys();
		if (this.times.size > MOST_APPS && oldest !== undefined) this.times.delete(oldest);
	}

	/** When the last one came; undefined where none did. */
	lastFor(settings: CallbackSettings): Milliseconds | undefined {
		return this.times.get(callbackKeyOf(settings));
	}
}

/** Tells the callback settings of one app from those of another; nothing of them can be read from it. */
export function callbackKeyOf({ corpId, token, key }: CallbackSettings): string {
	const hash = createHash('sha256').update(JSON.stringify([corpId, token]));
	return hash.update(key.key).digest('base64');
}

/** Those of this process: the trigger notes them, the check of the connection tells about them. */
export const sharedCallbacksSeen = new CallbacksSeen();
