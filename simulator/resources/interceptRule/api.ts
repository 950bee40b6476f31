import type { Corp } from '../../corp/corp';
import { isVisibleDepartment, requireDepartment } from '../../corp/departments';
import {
	addRule,
	checkRule,
	interceptRules,
	liveRules,
	requireRule,
	type InterceptRule,
	type Semantics,
} from './state';
import { isVisible, requireMember } from '../../corp/visibility';
import { WeComError } from '../../errors';
import { handler, type Call, type Resource } from '../../handler';
import type { AppOptions } from '../../options';

interface Range {
	user_list?: string[];
	department_list?: number[];
}

interface Creation {
	rule_name: string;
	word_list: string[];
	semantics_list?: Semantics[];
	intercept_type: 1 | 2;
	applicable_range: Range;
}

interface Change {
	rule_id: string;
	rule_name?: string;
	word_list?: string[];
	extra_rule?: { semantics_list?: Semantics[] };
	intercept_type?: 1 | 2;
	add_applicable_range?: Range;
	remove_applicable_range?: Range;
}

/** Members and departments of a range. @throws WeComError 60111, 60123, 60011 */
function readRange(corp: Corp, app: AppOptions, range: Range = {}) {
	const { user_list: users = [], department_list: departments = [] } = range;
	for (const userid of users) requireMember(corp, app, userid);
	for (const id of departments) requireDepartment(corp, app, id);
	return { users, departments };
}

/** A rule that the app may change. @throws WeComError 60011 for one of another app */
function requireOwn(corp: Corp, app: AppOptions, id: string): InterceptRule {
	const rule = requireRule(corp, id);
	if (rule.createdBy !== app.name) throw new WeComError(60011, 'rule was made by another app');
	return rule;
}

function create({ corp, app, input }: Call<Creation>) {
	const { users, departments } = readRange(corp, app, input.applicable_range);
	const { id } = addRule(corp, {
		name: input.rule_name,
		words: input.word_list,
		semantics: input.semantics_list ?? [],
		interceptType: input.intercept_type,
		users: new Set(users),
		departments: new Set(departments),
		createdBy: app.name,
	});
	return { rule_id: id };
}

function get({ corp, app, input }: Call<{ rule_id: string }>) {
	const rule = requireRule(corp, input.rule_id);
	return {
		rule: {
			rule_id: rule.id,
			rule_name: rule.name,
			word_list: rule.words,
			// Where the page's example has it; its table names another place.
			semantics_list: rule.semantics,
			intercept_type: rule.interceptType,
			applicable_range: {
				user_list: [...rule.users].filter((userid) => isVisible(app, userid)),
				department_list: [...rule.departments].filter((id) => isVisibleDepartment(corp, app, id)),
			},
			create_time: rule.createdAt,
		},
	};
}

function update({ corp, app, input }: Call<Change>) {
	const rule = requireOwn(corp, app, input.rule_id);
	const added = readRange(corp, app, input.add_applicable_range);
	const removed = readRange(corp, app, input.remove_applicable_range);
	const changed: InterceptRule = {
		...rule,
		name: input.rule_name || rule.name,
		words: input.word_list?.length ? input.word_list : rule.words,
		semantics: input.extra_rule?.semantics_list ?? rule.semantics,
		interceptType: input.intercept_type ?? rule.interceptType,
		users: new Set([...rule.users, ...added.users]),
		departments: new Set([...rule.departments, ...added.departments]),
	};
	for (const userid of removed.users) changed.users.delete(userid);
	for (const id of removed.departments) changed.departments.delete(id);
	checkRule(corp, changed);
	interceptRules(corp).rules.set(rule.id, changed);
}

/** doc 95097 */
export const interceptRule: Resource = {
	name: 'interceptRule',
	handlers: {
		'interceptRule.create': handler(create),
		'interceptRule.get': handler(get),
		'interceptRule.getAll': handler(({ corp }) => ({
			rule_list: liveRules(corp).map(({ id, name, createdAt }) => ({
				rule_id: id,
				rule_name: name,
				create_time: createdAt,
			})),
		})),
		'interceptRule.update': handler(update),
		'interceptRule.delete': handler<{ rule_id: string }>(({ corp, app, input }) => {
			requireOwn(corp, app, input.rule_id).deleted = true;
		}),
	},
};
