import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { joinNames, translate } from '../../../i18n/translate';
import { RefusedError } from '../../../wecom/errors';
import { listAt } from '../../../wecom/json';
import type { ComposedTask } from '../engine/composedTask';
import { mapConcurrently } from '../engine/concurrently';
import { sendPart } from '../engine/sendPart';
import { sharedSlices } from '../engine/slices';
import { splitRequest } from '../engine/split';
import { getAll } from '../resources/customer/getAll';
import { getBatch } from '../resources/customer/getBatch';
import { Changes } from './changes';
import { HeldRows } from './heldRows';
import { joined } from './joined';
import { readMembers } from './members';
import { CustomerRows } from './rows';

/** What the form says. */
interface Wanted {
	/** Chosen members; undefined for all. */
	chosen: string[] | undefined;
	/** Whether rows of members who are not listed any more count as gone. */
	withoutMember: boolean;
}

/** How many members a hint names. */
const MOST_NAMED = 20;
/** How many rows become output items together. */
const TOGETHER = 500;

/** Reads the customers of members and tells what differs from the rows in the input. */
export class ReadChanges {
	private readonly rows: CustomerRows;
	private readonly failures: INodeExecutionData[] = [];
	/** Why rows are gone, by their numbers. */
	private readonly gone = new Map<number, IDataObject>();

	private constructor(
		private readonly task: ComposedTask,
		private readonly held: HeldRows,
		private readonly changes: Changes,
	) {
		this.rows = new CustomerRows(task);
	}

	/**
	 * Returns who is new, who has changed and who is gone.
	 * @throws InvalidForm for rows without keys or with the same ones, before anything is read, and WeComError; where
	 * the node continues on fail, what failed is an item beside the new ones
	 */
	static async run(task: ComposedTask, wanted: Wanted): Promise<INodeExecutionData[][]> {
		const items = task.context.getInputData();
		// The input of a tool is what the model gave, which is no row unless it says whose it is.
		const isTool = task.context.getNodeOutputs().every(({ type }) => type !== 'main');
		const held = await HeldRows.of(items, ({ json }) => !isTool || 'external_userid' in json);
		const reading = new ReadChanges(task, held, new Changes(held));
		for (const { itemIndex, fault } of held.faults) {
			reading.failures.push(task.failed(fault, { itemIndex }));
		}
		return await reading.read(items, wanted);
	}

	private async read(
		items: readonly INodeExecutionData[],
		{ chosen, withoutMember }: Wanted,
	): Promise<INodeExecutionData[][]> {
		const listed = chosen && !withoutMember ? undefined : await readMembers(this.task.client);
		const members = chosen ?? listed ?? [];
		if (members.length > 0) await this.readDetails(members);
		await mapConcurrently(members, this.task.concurrency, async (userid) => {
			await this.findGone(userid);
		});
		if (withoutMember && listed) await this.findMemberless(members, listed);
		this.leaveHint();
		return await this.outputs(items, members);
	}

	private async readDetails(userid_list: string[]): Promise<void> {
		const parts = splitRequest({ query: {}, body: { userid_list } }, getBatch.split);
		await Promise.all(
			parts.map(async ({ body }) => {
				await this.readPart(listAt(body, 'userid_list').map(String));
			}),
		);
	}

	/** Reads some members. Where WeCom refuses and the node goes on, it looks for the one who is the reason. */
	private async readPart(members: string[]): Promise<void> {
		const { client, directory, concurrency, context } = this.task;
		const turn = async (records: readonly IDataObject[]): Promise<IDataObject[]> => {
			const found = await sharedSlices.run(() => this.changes.compare(records, members));
			if (found.length > 0) {
				const rows = await this.rows.of(found.map(({ customer }) => customer));
				this.changes.add(found, rows);
			}
			return [];
		};
		const part = { query: {}, body: { userid_list: members } };
		const sending = { client, directory, concurrency, limit: Infinity, shape: { turn } };
		await sendPart(getBatch, part, sending).catch(async (error: unknown) => {
			const isOneOfMany = error instanceof RefusedError && members.length > 1;
			if (!isOneOfMany || !context.continueOnFail()) return this.fail(error, members);
			const middle = Math.ceil(members.length / 2);
			await this.readPart(members.slice(0, middle));
			await this.readPart(members.slice(middle));
		});
	}

	/**
	 * Finds the rows of a member whose customers are gone. Pages that WeCom cut short, or that moved while they were
	 * read, would leave out somebody who is still there: so the list of all ids has to say the same.
	 */
	private async findGone(userid: string): Promise<void> {
		const missing = this.changes.missingOf(userid);
		if (missing.length === 0) return;
		const { client, directory, concurrency } = this.task;
		const sending = { client, directory, concurrency, limit: Infinity };
		await sendPart(getAll, { query: { userid }, body: {} }, sending).then(
			(records) => {
				const ids = records.map(({ external_userid: id }) => id);
				const isWhole = ids.every((id) => typeof id === 'string' && id !== '');
				const known = new Set(ids);
				const gone = missing.filter(([id]) => isWhole && !known.has(id));
				for (const [, row] of gone) this.gone.set(row, customerGone());
				if (gone.length < missing.length) this.changes.leaveAlone([userid]);
			},
			(error: unknown) => {
				this.fail(error, [userid]);
			},
		);
	}

	/** Finds the rows of members who are listed no more. A list without anybody says nothing about anybody. */
	private async findMemberless(
		members: readonly string[],
		listed: readonly string[],
	): Promise<void> {
		if (listed.length === 0) return;
		const known = new Set([...members, ...listed]);
		const others = this.held.members().filter((userid) => !known.has(userid));
		const add = (userid: string) => {
			for (const row of this.held.ofMember(userid).values()) this.gone.set(row, memberGone());
		};
		await sharedSlices.forEach(others, add, 10);
	}

	private fail(error: unknown, members: readonly string[]): void {
		this.changes.leaveAlone(members);
		this.failures.push(this.task.failed(error, { details: { members: joined(members) } }));
	}

	private async outputs(
		items: readonly INodeExecutionData[],
		members: readonly string[],
	): Promise<INodeExecutionData[][]> {
		const [fresh, changed, removed]: [
			INodeExecutionData[],
			INodeExecutionData[],
			INodeExecutionData[],
		] = [[], [], []];
		const order = [...new Set([...members, ...this.changes.membersWithNew()])];
		const addNew = (userid: string) => {
			for (const json of this.changes.newOf(userid)) fresh.push({ json });
		};
		await sharedSlices.forEach(order, addNew, 1);
		let row = 0;
		const addOld = ({ json }: INodeExecutionData) => {
			const pairedItem = { item: row };
			const now = this.changes.changedAt(row);
			const reason = this.gone.get(row++);
			if (now) changed.push({ json: now, pairedItem });
			if (reason) removed.push({ json: { ...json, ...reason }, pairedItem });
		};
		await sharedSlices.forEach(items, addOld, TOGETHER);
		return [[...fresh, ...this.failures], changed, removed];
	}

	private leaveHint(): void {
		const members = this.changes.leftAlone();
		if (members.length === 0) return;
		// Versions of n8n that show no such hints show none.
		const context: Partial<Pick<IExecuteFunctions, 'addExecutionHints'>> = this.task.context;
		context.addExecutionHints?.({
			message: translate(
				'message.incompleteMembers',
				'Not all customers of these members could be read, so none of their rows counts as removed: {members}',
				{ members: joinNames(members.slice(0, MOST_NAMED)) },
			),
			type: 'warning',
			location: 'outputPane',
		});
	}
}

const customerGone = (): IDataObject => ({
	reason: 'customer_gone',
	reason_text: translate('message.customerGone', 'No longer a customer of the member'),
});

const memberGone = (): IDataObject => ({
	reason: 'member_gone',
	reason_text: translate(
		'message.memberGone',
		'The member is no longer listed for Customer Contact',
	),
});
