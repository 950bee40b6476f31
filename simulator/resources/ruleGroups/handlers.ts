import type { Corp } from '../../corp/corp';
import { decodeCursor, encodeCursor } from '../../corp/cursor';
import { requireDepartment } from '../../corp/departments';
import {
	changeStrategy,
	createStrategy,
	deleteStrategy,
	privilegesOf,
	requireStrategy,
	strategiesOf,
	type Privileges,
	type RangeNode,
	type Strategy,
	type StrategyKind,
} from './state';
import { requireMember } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Handler } from '../../handler';
import type { AppOptions } from '../../options';

const PAGE_SIZE = 1000;

interface Page {
	cursor?: string;
	limit?: number;
}

interface NodeInput {
	type?: 1 | 2;
	userid?: string;
	partyid?: number;
}

interface Creation {
	parent_id?: number;
	strategy_name: string;
	admin_list: string[];
	privilege?: Privileges;
	range: NodeInput[];
}

interface Change {
	strategy_id: number;
	strategy_name?: string;
	admin_list?: string[];
	privilege?: Privileges;
	range_add?: NodeInput[];
	range_del?: NodeInput[];
}

/** Reads a node. @throws WeComError 40058, 41009 when what it names is missing */
function readNode({ type, userid, partyid }: NodeInput): RangeNode {
	if (type === 1 && userid) return { type, userid };
	if (type === 2 && partyid !== undefined) return { type, partyid };
	if (type === 1) throw new WeComError(41009, 'missing userid');
	throw new WeComError(40058, type === 2 ? 'missing partyid' : 'missing type');
}

/** Reads nodes that shall be in a range. @throws WeComError also when they are unknown */
function readNewNodes(corp: Corp, app: AppOptions, nodes: NodeInput[] = []): RangeNode[] {
	return nodes.map((input) => {
		const node = readNode(input);
		if (node.type === 1) requireMember(corp, app, node.userid);
		else requireDepartment(corp, app, node.partyid);
		return node;
	});
}

function checkMembers(corp: Corp, app: AppOptions, userids: string[] = []): string[] {
	for (const userid of userids) requireMember(corp, app, userid);
	return userids;
}

function view(corp: Corp, kind: StrategyKind, strategy: Strategy) {
	return {
		strategy_id: strategy.id,
		parent_id: strategy.parentId,
		strategy_name: strategy.name,
		create_time: strategy.createdAt,
		admin_list: strategy.admins,
		privilege: privilegesOf(corp, kind, strategy),
	};
}

/** next_cursor is left out on the last page (doc 94883, 94890). */
function nextOf(list: string, next: number | undefined) {
	return next === undefined ? {} : { next_cursor: encodeCursor(list, next) };
}

/**
 * The endpoints of one kind of rule groups; both kinds work the same way (doc 94883, 94890).
 * @param kind what the rule groups permit
 * @param onDelete what goes with a rule group that is deleted
 */
export function ruleGroupHandlers(
	kind: StrategyKind,
	onDelete: (corp: Corp, strategy: Strategy) => void = () => undefined,
): Record<string, Handler> {
	const own = (corp: Corp, app: AppOptions, id: number) =>
		requireStrategy(corp, kind.name, app.name, id);
	const resource = `${kind.name}Strategy`;
	// Both pages want rule groups to be changed one after the other, whichever they are.
	const serial = { records: () => [resource] };

	const getAll = ({ corp, app, input }: Call<Page>) => {
		const list = `${resource}:${app.name}`;
		const { items, next } = strategiesOf(corp, kind.name).page(
			decodeCursor(list, input.cursor),
			input.limit || PAGE_SIZE,
			({ createdBy }) => createdBy === app.name,
		);
		return { strategy: items.map(({ id }) => ({ strategy_id: id })), ...nextOf(list, next) };
	};

	const getRange = ({ corp, app, input }: Call<Page & { strategy_id: number }>) => {
		const { range, id } = own(corp, app, input.strategy_id);
		const list = `${resource}:range:${id}`;
		const { items, next } = range.page(decodeCursor(list, input.cursor), input.limit || PAGE_SIZE);
		return { range: items, ...nextOf(list, next) };
	};

	const create = ({ corp, app, input }: Call<Creation>) => {
		const parent = input.parent_id ? own(corp, app, input.parent_id) : undefined;
		const { id } = createStrategy(corp, kind, {
			parent,
			name: input.strategy_name,
			admins: checkMembers(corp, app, input.admin_list),
			privilege: input.privilege ?? {},
			range: readNewNodes(corp, app, input.range),
			createdBy: app.name,
		});
		return { strategy_id: id };
	};

	const update = ({ corp, app, input }: Call<Change>) => {
		changeStrategy(corp, kind, own(corp, app, input.strategy_id), {
			name: input.strategy_name,
			admins: checkMembers(corp, app, input.admin_list),
			privilege: input.privilege ?? {},
			add: readNewNodes(corp, app, input.range_add),
			remove: (input.range_del ?? []).map(readNode),
		});
	};

	const remove = ({ corp, app, input }: Call<{ strategy_id: number }>) => {
		const strategy = own(corp, app, input.strategy_id);
		deleteStrategy(corp, kind, strategy);
		onDelete(corp, strategy);
	};

	return {
		[`${resource}.getAll`]: handler(getAll),
		[`${resource}.get`]: handler<{ strategy_id: number }>(({ corp, app, input }) => ({
			strategy: view(corp, kind, own(corp, app, input.strategy_id)),
		})),
		[`${resource}.getRange`]: handler(getRange),
		[`${resource}.create`]: handler(create, serial),
		[`${resource}.update`]: handler(update, serial),
		[`${resource}.delete`]: handler(remove, serial),
	};
}
