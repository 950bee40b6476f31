import { WeComError } from '../../errors';
import type { UnixSeconds, UserId } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import type { Member } from '../../corp/people';
import { StableList } from '../../corp/stableList';

/** A member or a department in the range of a rule group. */
export type RangeNode = { type: 1; userid: UserId } | { type: 2; partyid: number };

export type Privileges = Record<string, boolean>;

/** A rule group: who may do what with whose customers or Moments (doc 94883, 94890). */
export interface Strategy {
	id: number;
	/** 0 for one of the first level. */
	parentId: number;
	name: string;
	createdAt: UnixSeconds;
	admins: UserId[];
	/** Its own; one with a parent has those of its ancestor of the first level. */
	privilege: Privileges;
	range: StableList<string, RangeNode>;
	/** The app that made it; no other app sees it. */
	createdBy: string;
}

/** The two kinds of rule groups differ in what they permit. */
export interface StrategyKind {
	name: 'customer' | 'moment';
	/** All privileges, in the order of the page. */
	privileges: readonly string[];
	/** Those that cannot be taken away. */
	basic: readonly string[];
}

type Strategies = StableList<number, Strategy>;

/** doc 94883, 94890 */
const DEEPEST_LEVEL = 5;
const MOST_NODES = 3000;
const MOST_ADMINS = 20;

const ruleGroups = slice<Record<StrategyKind['name'], Strategies>>('strategies', () => ({
	customer: new StableList(),
	moment: new StableList(),
}));

/** Super admins of the corp; they cannot be admins of a rule group. */
export const superAdmins = slice('superAdmins', () => new Set<UserId>());

/** The rule groups of a kind, in the order in which they were made. */
export function strategiesOf(corp: Corp, kind: StrategyKind['name']): Strategies {
	return ruleGroups(corp)[kind];
}

const keyOf = (node: RangeNode) => (node.type === 1 ? `u:${node.userid}` : `p:${node.partyid}`);

/** Whether a member is in the range of a rule group, by name or through a department. */
export function coversMember({ range }: Strategy, { userid, departments }: Member): boolean {
	return range.has(`u:${userid}`) || departments.some((department) => range.has(`p:${department}`));
}

function covers(corp: Corp, strategy: Strategy, node: RangeNode): boolean {
	if (node.type === 2) return strategy.range.has(keyOf(node));
	const member = corp.people.members.get(node.userid);
	return member !== undefined && coversMember(strategy, member);
}

function parentOf(corp: Corp, kind: StrategyKind, strategy: Strategy): Strategy | undefined {
	return strategy.parentId === 0 ? undefined : strategiesOf(corp, kind.name).get(strategy.parentId);
}

function childrenOf(corp: Corp, kind: StrategyKind, id: number): Strategy[] {
	return [...strategiesOf(corp, kind.name).values()].filter(({ parentId }) => parentId === id);
}

/** How deep a rule group is nested: 1 for one of the first level. */
function levelOf(corp: Corp, kind: StrategyKind, strategy: Strategy): number {
	const parent = parentOf(corp, kind, strategy);
	return parent ? levelOf(corp, kind, parent) + 1 : 1;
}

/** What a rule group permits: with a parent, all that the parent permits and nothing else. */
export function privilegesOf(corp: Corp, kind: StrategyKind, strategy: Strategy): Privileges {
	const parent = parentOf(corp, kind, strategy);
	return parent ? privilegesOf(corp, kind, parent) : strategy.privilege;
}

/** All privileges, those that were not named permitted; basic ones are permitted whatever was sent. */
function fullPrivileges(kind: StrategyKind, given: Privileges): Privileges {
	return Object.fromEntries(
		kind.privileges.map((name) => [name, kind.basic.includes(name) || (given[name] ?? true)]),
	);
}

/** @throws WeComError 40058 for too many or for a super admin */
function checkAdmins(corp: Corp, admins: readonly UserId[]): void {
	if (admins.length > MOST_ADMINS) throw new WeComError(40058, 'admin_list exceed max size 20');
	if (admins.some((userid) => superAdmins(corp).has(userid))) {
		throw new WeComError(40058, 'super admin is not allowed in admin_list');
	}
}

/** @throws WeComError 40058 for a range that is too large or not within the parent's */
function checkRange(corp: Corp, range: Strategy['range'], parent: Strategy | undefined): void {
	if (range.size > MOST_NODES) throw new WeComError(40058, 'range exceed max size 3000');
	if (!parent) return;
	for (const node of range.values()) {
		if (!covers(corp, parent, node)) throw new WeComError(40058, 'range is not in parent range');
	}
}

function rangeOf(nodes: Iterable<RangeNode>): Strategy['range'] {
	const list = new StableList<string, RangeNode>();
	for (const node of nodes) list.set(keyOf(node), node);
	return list;
}

/** Takes out of all descendants what the rule group does not cover any more. */
function pruneDescendants(corp: Corp, kind: StrategyKind, strategy: Strategy): void {
	for (const child of childrenOf(corp, kind, strategy.id)) {
		for (const node of [...child.range.values()]) {
			if (!covers(corp, strategy, node)) child.range.delete(keyOf(node));
		}
		pruneDescendants(corp, kind, child);
	}
}

/** What a new rule group is made of. */
export interface NewStrategy {
	parent: Strategy | undefined;
	name: string;
	admins: UserId[];
	privilege: Privileges;
	range: RangeNode[];
	createdBy: string;
}

/**
 * Makes a rule group (doc 94883, 94890).
 * @throws WeComError 40058 when it would be nested too deep or breaks a rule of admins or range
 */
export function createStrategy(corp: Corp, kind: StrategyKind, given: NewStrategy): Strategy {
	const { parent, name, admins, createdBy } = given;
	if (parent && levelOf(corp, kind, parent) >= DEEPEST_LEVEL) {
		throw new WeComError(40058, 'strategy level exceed max level 5');
	}
	checkAdmins(corp, admins);
	const range = rangeOf(given.range);
	checkRange(corp, range, parent);
	const strategy: Strategy = {
		id: corp.ids.number(`${kind.name}Strategy`),
		parentId: parent?.id ?? 0,
		name,
		createdAt: corp.clock.now(),
		admins: [...new Set(admins)],
		privilege: fullPrivileges(kind, given.privilege),
		range,
		createdBy,
	};
	strategiesOf(corp, kind.name).set(strategy.id, strategy);
	return strategy;
}

/** What can be changed; empty means unchanged, for admins and privileges too (doc 94883, 94890). */
export interface StrategyChange {
	name?: string | undefined;
	admins: UserId[];
	privilege: Privileges;
	add: RangeNode[];
	remove: RangeNode[];
}

/**
 * Changes a rule group: all of it or, when something is refused, nothing. Nodes are added first, then
 * taken out; what leaves the range leaves the ranges of its descendants too.
 * @throws WeComError 40058 as createStrategy
 */
export function changeStrategy(
	corp: Corp,
	kind: StrategyKind,
	strategy: Strategy,
	change: StrategyChange,
): void {
	checkAdmins(corp, change.admins);
	const range = rangeOf(strategy.range.values());
	for (const node of change.add) range.set(keyOf(node), node);
	for (const node of change.remove) range.delete(keyOf(node));
	checkRange(corp, range, parentOf(corp, kind, strategy));
	strategy.range = range;
	if (change.name) strategy.name = change.name;
	if (change.admins.length > 0) strategy.admins = [...new Set(change.admins)];
	if (Object.keys(change.privilege).length > 0) {
		strategy.privilege = fullPrivileges(kind, change.privilege);
	}
	pruneDescendants(corp, kind, strategy);
}

/**
 * Deletes a rule group. The pages do not say what becomes of its children, so one with children stays.
 * @throws WeComError 40058 for one that has children
 */
export function deleteStrategy(corp: Corp, kind: StrategyKind, strategy: Strategy): void {
	if (childrenOf(corp, kind, strategy.id).length > 0) {
		throw new WeComError(40058, 'strategy has children');
	}
	strategiesOf(corp, kind.name).delete(strategy.id);
}

/**
 * A rule group that a call names.
 * @throws WeComError 40058 for one that does not exist, 60030 for one that another app made
 */
export function requireStrategy(
	corp: Corp,
	kind: StrategyKind['name'],
	app: string,
	id: number,
): Strategy {
	const strategy = strategiesOf(corp, kind).get(id);
	if (!strategy) throw new WeComError(40058, 'invalid strategy_id');
	if (strategy.createdBy !== app) throw new WeComError(60030, 'strategy was made by another app');
	return strategy;
}
