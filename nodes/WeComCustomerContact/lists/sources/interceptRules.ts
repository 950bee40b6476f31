import { recordsAt } from '../../../../wecom/json';
import { entriesOf, entryOf, type Source } from '../../../shared/lists/source';

/** doc 95097: the sensitive word rules of the company, those of other apps included. */
export const interceptRules: Source = async (client) => {
	const path = '/cgi-bin/externalcontact/get_intercept_rule_list';
	const answer = await client.json({ method: 'GET', path, query: {} }, 'safe');
	return {
		entries: entriesOf(recordsAt(answer, 'rule_list'), ({ rule_id, rule_name }) =>
			entryOf({ id: typeof rule_id === 'number' ? String(rule_id) : rule_id, names: [rule_name] }),
		),
	};
};
