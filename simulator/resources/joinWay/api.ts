import { contactWays, MOST_WAYS, qrCodeUrl } from '../contactWay/state';
import type { Corp } from '../../corp/corp';
import { joinWays, type JoinWay, type JoinWaySettings } from './state';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';
import { requireChat } from '../groupChat/api';

/** doc 92229: what is beyond is cut off, not refused. */
const REMARK_CHARS = 30;

function checked(corp: Corp, app: AppOptions, input: JoinWaySettings): JoinWaySettings {
	for (const id of input.chat_id_list) {
		const chat = requireChat(corp, app, id);
		if (!chat.isCustomerGroup) throw new WeComError(90501, 'chat is not external group chat');
	}
	const { remark } = input;
	return { ...input, ...(remark && { remark: [...remark].slice(0, REMARK_CHARS).join('') }) };
}

/** @throws WeComError 41044 for one that is unknown, deleted or made by another app */
function requireWay(corp: Corp, app: AppOptions, id: string): JoinWay {
	const way = joinWays(corp).get(id);
	if (!way || way.createdBy !== app.name) throw new WeComError(41044);
	return way;
}

function create({ corp, app, input }: Call<JoinWaySettings>) {
	const settings = checked(corp, app, input);
	// doc 92229: the quota is shared with contact ways
	if (joinWays(corp).size + contactWays(corp).size >= MOST_WAYS) {
		throw new WeComError(41045, 'join way over limit');
	}
	const config_id = corp.ids.next('joinWay');
	const made = { config_id, createdAt: corp.clock.now(), createdBy: app.name, roomsMade: 0 };
	joinWays(corp).set(config_id, { ...settings, ...made });
	return { config_id };
}

function get({ corp, app, input }: Call<{ config_id: string }>) {
	const way = requireWay(corp, app, input.config_id);
	const creates = way.auto_create_room ?? 1;
	return {
		join_way: {
			config_id: way.config_id,
			scene: way.scene,
			remark: way.remark ?? '',
			auto_create_room: creates,
			...(creates === 1 && {
				room_base_name: way.room_base_name ?? '',
				room_base_id: way.room_base_id ?? 1,
			}),
			chat_id_list: way.chat_id_list,
			qr_code: qrCodeUrl(corp, way.config_id),
			state: way.state ?? '',
			mark_source: way.mark_source ?? true,
		},
	};
}

/** doc 92229: an update overwrites; what is left out falls back to its default. */
function update({ corp, app, input }: Call<JoinWaySettings & { config_id: string }>) {
	const { config_id, createdAt, createdBy, roomsMade } = requireWay(corp, app, input.config_id);
	const settings = checked(corp, app, input);
	joinWays(corp).set(config_id, { ...settings, config_id, createdAt, createdBy, roomsMade });
}

/** doc 92229 */
export const joinWay: Resource = {
	name: 'joinWay',
	handlers: {
		'joinWay.create': handler(create),
		'joinWay.get': handler(get),
		'joinWay.update': handler(update),
		'joinWay.delete': handler<{ config_id: string }>(({ corp, app, input }) => {
			joinWays(corp).delete(requireWay(corp, app, input.config_id).config_id);
		}),
	},
};
