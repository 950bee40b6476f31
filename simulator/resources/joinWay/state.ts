import type { UnixSeconds } from '../../types';
import { slice } from '../../corp/corp';

/** What can be set on a join way; names as in the API (doc 92229). */
export interface JoinWaySettings {
	scene: 1 | 2;
	remark?: string;
	auto_create_room?: 0 | 1;
	room_base_name?: string;
	room_base_id?: number;
	chat_id_list: string[];
	state?: string;
	mark_source?: boolean;
}

export interface JoinWay extends JoinWaySettings {
	config_id: string;
	createdAt: UnixSeconds;
	/** The app that made it; only that app sees it. */
	createdBy: string;
	/** How many group chats it has made. */
	roomsMade: number;
}

export const joinWays = slice('joinWay', () => new Map<string, JoinWay>());
