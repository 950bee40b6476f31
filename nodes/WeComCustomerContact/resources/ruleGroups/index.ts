import type { Operation } from '../../declaration/operation';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getRange } from './getRange';
import type { RuleGroupKind } from './kind';
import { update } from './update';

/** The operations of a kind of rule groups, in the order of the dropdown. */
export const ruleGroupOperations = (kind: RuleGroupKind): readonly Operation[] =>
	[create, get, getAll, getRange, update, remove].map((declare) => declare(kind));
