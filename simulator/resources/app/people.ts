import type { EventFields } from '../../callbacks/emit';
import { action, ControlError } from '../../control/action';
import { appOf } from '../../control/appOf';
import { oneOf, optional } from '../../control/fields';
import type { Corp } from '../../corp/corp';
import { isVisible } from '../../corp/visibility';
import type { AppOptions } from '../../options';
import { memberOf } from '../customer/people';
import { storeMedia, type MediaKind } from '../media/state';

/** The app that somebody uses, with its number. */
interface UsedApp extends AppOptions {
	agentId: number;
}

/** The app of that name, or the first one. @throws ControlError where there is none, or it has no number */
function usedApp(corp: Corp, name?: string): UsedApp {
	const app = appOf(corp.tools.settings, name);
	if (app.agentId === undefined) throw new ControlError(`the app ${app.name} has no agentId`);
	return { ...app, agentId: app.agentId };
}

/**
 * Sends what a member does in an app to that app.
 * @throws ControlError for a member who is unknown, has left or does not see the app
 */
export function emitOfMember(
	corp: Corp,
	{ userid, app: name }: { userid: string; app?: string },
	id: string,
	fields: EventFields = {},
): { app: string } {
	const app = usedApp(corp, name);
	memberOf(corp, userid);
	if (!isVisible(app, userid)) throw new ControlError(`${userid} does not see the app ${app.name}`);
	corp.emit(id, { FromUserName: userid, AgentID: app.agentId, ...fields }, app.name);
	return { app: app.name };
}

/** Whole numbers of 64 bits, as WeCom's are. */
const FIRST_MSG_ID = 7_345_678_901_234_567_000n;

const PLACE = { Location_X: 31.230391, Location_Y: 121.473702, Scale: 15, Label: 'Example Square' };
const WXWORK = { AppType: 'wxwork' };
const SCANNED = { ScanCodeInfo: { ScanType: 'qrcode', ScanResult: 'shelf-17' } };
const PICTURES = {
	SendPicsInfo: { Count: 1, PicList: [{ PicMd5Sum: '0cc175b9c0f1b6a831c399e269772661' }] },
};

/** What a message of each kind holds; its files can be fetched as those that were uploaded. */
const MESSAGES: Readonly<Record<string, (corp: Corp, text: string) => EventFields>> = {
	text: (_corp, text) => ({ Content: text }),
	image: (corp) => ({
		PicUrl: `${corp.tools.baseUrl()}/received.png`,
		MediaId: received(corp, 'image'),
	}),
	voice: (corp) => ({ MediaId: received(corp, 'voice'), Format: 'amr' }),
	video: (corp) => ({ MediaId: received(corp, 'video'), ThumbMediaId: received(corp, 'image') }),
	location: () => ({ ...PLACE, ...WXWORK }),
	link: (_corp, text) => ({
		Title: text,
		Description: text,
		Url: 'https://example.com/',
		PicUrl: 'https://example.com/picture.png',
	}),
};

function received(corp: Corp, kind: MediaKind): string {
	const contentType = { image: 'image/png', voice: 'audio/amr', video: 'video/mp4', file: '' }[
		kind
	];
	const data = Buffer.from(`simulated ${kind}`);
	return storeMedia(corp, { kind, purpose: 'temporary', filename: kind, contentType, data }).id;
}

/** What the entries of the menu send, beside their key. */
const MENU: Readonly<Record<string, EventFields>> = {
	click: {},
	view: {},
	view_miniprogram: {},
	scancode_push: SCANNED,
	scancode_waitmsg: SCANNED,
	pic_sysphoto: PICTURES,
	pic_photo_or_album: PICTURES,
	pic_weixin: PICTURES,
	location_select: { SendLocationInfo: { ...PLACE, Poiname: 'Example Tower' }, ...WXWORK },
};

/** What WeCom says about the use of an app, and what beside its number. */
const ACTIVITY = {
	inactive_alert: 'due',
	close_inactive_agent: 'now',
	reopen_inactive_agent: 'now',
	low_active_alert: 'due',
	low_active: 'now',
	active_restored: 'now',
} as const;
const WEEK_SECONDS = 7 * 86_400;

const BY = { userid: 'string', app: 'string?' } as const;
const names = <const K extends string>(table: Readonly<Record<K, unknown>>) =>
	Object.keys(table) as K[];

/** What members do in an app, and what becomes of the app. */
export const appActions = {
	memberWritesToApp: action({
		summary: 'A member writes to an app; the files of the message can be downloaded.',
		input: { ...BY, kind: optional(oneOf(...names(MESSAGES))), text: 'string?' },
		run: (corp, { kind = 'text', text = 'Hello', ...by }) => {
			const MsgId = String(FIRST_MSG_ID + BigInt(corp.ids.number('appMessage')));
			const { app } = emitOfMember(corp, by, `message.${kind}`, {
				MsgId,
				...MESSAGES[kind]?.(corp, text),
			});
			return { app, msg_id: MsgId };
		},
	}),
	memberUsesMenu: action({
		summary: 'A member uses an entry of the menu of an app.',
		input: { ...BY, entry: optional(oneOf(...names(MENU))), key: 'string?' },
		run: (corp, { entry = 'click', key = entry, ...by }) =>
			emitOfMember(corp, by, entry, { EventKey: key, ...MENU[entry] }),
	}),
	memberOpensApp: action({
		summary: 'A member opens an app.',
		input: BY,
		run: (corp, by) => emitOfMember(corp, by, 'enter_agent', { EventKey: '' }),
	}),
	memberReportsLocation: action({
		summary: 'A member who has agreed to report the location opens an app.',
		input: BY,
		run: (corp, by) => {
			const { Location_X: Latitude, Location_Y: Longitude } = PLACE;
			const place = { Latitude, Longitude, Precision: 65.5, ...WXWORK };
			return emitOfMember(corp, by, 'LOCATION', place);
		},
	}),
	appGiven: action({
		summary: 'An administrator puts a member into the visible range of an app.',
		input: BY,
		run: (corp, by) => {
			const settings = appOf(corp.tools.settings, by.app);
			memberOf(corp, by.userid);
			settings.visibleMembers?.push(by.userid);
			return emitOfMember(corp, by, 'subscribe');
		},
	}),
	appTaken: action({
		summary: 'An administrator takes a member out of the visible range of an app.',
		input: BY,
		run: (corp, by) => {
			const settings = appOf(corp.tools.settings, by.app);
			const told = emitOfMember(corp, by, 'unsubscribe');
			const all = settings.visibleMembers ?? [...corp.people.members.keys()];
			settings.visibleMembers = all.filter((userid) => userid !== by.userid);
			return told;
		},
	}),
	appActivityChanges: action({
		summary: 'WeCom finds an app unused or used again.',
		input: { app: 'string?', event: oneOf(...names(ACTIVITY)), userid: 'string?' },
		run: (corp, { app: name, event, userid }) => {
			const app = usedApp(corp, name);
			const due = { EffectTime: corp.clock.now() + WEEK_SECONDS };
			// Only an administrator who enables it again is named.
			const by = event === 'reopen_inactive_agent' && userid ? { FromUserName: userid } : {};
			const fields = { AgentID: app.agentId, ...by, ...(ACTIVITY[event] === 'due' && due) };
			corp.emit(event, fields, app.name);
			return { app: app.name };
		},
	}),
};
