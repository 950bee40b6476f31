import { pageOf } from '../corp/cursor';
import { transfers } from '../corp/transfers';
import { handler, type Call, type Resource } from '../handler';
import { transferCustomers, transferGroupChats, transferResult } from './transferHandlers';

const PAGE_SIZE = 1000;

/** doc 92124: customers of members who left, one record for each pair, until somebody gets them. */
function getUnassigned({ corp, input }: Call<{ page_size?: number; cursor?: string }>) {
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
	const page = pageOf(waiting, 'unassigned', input.cursor, input.page_size || PAGE_SIZE);
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
