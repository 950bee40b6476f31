import type { INodeProperties } from 'n8n-workflow';

import type { FieldOverrides } from '../../../shared/fields/overrides';
import type { NamedKind } from '../../declaration/names';
import type { ObjectParam } from '../../declaration/params';
import type { Rule } from '../../declaration/rules';

/** doc 94883, 94890: members and departments of one rule group. */
export const MOST_IN_RANGE = 3000;

/** What differs between the rule groups of Customer Contact and those of Moments. */
export interface RuleGroupKind {
	/** The resource that its operations belong to. */
	resource: string;
	/** As it stands before "rule group". */
	adjective: string;
	/** The part of the paths that names the kind. */
	endpoint: string;
	doc: number;
	/** What a rule group of this kind is called by. */
	names: NamedKind;
	/** The field that takes a rule group of this kind. */
	locator: (overrides?: FieldOverrides) => INodeProperties;
	/** What its members may do. */
	privilege: { field: INodeProperties; param: ObjectParam; rules: readonly Rule[] };
	/** Members and departments that one call takes, where that is less than a rule group can have. */
	rangeAtOnce?: number;
	/** Admins that an update takes, where the page names a limit. */
	mostNewAdmins?: number;
}

/** The limit of one call to a rule group's range, for the description of a field. */
export const atOnce = ({ rangeAtOnce }: RuleGroupKind): string =>
	rangeAtOnce === undefined ? '' : `, at most ${rangeAtOnce} at once`;

/** The limit of what a new rule group covers, for the description of a field. */
export const mostAtFirst = ({ rangeAtOnce }: RuleGroupKind): string =>
	rangeAtOnce === undefined
		? `at most ${MOST_IN_RANGE}`
		: `at most ${rangeAtOnce} at once; add more with Update, up to ${MOST_IN_RANGE}`;
