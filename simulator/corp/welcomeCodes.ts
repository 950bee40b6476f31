import type { Milliseconds } from '../types';
import { slice, type Corp } from './corp';
import type { Follow } from './people';

/** A one-time code for a welcome message (doc 92137). */
export interface WelcomeCode {
	code: string;
	follow: Follow;
	createdAt: Milliseconds;
	/** The machine's time, for telling how long after the callback the message came. */
	createdAtReal: Milliseconds;
	used: boolean;
}

/** A welcome message that reached a customer. */
export interface WelcomeMessage {
	userid: string;
	external_userid: string;
	welcome_code: string;
	app: string;
	text?: unknown;
	attachments?: unknown;
	/** The corp's time, Unix milliseconds. */
	deliveredAt: Milliseconds;
	/** How long after the callback was sent, in real time. */
	msAfterCallback: Milliseconds;
}

export const welcomes = slice('welcome', () => ({
	codes: new Map<string, WelcomeCode>(),
	messages: [] as WelcomeMessage[],
}));

/**
 * Makes the code that goes with an add event, or none where WeCom gives none: the two have started
 * to chat, a welcome was already sent, the contact uses WeCom, or the console holds a welcome.
 */
export function createWelcomeCode(corp: Corp, follow: Follow): string | undefined {
	const member = corp.people.members.get(follow.userid);
	if (follow.chatStarted || follow.external.type === 2 || member?.consoleWelcome) return undefined;
	const { codes, messages } = welcomes(corp);
	const greeted = messages.some(
		(message) =>
			message.userid === follow.userid &&
			message.external_userid === follow.external.id &&
			message.deliveredAt / 1000 >= follow.createdAt,
	);
	if (greeted) return undefined;
	const code = corp.ids.next('welcomeCode');
	codes.set(code, {
		code,
		follow,
		createdAt: corp.clock.nowMs(),
		createdAtReal: performance.now(),
		used: false,
	});
	return code;
}
