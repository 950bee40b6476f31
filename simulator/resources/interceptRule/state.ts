import { WeComError } from '../../errors';
import type { UnixSeconds, UserId } from '../../types';
import { slice, type Corp } from '../../corp/corp';
import type { Member } from '../../corp/people';

/** Kinds of content that a rule can catch beside its words (doc 95097). */
export type Semantics = 1 | 2 | 3;

/** A sensitive word rule (doc 95097). */
export interface InterceptRule {
	id: string;
	name: string;
	words: string[];
	semantics: Semantics[];
	/** 1 blocks the message, 2 only warns. */
	interceptType: 1 | 2;
	users: Set<UserId>;
	departments: Set<number>;
	createdAt: UnixSeconds;
	/** The app that made it; the others may only read it. */
	createdBy: string;
	deleted: boolean;
}

/** A message that a rule caught. */
export interface Interception {
	rule_id: string;
	userid: UserId;
	text: string;
	blocked: boolean;
}

/** doc 95097 */
const MOST_RULES = 100;
const MOST_USERS = 10_000;
const LONGEST_WORD = 32;

export const interceptRules = slice('interceptRule', () => ({
	rules: new Map<string, InterceptRule>(),
	/** Messages that were caught, oldest first. */
	interceptions: [] as Interception[],
}));

const PATTERNS: Record<Semantics, RegExp> = {
	1: /(?<!\d)1[3-9]\d{9}(?!\d)/,
	2: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/,
	// How a red packet reads in a chat log.
	3: /\[(?:红包|red packet)\]/i,
};

/** The rules that were not deleted, oldest first. */
export function liveRules(corp: Corp): InterceptRule[] {
	return [...interceptRules(corp).rules.values()].filter(({ deleted }) => !deleted);
}

/**
 * A rule that a call names.
 * @throws WeComError 41070 for an unknown one, 41071 for a deleted one
 */
export function requireRule(corp: Corp, id: string): InterceptRule {
	const rule = interceptRules(corp).rules.get(id);
	if (!rule) throw new WeComError(41070, 'invalid rule_id');
	if (rule.deleted) throw new WeComError(41071, 'rule has been deleted');
	return rule;
}

/**
 * Checks what holds for every rule, new or changed.
 * @throws WeComError 41077 for a name that is taken, 41083 for a word that is empty or too long, 41076
 *   for too many members, 40058 for a rule that applies to nobody
 */
export function checkRule(corp: Corp, rule: InterceptRule): void {
	if (liveRules(corp).some(({ id, name }) => id !== rule.id && name === rule.name)) {
		throw new WeComError(41077, 'rule name already exists');
	}
	if (rule.words.some((word) => word === '' || [...word].length > LONGEST_WORD)) {
		throw new WeComError(41083, 'invalid word');
	}
	if (rule.users.size > MOST_USERS) throw new WeComError(41076, 'too many users');
	if (rule.users.size + rule.departments.size === 0) {
		throw new WeComError(40058, 'applicable_range is empty');
	}
}

/** @throws WeComError 41069 when the corp has as many rules as it may have, or as checkRule */
export function addRule(corp: Corp, given: Omit<InterceptRule, 'id' | 'createdAt' | 'deleted'>) {
	if (liveRules(corp).length >= MOST_RULES) throw new WeComError(41069, 'too many rules');
	const rule: InterceptRule = {
		...given,
		id: corp.ids.next('rule'),
		createdAt: corp.clock.now(),
		deleted: false,
	};
	checkRule(corp, rule);
	interceptRules(corp).rules.set(rule.id, rule);
	return rule;
}

function catches({ words, semantics }: InterceptRule, text: string): boolean {
	return (
		words.some((word) => text.includes(word)) || semantics.some((kind) => PATTERNS[kind].test(text))
	);
}

/**
 * Holds a message of a member to a customer against the rules that apply to the member.
 * @returns what the rules caught; the message is not sent when one of them blocks it
 */
export function intercept(corp: Corp, member: Member, text: string): Interception[] {
	const { userid, departments } = member;
	const caught = liveRules(corp)
		.filter((rule) => rule.users.has(userid) || departments.some((id) => rule.departments.has(id)))
		.filter((rule) => catches(rule, text))
		.map(({ id, interceptType }) => ({
			rule_id: id,
			userid,
			text,
			blocked: interceptType === 1,
		}));
	interceptRules(corp).interceptions.push(...caught);
	return caught;
}
