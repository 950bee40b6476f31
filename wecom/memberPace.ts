import type { Milliseconds } from './types';
import { keyOfMember } from './userId';

/** How many messages of an app a member gets in a while; WeCom drops more without an error (doc 90312). */
interface Window {
	length: Milliseconds;
	most: number;
}

/** WeCom's own with a little on top, since its clock is not this one. */
const WINDOWS: readonly Window[] = [
	{ length: 61_000, most: 30 },
	{ length: 3_605_000, most: 1_000 },
];
const LONGEST = 3_605_000;

/** So many members are remembered; the one that was written to first is forgotten. */
const MAX_MEMBERS = 50_000;

/** Whose turn it is not yet, and for how long. */
export interface Held {
	member: string;
	wait: Milliseconds;
}

/** Remembers what was sent to whom, so that no message is sent that WeCom would drop. */
export class MemberPace {
	/** When messages were sent, by app and member, oldest first. */
	private readonly sent = new Map<string, Milliseconds[]>();

	/** The member for whom a message of the app has to wait longest; undefined where it need not. */
	heldUp(app: string, members: readonly string[], now: Milliseconds): Held | undefined {
		let longest: Held | undefined;
		for (const member of members) {
			const wait = this.waitFor(keyOf(app, member), now);
			if (wait > (longest?.wait ?? 0)) longest = { member, wait };
		}
		return longest;
	}

	/** Counts a message that is being sent. */
	note(app: string, members: readonly string[], now: Milliseconds): void {
		for (const member of members) {
			const key = keyOf(app, member);
			const recent = (this.sent.get(key) ?? []).filter((at) => at > now - LONGEST);
			this.sent.delete(key);
			this.sent.set(key, [...recent, now]);
		}
		for (const key of this.sent.keys()) {
			if (this.sent.size <= MAX_MEMBERS) break;
			this.sent.delete(key);
		}
	}

	/** Forgets everything. */
	clear(): void {
		this.sent.clear();
	}

	private waitFor(key: string, now: Milliseconds): Milliseconds {
		const sent = this.sent.get(key) ?? [];
		const waits = WINDOWS.map(({ length, most }) => {
			// The message that has to be out of the window before one more fits in.
			const blocking = sent[sent.length - most];
			return blocking === undefined ? 0 : blocking + length - now;
		});
		return Math.max(0, ...waits);
	}
}

const keyOf = (app: string, member: string): string => `${app}/${keyOfMember(member)}`;
