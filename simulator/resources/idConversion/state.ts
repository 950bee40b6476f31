import type { ExternalUserId, UserId } from '../../types';
import { slice, type Corp } from '../../corp/corp';

/** Where a temporary id came from: 1 meeting, 2 collection form, 3 smart sheet (doc 98729). */
type BusinessType = 1 | 2 | 3;

/** 1 a customer; 2, 3 and 4 a member of another corp, by the kind of tie (doc 98729). */
type UserType = 1 | 2 | 3 | 4;

/** Whom a temporary id stands for. */
export interface TemporaryId {
	/** The app that got it. */
	app: string;
	businessType: BusinessType;
	userType: UserType;
	/** For a customer. */
	external_userid?: ExternalUserId;
	/** For a member of another corp. */
	corpid?: string;
	userid?: UserId;
}

/** Ids that other interfaces and other apps gave out, and that can be turned into the corp's own. */
export const providerIds = slice('idConversion', () => ({
	/** Members as a provider's app sees them. */
	openUserids: new Map<string, { agentId: number; userid: UserId }>(),
	/** Customers as a provider's app sees them. */
	customers: new Map<string, { agentId: number; external_userid: ExternalUserId }>(),
	/** The ids in both, by `<agentId>/<own id>`. */
	given: new Map<string, string>(),
	temporary: new Map<string, TemporaryId>(),
}));

/** The open_userid under which a provider's app knows a member; always the same. */
export function openUserid(corp: Corp, agentId: number, userid: UserId): string {
	const { given, openUserids } = providerIds(corp);
	const known = given.get(`${agentId}/${userid}`);
	if (known !== undefined) return known;
	const id = corp.ids.next('openUserid');
	given.set(`${agentId}/${userid}`, id);
	openUserids.set(id, { agentId, userid });
	return id;
}

/** The external_userid under which a provider's app knows a customer; always the same. */
export function providerExternalUserid(
	corp: Corp,
	agentId: number,
	external_userid: ExternalUserId,
): string {
	const { given, customers } = providerIds(corp);
	const known = given.get(`${agentId}/${external_userid}`);
	if (known !== undefined) return known;
	const id = corp.ids.next('providerCustomer');
	given.set(`${agentId}/${external_userid}`, id);
	customers.set(id, { agentId, external_userid });
	return id;
}
