import type { ExternalUserId, Milliseconds, UserId } from '../../types';
import type { Attachment, MessageText } from '../../corp/attachments';
import { slice, type Corp } from '../../corp/corp';
import type { Follow } from '../../corp/people';

/** A one-time code for a welcome message (doc 92137). */
export interface WelcomeCode {
	code: string;
	/** The app to which it was given; each gets its own. */
	app: string;
	follow: Follow;
	createdAt: Milliseconds;
	/** The machine's time, for telling how long after the callback the message came. */
	createdAtReal: Milliseconds;
	used: boolean;
}

/** A welcome message that reached a customer. */
export interface WelcomeMessage {
	userid: UserId;
	external_userid: ExternalUserId;
	welcome_code: string;
	app: string;
	text?: MessageText;
	attachments?: Attachment[];
	/** The corp's time, Unix milliseconds. */
	deliveredAt: Milliseconds;
	/** How long after the callback was sent, in real time. */
	msAfterCallback: Milliseconds;
}

export const welcomes = slice('welcome', () => ({
	codes: new Map<string, WelcomeCode>(),
	messages: [] as WelcomeMessage[],
	/** The relations that were greeted. */
	greeted: new Set<Follow>(),
}));

/**
 * Makes the codes that go with an add event, one for each app; none where WeCom gives none: the two
 * have started to chat, a welcome was already sent, the contact uses WeCom, or the console holds a
 * welcome message for the member (events.yaml, optional_when of WelcomeCode).
 * @returns codes by app name
 */
export function createWelcomeCodes(corp: Corp, follow: Follow): Record<string, string> {
	const { codes, greeted } = welcomes(corp);
	const member = corp.people.members.get(follow.userid);
	const started = follow.chatStarted || greeted.has(follow);
	if (started || follow.external.type === 2 || member?.consoleWelcome) return {};
	const made: Record<string, string> = {};
	for (const { name: app } of corp.tools.settings.apps) {
		const code = corp.ids.next('welcomeCode');
		const createdAt = corp.clock.nowMs();
		codes.set(code, {
			code,
			app,
			follow,
			createdAt,
			createdAtReal: performance.now(),
			used: false,
		});
		made[app] = code;
	}
	return made;
}
