import { textIn } from '../../../../wecom/json';
import { isOdd } from '../../../../wecom/oddIds';
import { keyOfMember } from '../../../../wecom/userId';
import { customerFilter, type CustomerFilter } from '../../customers/filter';
import type { CustomerRecord } from '../../customers/record';
import { sharedSlices } from '../../engine/slices';
import type { JsonObject } from '../../../../wecom/types';

/** Which of several members sends to a customer whom all of them have. */
export type Choice = 'first' | 'last';

/** What one member sends, and how it came to that. */
export interface Sender {
	userid: string;
	/** Ids of the customers that the member sends to. */
	customers: string[];
	/** How many customers the member has. */
	read: number;
	/** How many of them pass and are sent to by another member. */
	leftToOthers: number;
}

interface Candidate {
	sender: Sender;
	/** When this member added the customer; not a number where WeCom does not say. */
	added: number;
	/** The other members who could send, of whom most customers have none. */
	others?: Set<Sender>;
}

/** Finds out, customer by customer, who sends to whom: each who passes the filters is in the list of one sender. */
export class Recipients {
	/** Customers who cannot be sent to, since an id of theirs cannot be read. */
	unreadable = 0;
	private readonly senders = new Map<string, Sender>();
	private readonly candidates = new Map<string, Candidate>();
	/** Customers who have, from any of the members, a tag that no recipient may have. */
	private readonly barred = new Set<string>();
	private readonly passes: CustomerFilter;
	private readonly isBarred: CustomerFilter;

	/**
	 * @param userids the members who may send, in the order in which they come out
	 * @param filters what `customerFilterParams` reads, tags as ids; all customers pass where it is empty
	 */
	constructor(
		userids: readonly string[],
		filters: JsonObject,
		private readonly choice: Choice,
	) {
		for (const userid of userids) this.senderOf(userid);
		const { tags_none, ...others } = filters;
		this.passes = filterOf(others);
		const lacks = tags_none === undefined ? undefined : customerFilter({ tags_none });
		this.isBarred = lacks ? (customer) => !lacks(customer) : () => false;
	}

	/** Looks at a customer of one of the members. */
	add(customer: CustomerRecord): void {
		const { contact, follow } = customer;
		const [id, userid] = [textIn(contact.external_userid), textIn(follow.userid)];
		if (id === '' || userid === '' || isOdd(id) || isOdd(userid)) {
			this.unreadable++;
			return;
		}
		const sender = this.senderOf(userid);
		sender.read++;
		if (this.isBarred(customer)) this.barred.add(id);
		if (!this.passes(customer)) return;
		const added = Number(follow.createtime ?? Number.NaN);
		const other = this.candidates.get(id);
		if (!other) this.candidates.set(id, { sender, added });
		else if (other.sender !== sender) this.compare(other, { sender, added });
	}

	/** What each member sends, when all customers have been looked at. */
	async bySender(): Promise<Sender[]> {
		const candidates = this.candidates.entries();
		const piece = () => this.handOut(candidates, 1_000);
		while (!(await sharedSlices.run(piece)));
		return [...this.senders.values()];
	}

	/** Gives so many of the customers to their senders. Returns whether there are no more. */
	private handOut(candidates: Iterator<[string, Candidate]>, count: number): boolean {
		for (let given = 0; given < count; given++) {
			const { done, value } = candidates.next();
			if (done === true) return true;
			const [id, { sender, others }] = value;
			if (this.barred.has(id)) continue;
			sender.customers.push(id);
			for (const other of others ?? []) other.leftToOthers++;
		}
		return false;
	}

	/** Leaves the customer to the right one of two members. */
	private compare(known: Candidate, { sender, added }: Pick<Candidate, 'sender' | 'added'>): void {
		known.others ??= new Set();
		if (!this.isRather({ sender, added }, known)) {
			known.others.add(sender);
			return;
		}
		known.others.add(known.sender);
		Object.assign(known, { sender, added });
	}

	private isRather(
		one: Pick<Candidate, 'sender' | 'added'>,
		other: Pick<Candidate, 'sender' | 'added'>,
	): boolean {
		const [first, second] = [this.rank(one.added), this.rank(other.added)];
		return first === second ? one.sender.userid < other.sender.userid : first < second;
	}

	/** The smallest is chosen; who says no time comes last. */
	private rank(added: number): number {
		if (Number.isNaN(added)) return Infinity;
		return this.choice === 'first' ? added : -added;
	}

	private senderOf(userid: string): Sender {
		const key = keyOfMember(userid);
		let sender = this.senders.get(key);
		if (!sender) {
			sender = { userid, customers: [], read: 0, leftToOthers: 0 };
			this.senders.set(key, sender);
		}
		return sender;
	}
}

/** All pass where nothing is asked for, and only there: a filter that says nothing must not take everybody. */
function filterOf(filters: JsonObject): CustomerFilter {
	const names = Object.keys(filters);
	const filter = customerFilter(filters);
	if (!filter && names.length > 0) throw new TypeError(`No filter comes of ${names.join(', ')}`);
	return filter ?? (() => true);
}
