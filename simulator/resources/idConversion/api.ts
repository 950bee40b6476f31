import type { Corp } from '../../corp/corp';
import type { Customer } from '../../corp/people';
import { providerIds, type TemporaryId } from './state';
import { isVisible } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';

interface OpenUserids {
	open_userid_list: string[];
	source_agentid: number;
}

interface TemporaryIds {
	business_type: number;
	user_type: number;
	tmp_external_userid_list: string[];
}

/** Whether the app sees someone who follows the customer. */
function isVisibleCustomer(corp: Corp, app: AppOptions, id: string | undefined): boolean {
	const customer = corp.people.customers.get(id ?? '');
	return customer?.follows.some(({ userid, half }) => !half && isVisible(app, userid)) === true;
}

function openUseridToUserid({ corp, app, input }: Call<OpenUserids>) {
	const { openUserids } = providerIds(corp);
	const userid_list: Array<{ open_userid: string; userid: string }> = [];
	const invalid_open_userid_list: string[] = [];
	for (const open_userid of input.open_userid_list) {
		const found = openUserids.get(open_userid);
		if (found?.agentId === input.source_agentid && isVisible(app, found.userid)) {
			userid_list.push({ open_userid, userid: found.userid });
		} else {
			invalid_open_userid_list.push(open_userid);
		}
	}
	return { userid_list, invalid_open_userid_list };
}

/** No code is named for an id that cannot be converted, so it is that of an unknown customer. */
function fromServiceExternalUserid({
	corp,
	app,
	input,
}: Call<{ external_userid: string; source_agentid: number }>) {
	const found = providerIds(corp).customers.get(input.external_userid);
	if (found?.agentId !== input.source_agentid) throw new WeComError(40096);
	if (!isVisibleCustomer(corp, app, found.external_userid)) {
		throw new WeComError(60011, 'no privilege to access external user');
	}
	return { external_userid: found.external_userid };
}

function convertTmpExternalUserid({ corp, app, input }: Call<TemporaryIds>) {
	const { temporary } = providerIds(corp);
	const isConvertible = (found: TemporaryId | undefined): found is TemporaryId =>
		found?.app === app.name &&
		found.businessType === input.business_type &&
		found.userType === input.user_type &&
		(found.userType !== 1 || isVisibleCustomer(corp, app, found.external_userid));
	const results: Array<Record<string, string | undefined>> = [];
	const invalid_tmp_external_userid_list: string[] = [];
	for (const tmp_external_userid of input.tmp_external_userid_list) {
		const found = temporary.get(tmp_external_userid);
		if (!isConvertible(found)) {
			invalid_tmp_external_userid_list.push(tmp_external_userid);
			continue;
		}
		const { external_userid, corpid, userid } = found;
		const own = found.userType === 1 ? { external_userid } : { corpid, userid };
		results.push({ tmp_external_userid, ...own });
	}
	return { results, invalid_tmp_external_userid_list };
}

/** One for the whole corp, not of a mini program or official account (doc 92323). */
function openidOf({ serial }: Customer): string {
	return `oSimOpenid${String(serial).padStart(18, '0')}`;
}

/** doc 95884, 98729, 92323 */
export const idConversion: Resource = {
	name: 'idConversion',
	handlers: {
		'idConversion.openUseridToUserid': handler(openUseridToUserid),
		'idConversion.fromServiceExternalUserid': handler(fromServiceExternalUserid),
		'idConversion.convertTmpExternalUserid': handler(convertTmpExternalUserid),
		'idConversion.externalUseridToOpenid': handler<{ external_userid: string }>(
			({ corp, input }) => {
				const customer = corp.people.customers.get(input.external_userid);
				if (!customer) throw new WeComError(40096);
				// doc 92323: only WeChat users have an openid
				if (customer.type === 2) throw new WeComError(41056, 'external user has no openid');
				return { openid: openidOf(customer) };
			},
		),
	},
};
