import type { Corp } from '../../corp/corp';
import { isServing } from '../../corp/visibility';
import { isVisibleDepartment } from '../../corp/departments';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';
import type { JsonObject, Milliseconds, UserId } from '../../types';
import { memberMessages, type MemberMessage } from './state';

interface Sending {
	touser?: string;
	toparty?: string;
	totag?: string;
	msgtype: string;
	agentid: number;
}

const MINUTE: Milliseconds = 60_000;
const HOUR: Milliseconds = 3_600_000;
/** doc 90312: what is more is dropped without an error. */
const MOST = [
	{ length: MINUTE, most: 30 },
	{ length: HOUR, most: 1_000 },
];
/** doc 94867 */
const RECALLABLE: Milliseconds = 24 * HOUR;
/** doc 94888 */
const CODE_LIFETIME: Milliseconds = 72 * HOUR;

/** The entries of one of its texts. */
const entriesOf = (text = '') => text.split('|').filter((entry) => entry !== '');

/** @throws WeComError 301002 unless the number is that of the calling app */
function checkAgent(app: AppOptions, agentid: number): void {
	if (app.agentId !== agentid) throw new WeComError(301002, 'not allow operate another agent');
}

/** A member by a userid in any case. */
function memberFor(corp: Corp, app: AppOptions, userid: string): UserId | undefined {
	for (const known of corp.people.members.keys()) {
		if (known.toLowerCase() === userid.toLowerCase() && isServing(corp, app, known)) return known;
	}
	return undefined;
}

function send({ corp, app, input }: Call<Sending>) {
	checkAgent(app, input.agentid);
	const users = entriesOf(input.touser);
	const everybody = users.some((userid) => userid.toLowerCase() === '@all');
	const found = users.map((userid) => memberFor(corp, app, userid));
	const invaliduser = everybody ? [] : users.filter((_, at) => found[at] === undefined);
	const parties = entriesOf(input.toparty).map(Number);
	const invalidparty = parties.filter((id) => !isVisibleDepartment(corp, app, id));
	const ofParties = corp.people
		.inDepartments(parties.filter((id) => !invalidparty.includes(id)))
		.map(({ userid }) => userid)
		.filter((userid) => isServing(corp, app, userid));
	// Tags of the address book are not simulated: none is known.
	const invalidtag = entriesOf(input.totag);
	const all = everybody ? [...corp.people.members.keys()] : [...found, ...ofParties];
	const reached = [...new Set(all)].filter((userid) => userid !== undefined);
	const unlicensed = reached.filter((userid) => !corp.people.members.get(userid)?.licensed);
	if (reached.length === 0) {
		throw new WeComError(81013, 'user & party & tag all invalid');
	}
	const licensed = reached.filter((userid) => !unlicensed.includes(userid));
	const message = keep(corp, app, licensed, { ...input });
	return {
		invaliduser: invaliduser.join('|').toLowerCase(),
		invalidparty: invalidparty.join('|'),
		invalidtag: invalidtag.join('|'),
		unlicenseduser: unlicensed.join('|').toLowerCase(),
		msgid: message.id,
		...(input.msgtype === 'template_card' && { response_code: newCode(corp, message) }),
	};
}

function keep(corp: Corp, app: AppOptions, to: UserId[], content: JsonObject): MemberMessage {
	const { messages, sent } = memberMessages(corp);
	const now = corp.clock.nowMs();
	const dropped = to.filter((userid) => {
		const key = `${app.name}/${userid}`;
		const recent = (sent.get(key) ?? []).filter((at) => at > now - HOUR);
		const isTooMuch = MOST.some(
			({ length, most }) => recent.filter((at) => at > now - length).length >= most,
		);
		sent.set(key, [...recent, now]);
		return isTooMuch;
	});
	const message: MemberMessage = {
		id: corp.ids.next('message'),
		app: app.name,
		receivers: to.filter((userid) => !dropped.includes(userid)),
		dropped,
		content,
		sentAt: now,
		recalled: false,
		replaced: new Map(),
	};
	messages.set(message.id, message);
	return message;
}

/** A code with which the card of a message can be updated once. */
export function newCode(corp: Corp, message: MemberMessage): string {
	const code = corp.ids.next('responseCode');
	memberMessages(corp).codes.set(code, { message, madeAt: corp.clock.nowMs(), used: false });
	return code;
}

function recall({ corp, app, input }: Call<{ msgid: string }>) {
	const message = memberMessages(corp).messages.get(input.msgid);
	// No source names the codes of these refusals.
	if (!message || message.app !== app.name) throw new WeComError(40058, 'invalid msgid');
	if (corp.clock.nowMs() - message.sentAt > RECALLABLE) throw new WeComError(40058, 'too late');
	message.recalled = true;
}

interface Update {
	atall?: 0 | 1;
	userids?: string[];
	agentid: number;
	response_code: string;
	button: { replace_name: string };
}

function updateCard({ corp, app, input }: Call<Update>) {
	checkAgent(app, input.agentid);
	const code = memberMessages(corp).codes.get(input.response_code);
	const isOver = !code || code.used || corp.clock.nowMs() - code.madeAt > CODE_LIFETIME;
	if (isOver || code.message.app !== app.name) {
		throw new WeComError(40058, 'invalid response_code');
	}
	const { message } = code;
	code.used = true;
	const wanted = input.atall === 1 ? message.receivers : (input.userids ?? []);
	const found = wanted.filter((userid) => message.receivers.includes(userid));
	for (const userid of found) message.replaced.set(userid, input.button.replace_name);
	return { invaliduser: wanted.filter((userid) => !found.includes(userid)) };
}

export const memberMessage: Resource = {
	name: 'memberMessage',
	handlers: {
		'memberMessage.send': handler(send),
		'memberMessage.recall': handler(recall),
		'memberMessage.updateCard': handler(updateCard),
	},
};
