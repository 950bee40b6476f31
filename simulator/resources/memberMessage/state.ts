import { slice } from '../../corp/corp';
import type { JsonObject, Milliseconds, UserId } from '../../types';

/** A message of an app to members. */
export interface MemberMessage {
	id: string;
	app: string;
	/** Who got it: known members who see the app, and to whom no more than WeCom allows was sent. */
	receivers: UserId[];
	/** To whom WeCom did not deliver it, because too much was sent to them, without saying so. */
	dropped: UserId[];
	/** What was sent, as it was sent. */
	content: JsonObject;
	sentAt: Milliseconds;
	recalled: boolean;
	/** What stands in place of the buttons, by member. */
	replaced: Map<UserId, string>;
}

/** A code with which a card can be updated once. */
export interface ResponseCode {
	message: MemberMessage;
	madeAt: Milliseconds;
	used: boolean;
}

/** The messages of all apps, and what is counted of them. */
export const memberMessages = slice('memberMessages', () => ({
	messages: new Map<string, MemberMessage>(),
	codes: new Map<string, ResponseCode>(),
	/** When messages were sent, by app and member. */
	sent: new Map<string, Milliseconds[]>(),
}));
