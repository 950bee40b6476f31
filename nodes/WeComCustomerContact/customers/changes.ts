import type { IDataObject } from 'n8n-workflow';

import { isJsonObject, textIn } from '../../../wecom/json';
import type { Json, JsonObject } from '../../../wecom/types';
import { compareWith, type Compared } from './fingerprint';
import { FINGERPRINT, type HeldRows } from './heldRows';
import { joined } from './joined';
import { customerIn, type CustomerRecord } from './record';

/** A customer who is new or has changed. */
export interface Difference extends Compared {
	customer: CustomerRecord;
	/** The row that is out of date; undefined for somebody new. */
	row?: number;
}

/** The field of a row that names what has changed. */
export const CHANGED = 'changed';

/**
 * Compares what WeCom says of customers, page by page, with the rows that somebody holds. Of who has not changed it
 * keeps that they are still there, and nothing else.
 */
export class Changes {
	/** New customers by members, in WeCom's order. */
	private readonly fresh = new Map<string, Map<string, IDataObject | undefined>>();
	/** Changed customers at the places of their rows. */
	private readonly changed: Array<IDataObject | undefined> = [];
	private readonly seen: boolean[] = [];
	/** Members of whom not everything could be read. */
	private readonly incomplete = new Set<string>();

	constructor(private readonly held: HeldRows) {}

	/**
	 * What differs among the records of a page. Who comes twice counts once.
	 * @param asked the members whose list it is a page of
	 */
	compare(records: readonly IDataObject[], asked: readonly string[]): Difference[] {
		return (records as JsonObject[]).flatMap((record) => {
			if (isJsonObject(record.external_contact)) return this.compareOne(record, asked);
			// Members whose customers WeCom does not give, such as those without a licence.
			this.leaveAlone(textsIn(record));
			return [];
		});
	}

	/** Takes in the output rows of differences, in their order. */
	add(differences: readonly Difference[], rows: readonly IDataObject[]): void {
		for (const [at, { customer, fingerprint, row, parts }] of differences.entries()) {
			const json = {
				...rows[at],
				[FINGERPRINT]: fingerprint,
				[CHANGED]: row === undefined ? null : joined(parts),
			};
			if (row !== undefined) this.changed[row] = json;
			else this.freshOf(textIn(customer.follow.userid)).set(idOf(customer), json);
		}
	}

	/** Says of members that not everything could be read: no row of theirs is taken for gone. */
	leaveAlone(members: readonly string[]): void {
		for (const userid of members) this.incomplete.add(userid);
	}

	/** The members of whom not everything could be read. */
	leftAlone(): string[] {
		return [...this.incomplete];
	}

	/** The members with new customers. */
	membersWithNew(): string[] {
		return [...this.fresh.keys()];
	}

	/** The rows of the new customers of a member. */
	newOf(userid: string): IDataObject[] {
		return [...this.freshOf(userid).values()].filter((row) => row !== undefined);
	}

	/** What a row has become; undefined for one that has not changed. */
	changedAt(row: number): IDataObject | undefined {
		return this.changed[row];
	}

	/** The rows of a member whose customers did not come, by the customers; none where not everything was read. */
	missingOf(userid: string): Array<[external_userid: string, row: number]> {
		if (this.incomplete.has(userid)) return [];
		return [...this.held.ofMember(userid)].filter(([, row]) => this.seen[row] !== true);
	}

	private compareOne(record: JsonObject, asked: readonly string[]): Difference[] {
		const customer = customerIn(record);
		const userid = textIn(customer.follow.userid);
		const external_userid = idOf(customer);
		if (userid === '' || external_userid === '') {
			// It may be any of those whose rows seem to be out of date.
			this.leaveAlone(userid === '' ? asked : [userid]);
			return [];
		}
		const row = this.held.find(userid, external_userid);
		if (row === undefined) {
			const others = this.freshOf(userid);
			if (others.has(external_userid)) return [];
			others.set(external_userid, undefined);
		} else {
			if (this.seen[row] === true) return [];
			this.seen[row] = true;
		}
		const held = row === undefined ? undefined : this.held.fingerprint(row);
		const compared = compareWith(held, customer);
		return compared ? [{ customer, row, ...compared }] : [];
	}

	private freshOf(userid: string): Map<string, IDataObject | undefined> {
		const known = this.fresh.get(userid) ?? new Map<string, IDataObject | undefined>();
		this.fresh.set(userid, known);
		return known;
	}
}

const idOf = ({ contact }: CustomerRecord): string => textIn(contact.external_userid);

/** All texts in a value, however deep. */
function textsIn(value: Json): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
