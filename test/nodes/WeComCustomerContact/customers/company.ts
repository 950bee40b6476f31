import { clientDouble, type Call } from '../../../../support/harness/clientDouble';
import { NOT_CONNECTED } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import type { JsonObject } from '../../../../wecom/types';

/** A record of the list of customers. */
export const customer = (
	userid: string,
	external_userid: string,
	follow: JsonObject = {},
): JsonObject => ({
	external_contact: { external_userid, name: `Customer ${external_userid}` },
	follow_info: { userid, ...follow },
});

/**
 * A company whose members have these customers. It lists each member, the customers of members with their details, and
 * the ids of those of one; `otherwise` answers a call in another way, or throws.
 */
export function company(
	customers: Readonly<Record<string, readonly string[]>>,
	otherwise: (call: Call) => unknown = () => undefined,
) {
	const { client, calls } = clientDouble((call) => otherwise(call) ?? usual(call));
	const usual = ({ endpoint, query, body }: Call) => {
		if (endpoint === 'get_follow_user_list') return { follow_user: Object.keys(customers) };
		if (endpoint === 'list') {
			const external_userid = customers[query.userid ?? ''] ?? [];
			return external_userid.length > 0 ? { external_userid } : { errcode: NOT_CONNECTED };
		}
		if (endpoint !== 'get_by_user') return {};
		const userids = body.userid_list as string[];
		const external_contact_list = userids.flatMap((userid) =>
			(customers[userid] ?? []).map((id) => customer(userid, id)),
		);
		return external_contact_list.length > 0
			? { external_contact_list }
			: { errcode: NOT_CONNECTED };
	};
	/** The members whom the calls of an endpoint were about. */
	const askedFor = (endpoint: string) =>
		calls
			.filter((call) => call.endpoint === endpoint)
			.map(({ query, body }) => body.userid_list ?? query.userid);
	return { client, calls, askedFor };
}
