import type { IDataObject } from 'n8n-workflow';

import { isJsonObject, recordsAt } from '../../../wecom/json';
import type { JsonObject } from '../../../wecom/types';
import type { Shape, ShapeTask } from '../engine/shape';
import { customerFilter } from './filter';
import { customerIn, type CustomerRecord } from './record';
import { CustomerRows } from './rows';

/** The name of the switch that makes flat rows, in the form and under `own`. */
export const SIMPLIFY = 'simplify';

/** The list of customers (doc 92994): those who pass the filter of the form, as flat rows unless it says otherwise. */
export function listShape(task: ShapeTask): Shape {
	const filter = customerFilter(task.own);
	return {
		keep: filter && ((record) => filter(customerIn(record))),
		turn: turnInto(task, (record) => [customerIn(record)]),
	};
}

/** A single customer (doc 92114): a flat row for each member who has them, unless the form says otherwise. */
export function singleShape(task: ShapeTask): Shape {
	return { turn: turnInto(task, membersOf) };
}

/** A customer whom no member has, as far as the app sees members, is still there. */
function membersOf(record: JsonObject): CustomerRecord[] {
	const { contact } = customerIn(record);
	const follows = recordsAt(record, 'follow_user');
	return (follows.length > 0 ? follows : [{}]).map((follow) => ({ contact, follow }));
}

/** What stands beside the customers, such as the members who could not be read, stays as it is. */
function turnInto(
	task: ShapeTask,
	customersOf: (record: JsonObject) => CustomerRecord[],
): Shape['turn'] {
	if (task.own[SIMPLIFY] === false) return undefined;
	const rows = new CustomerRows(task);
	return async (records) => {
		const all = (records as JsonObject[]).map((record) =>
			isJsonObject(record.external_contact) ? customersOf(record) : [],
		);
		const made = await rows.of(all.flat());
		let next = 0;
		return records.flatMap((record, at): IDataObject[] => {
			const own = made.slice(next, (next += all[at]?.length ?? 0));
			if (own.length === 0) return [record];
			const { warning } = record;
			return warning === undefined ? own : own.map((row) => ({ ...row, warning }));
		});
	};
}
