import { recordsAt } from '../../../../wecom/json';
import { translate } from '../../../../i18n/translate';
import type { JsonObject } from '../../../../wecom/types';
import { groupEntries, tagEntries } from './corpTags';
import { chosen, type Entry, type Source } from '../../../shared/lists/source';

/**
 * doc 94882: the tags of the rule group that the form names, which stands among its filters where it is
 * one. Those of all rule groups where the form names none.
 */
const strategyTagsSource =
	(toEntries: (group: JsonObject) => Entry[]): Source =>
	async (client, context) => {
		const path = '/cgi-bin/externalcontact/get_strategy_tag_list';
		const required = chosen(context, 'strategy_id');
		if (required === '') return { entries: [], note: ruleGroupFirst() };
		const id = required ?? chosen(context, 'filters.strategy_id');
		const body: JsonObject = id ? { strategy_id: Number(id) } : {};
		const answer = await client.json({ method: 'POST', path, query: {}, body }, 'safe');
		return { entries: recordsAt(answer, 'tag_group').flatMap(toEntries) };
	};

/** The tags of rule groups, each under the name of its tag group. */
export const strategyTags = strategyTagsSource(tagEntries);

/** The tag groups of rule groups. */
export const strategyTagGroups = strategyTagsSource(groupEntries);

/** Tag groups and tags of rule groups, for operations that take either. */
export const strategyTagsAndGroups = strategyTagsSource((group) => [
	...groupEntries(group),
	...tagEntries(group),
]);

const ruleGroupFirst = (): string =>
	translate('message.listNeedsRuleGroup', 'Choose the rule group first');
