import {
	contactWayMembers,
	contactWays,
	countedConclusions,
	DAY_SECONDS,
	isExpired,
	MOST_WAYS,
	qrCodeUrl,
	sentConclusions,
	WEEK_SECONDS,
	type Conclusions,
	type ContactWay,
	type ContactWaySettings,
} from './state';
import type { Corp } from '../../corp/corp';
import { joinWays } from '../joinWay/state';
import { decodeCursor, encodeCursor } from '../../corp/cursor';
import { mediaUrl, requireMedia } from '../media/state';
import { requireFollow, requireServiceMember } from '../../corp/visibility';
import { isEmpty } from '../../../contract/conditions';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';
import type { JsonObject } from '../../types';

/** doc 92228 */
const MOST_MEMBERS = 100;

const LISTED_BY_DEFAULT = 90 * DAY_SECONDS;

type Update = Partial<Omit<ContactWaySettings, 'type' | 'scene' | 'is_temp' | 'is_exclusive'>> & {
	config_id: string;
};

function checkConclusions(corp: Corp, conclusions: Conclusions | undefined): void {
	if (!conclusions) return;
	if (isEmpty(conclusions)) throw new WeComError(40058, 'conclusions is empty');
	const { image, miniprogram } = conclusions;
	for (const id of [image?.media_id, miniprogram?.pic_media_id]) {
		if (id) requireMedia(corp, id, 'image');
	}
}

/** doc 92228: the third button, with a picture, is for single members. */
const buttonStyles = (type: ContactWaySettings['type']) => (type === 1 ? [1, 2, 3] : [1, 2]);

/** The settings as they are kept. */
function counted<T extends Pick<ContactWaySettings, 'conclusions'>>(input: T): T {
	const { conclusions } = input;
	return conclusions ? { ...input, conclusions: countedConclusions(conclusions) } : input;
}

/** What holds across the fields of a contact way, new or changed. */
function checkSettings(corp: Corp, app: AppOptions, way: ContactWaySettings): void {
	const { user = [], party = [] } = way;
	if (way.type === 1 && user.length !== 1) throw new WeComError(41041, 'user count invalid');
	if (way.type === 2 && user.length === 0 && party.length === 0) {
		throw new WeComError(40035, 'user and party are both empty');
	}
	if (way.is_temp && way.type !== 1)
		throw new WeComError(40058, 'temp chat supports a single user only');
	if (way.scene === 1 && !buttonStyles(way.type).includes(way.style ?? 1)) {
		throw new WeComError(41042);
	}
	for (const userid of user) {
		const member = requireServiceMember(corp, app, userid);
		if (!member.activated) throw new WeComError(41054, 'user not activated');
	}
	if (contactWayMembers(corp, way).length > MOST_MEMBERS)
		throw new WeComError(41041, 'too many users');
	if (way.is_temp) checkConclusions(corp, way.conclusions);
}

/** @throws WeComError 41044 for one that is unknown, deleted or made by another app */
function requireWay(corp: Corp, app: AppOptions, id: string): ContactWay {
	const way = contactWays(corp).get(id);
	if (!way || way.createdBy !== app.name) throw new WeComError(41044);
	return way;
}

function create({ corp, app, input }: Call<ContactWaySettings>) {
	const settings = counted(input);
	checkSettings(corp, app, settings);
	const ways = contactWays(corp);
	// Temporary sessions do not count; there are few of them.
	if (!input.is_temp && ways.size + joinWays(corp).size >= MOST_WAYS)
		throw new WeComError(41045, 'contact way over limit');
	const config_id = corp.ids.next('contactWay');
	ways.set(config_id, { ...settings, config_id, createdAt: corp.clock.now(), createdBy: app.name });
	return { config_id, ...(input.scene === 2 && { qr_code: qrCodeUrl(corp, config_id) }) };
}

/** An image comes back as an address, the rest as it was set (doc 92228). */
function conclusionsView(corp: Corp, conclusions: Conclusions): JsonObject {
	const { image, ...rest } = conclusions as Conclusions & JsonObject;
	if (!image?.media_id) return rest;
	return { ...rest, image: { pic_url: mediaUrl(corp, image.media_id) } };
}

function view(corp: Corp, way: ContactWay): JsonObject {
	return {
		config_id: way.config_id,
		type: way.type,
		scene: way.scene,
		...(way.scene === 1 && { style: way.style ?? 1 }),
		remark: way.remark ?? '',
		skip_verify: way.skip_verify ?? true,
		state: way.state ?? '',
		...(way.scene === 2 && { qr_code: qrCodeUrl(corp, way.config_id) }),
		user: way.user ?? [],
		party: way.type === 2 ? (way.party ?? []) : [],
		is_temp: way.is_temp ?? false,
		...(way.is_temp && {
			expires_in: way.expires_in ?? WEEK_SECONDS,
			chat_expires_in: way.chat_expires_in ?? DAY_SECONDS,
			...(way.unionid !== undefined && { unionid: way.unionid }),
			...(way.conclusions && { conclusions: conclusionsView(corp, way.conclusions) }),
		}),
		mark_source: way.mark_source ?? true,
	};
}

interface ListInput {
	start_time?: number;
	end_time?: number;
	cursor?: string;
	limit?: number;
}

function getAll({ corp, app, input }: Call<ListInput>) {
	const now = corp.clock.now();
	const { start_time: start = now - LISTED_BY_DEFAULT, end_time: end = now } = input;
	const list = `contactWay:${input.start_time ?? ''}:${input.end_time ?? ''}`;
	const { items, next } = contactWays(corp).page(
		decodeCursor(list, input.cursor),
		input.limit ?? 100,
		(way) =>
			!way.is_temp && way.createdBy === app.name && way.createdAt >= start && way.createdAt <= end,
	);
	return {
		contact_way: items.map(({ config_id }) => ({ config_id })),
		next_cursor: next === undefined ? '' : encodeCursor(list, next),
	};
}

function update({ corp, app, input }: Call<Update>) {
	const way = requireWay(corp, app, input.config_id);
	if (isExpired(corp, way) || way.used) throw new WeComError(41044);
	const changed: ContactWay = { ...way, ...counted(input) };
	checkSettings(corp, app, changed);
	contactWays(corp).set(way.config_id, changed);
}

function closeTempChat({ corp, app, input }: Call<{ userid: string; external_userid: string }>) {
	const { userid, external_userid } = input;
	const follow = requireFollow(corp, app, userid, external_userid);
	const { session } = follow;
	if (!session || corp.clock.now() >= session.endsAt) throw new WeComError(40058, 'no temp chat');
	const conclusions = contactWays(corp).get(session.configId)?.conclusions;
	if (conclusions) sentConclusions(corp).push({ userid, external_userid, conclusions });
	delete follow.session;
}

/** doc 92228 */
export const contactWay: Resource = {
	name: 'contactWay',
	handlers: {
		'contactWay.create': handler(create),
		'contactWay.get': handler<{ config_id: string }>(({ corp, app, input }) => ({
			contact_way: view(corp, requireWay(corp, app, input.config_id)),
		})),
		'contactWay.getAll': handler(getAll),
		'contactWay.update': handler(update),
		'contactWay.delete': handler<{ config_id: string }>(({ corp, app, input }) => {
			contactWays(corp).delete(requireWay(corp, app, input.config_id).config_id);
		}),
		'contactWay.closeTempChat': handler(closeTempChat),
	},
};
