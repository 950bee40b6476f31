import { checkAttachments, type Attachment, type MessageText } from '../../corp/attachments';
import { welcomes } from './state';
import { requireMember } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { Milliseconds } from '../../types';

/** doc 92137 */
const CODE_LIFETIME: Milliseconds = 20_000;

interface Welcome {
	welcome_code: string;
	text?: MessageText;
	attachments?: Attachment[];
}

function send({ corp, app, input }: Call<Welcome>) {
	const { codes, messages, greeted } = welcomes(corp);
	const code = codes.get(input.welcome_code);
	const now = corp.clock.nowMs();
	if (!code || code.used || code.app !== app.name || now - code.createdAt > CODE_LIFETIME) {
		throw new WeComError(41050);
	}
	const { follow } = code;
	const member = requireMember(corp, app, follow.userid);
	// doc 92137: of several apps the first one succeeds; the others learn that it has arrived
	if (follow.chatStarted || greeted.has(follow)) throw new WeComError(41051);
	// doc 92005: with chat archiving the customer has to agree first
	if (member.archiving && !follow.archiveAgreed)
		throw new WeComError(41053, 'not agree to archive');
	checkAttachments(corp, input.attachments);
	code.used = true;
	greeted.add(follow);
	messages.push({
		userid: follow.userid,
		external_userid: follow.external.id,
		app: app.name,
		...input,
		deliveredAt: now,
		msAfterCallback: performance.now() - code.createdAtReal,
	});
}

/** doc 92137 */
export const welcomeMessage: Resource = {
	name: 'welcomeMessage',
	handlers: { 'welcomeMessage.send': handler(send) },
};
