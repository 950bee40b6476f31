import type { INodeExecutionData } from 'n8n-workflow';

import { joinNames, translate } from '../../../i18n/translate';
import { InvalidValue, toText } from '../engine/convert';
import { InvalidForm } from '../engine/invalidForm';
import { sharedSlices } from '../engine/slices';
import { isBlank } from '../../shared/blank';
import { show } from '../../shared/given';

/** The fields of a row that say whose it is. */
const KEYS = ['userid', 'external_userid'] as const;
/** The field of a row that says how the customer was. */
export const FINGERPRINT = 'fingerprint';
/** How many rows are read together. */
const TOGETHER = 500;

/** What is wrong with a row. */
export interface RowFault {
	itemIndex: number;
	fault: InvalidForm;
}

/** The rows that somebody holds of customers: which one is of which member and customer. */
export class HeldRows {
	/** Numbers of rows by customers, by members. */
	private readonly rows = new Map<string, Map<string, number>>();
	readonly faults: RowFault[] = [];

	private constructor(private readonly items: readonly INodeExecutionData[]) {}

	/**
	 * Reads the rows of input items. An empty item is none: n8n makes one where a table is empty.
	 * @param isRow which other items are none
	 */
	static async of(
		items: readonly INodeExecutionData[],
		isRow: (item: INodeExecutionData) => boolean = () => true,
	): Promise<HeldRows> {
		const held = new HeldRows(items);
		let index = 0;
		const add = (item: INodeExecutionData) => {
			if (Object.keys(item.json).length > 0 && isRow(item)) held.add(item, index);
			index++;
		};
		await sharedSlices.forEach(items, add, TOGETHER);
		return held;
	}

	/** The row about a customer of a member. */
	find(userid: string, external_userid: string): number | undefined {
		return this.rows.get(userid)?.get(external_userid);
	}

	/** The fingerprint in a row, whatever it is. */
	fingerprint(row: number): unknown {
		return this.items[row]?.json[FINGERPRINT];
	}

	/** The members whom rows are about. */
	members(): string[] {
		return [...this.rows.keys()];
	}

	/** The rows about the customers of a member, by the customers. */
	ofMember(userid: string): ReadonlyMap<string, number> {
		return this.rows.get(userid) ?? new Map<string, number>();
	}

	private add({ json }: INodeExecutionData, index: number): void {
		const keys = KEYS.map((name) => this.key(json, name, index));
		const [userid, external_userid] = keys;
		if (userid === undefined || external_userid === undefined) return;
		const ofMember = this.rows.get(userid) ?? new Map<string, number>();
		this.rows.set(userid, ofMember);
		const other = ofMember.get(external_userid);
		if (other === undefined) ofMember.set(external_userid, index);
		else {
			this.wrong(
				index,
				translate(
					'message.rowTwice',
					'Row {row} is about the same member and customer as row {other}: {keys}',
					{ row: index + 1, other: other + 1, keys: joinNames([userid, external_userid]) },
				),
			);
		}
	}

	private key(json: INodeExecutionData['json'], name: string, index: number): string | undefined {
		const value = json[name];
		if (isBlank(value)) {
			const words = { row: index + 1, field: name, given: show(value) };
			return this.wrong(
				index,
				translate('message.rowWithoutKey', 'Row {row} has no {field} (got {given})', words),
			);
		}
		try {
			return toText(value, {}, { oneLine: true });
		} catch (error) {
			const fault = error instanceof InvalidValue ? error.message : String(error);
			const words = { row: index + 1, field: name, fault };
			return this.wrong(index, translate('message.rowFault', 'Row {row}: {field} {fault}', words));
		}
	}

	private wrong(itemIndex: number, violation: string): undefined {
		const advice = translate(
			'message.rowAdvice',
			'The input of Get Changes is the rows that were kept of an earlier run, one for each member and customer, with userid, external_userid and fingerprint.',
		);
		this.faults.push({ itemIndex, fault: new InvalidForm([violation, advice]) });
		return undefined;
	}
}
