import { NOT_CONNECTED } from '../../declaration/operation';
import { groupChats } from './groupChats';
import {
	chosen,
	entryOf,
	memberFirst,
	pagedSource,
	type Source,
	type ToEntry,
} from '../../../shared/lists/source';

/** doc 92124: the customers of members who have left, one record for each member and customer. */
const unassigned = (toEntry: ToEntry): Source =>
	pagedSource({
		path: '/cgi-bin/externalcontact/get_unassigned_list',
		body: () => ({ page_size: 1000 }),
		field: 'info',
		toEntry,
		isGood: (errcode) => errcode === NOT_CONNECTED,
	});

const byCustomer = unassigned(({ handover_userid, external_userid }) =>
	entryOf({ id: external_userid, description: handover_userid }),
);

/** The customers that the chosen member left behind, or those of every such member while it is not known. */
export const unassignedCustomers: Source = async (client, context, cursor) => {
	const member = chosen(context, 'handover_userid');
	if (member === '') return memberFirst();
	const { entries, ...page } = await byCustomer(client, context, cursor);
	const wanted = entries.filter(({ description }) => !member || description === member);
	return { ...page, entries: wanted };
};

/** The members who have left and whose customers nobody has been given yet. */
export const resignedMembers: Source = unassigned(({ handover_userid }) =>
	entryOf({ id: handover_userid }),
);

/** doc 92120: as many owners as one list of group chats can be asked for. */
const MOST_OWNERS = 100;
/** doc 92120: the owner has left and nobody has been given the group chat yet. */
const WAITING = 1;

/**
 * The group chats whose owners have left. WeCom lists them for named owners only: those who left
 * customers behind, too.
 */
export const resignedGroupChats: Source = async (client, context, cursor) => {
	const { entries } = await resignedMembers(client, context, undefined);
	const owners = [...new Set(entries.map(({ value }) => value))].slice(0, MOST_OWNERS);
	if (owners.length === 0) return { entries: [] };
	const chats = groupChats({
		pageSize: 1000,
		named: 100,
		filters: { status_filter: WAITING, owner_filter: { userid_list: owners } },
	});
	return await chats(client, context, cursor);
};
