import { pageOf } from '../../corp/cursor';
import { transfers } from '../transfers/state';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import { transferCustomers, transferGroupChats, transferResult } from '../transfers/handlers';

const PAGE_SIZE = 1000;

interface UnassignedQuery {
	page_size?: number;
	cursor?: string;
	/** The number of the page from 0, the older way of paging; a cursor goes before it. */
	page_id?: number;
}

/** doc 92124: customers of members who left, one record for each pair, until somebody gets them. */
function getUnassigned({ corp, input }: Call<UnassignedQuery>) {
	const { latest } = transfers(corp);
	const waiting: Array<{
		handover_userid: string;
		external_userid: string;
		dimission_time: number;
	}> = [];
	for (const member of corp.people.members.values()) {
		if (member.resignedAt === undefined) continue;
		for (const { external, half } of member.follows.values()) {
			if (half || latest.get(`${member.userid}/${external.id}`)?.status === 2) continue;
			waiting.push({
				handover_userid: member.userid,
				external_userid: external.id,
				dimission_time: member.resignedAt,
			});
		}
	}
	const size = input.page_size || PAGE_SIZE;
	const { page_id } = input;
	if (input.cursor === undefined && page_id !== undefined) {
		if (!Number.isInteger(page_id) || page_id < 0) throw new WeComError(40058, 'invalid page_id');
		// The page says that a query by page_id gives no next_cursor.
		const from = page_id * size;
		const info = waiting.slice(from, from + size);
		return { info, is_last: from + size >= waiting.length };
	}
	const page = pageOf(waiting, 'unassigned', input.cursor, size);
	const { items: info, next_cursor } = page;
	return { info, is_last: next_cursor === '', next_cursor };
}

/** doc 92124, 94081, 94082, 92127 */
export const resignedTransfer: Resource = {
	name: 'resignedTransfer',
	handlers: {
		'resignedTransfer.getUnassigned': handler(getUnassigned),
		'resignedTransfer.transferCustomers': transferCustomers('resigned'),
		'resignedTransfer.getResult': transferResult('resigned'),
		'resignedTransfer.transferGroupChats': transferGroupChats('resigned'),
	},
};
