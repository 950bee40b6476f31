import type { Simulator } from '../../simulator';

/** A message that was created: who sends it to whom. */
interface Sent {
	chat_type: string;
	sender: string;
	external_userid: string[];
}

/** The group messages that were asked for, in their order. */
export const sentIn = ({ ledger }: Simulator): Sent[] =>
	ledger.requests({ endpoint: 'groupMessage.create' }).map(({ body }) => body as Sent);

/** Makes tags in a new group and returns their ids. */
export const makeTags = (simulator: Simulator, ...tags: string[]): string[] =>
	simulator.actions.tagGroupCreated({ name: 'Level', tags }).tag_ids;

/** Lets a member have a customer, new unless named, with tags, since a moment in Unix seconds. Returns the customer's id. */
export function befriend(
	simulator: Simulator,
	userid: string,
	{ id, tags = [], since }: { id?: string; tags?: string[]; since?: number } = {},
): string {
	const { external_userid } = simulator.actions.customerAdds({ userid, external_userid: id });
	const follow = simulator.corp.people.findFollow(userid, external_userid);
	if (!follow) throw new Error('not added');
	follow.tags = tags;
	if (since !== undefined) follow.createdAt = since;
	return external_userid;
}

/** Gives a member so many new customers and returns their ids. */
export const has = (simulator: Simulator, userid: string, count: number): string[] =>
	Array.from({ length: count }, () => befriend(simulator, userid));
