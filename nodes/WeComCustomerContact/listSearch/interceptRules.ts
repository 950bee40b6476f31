import { recordsOf, type Source } from './source';

/** doc 95097: the sensitive word rules of the company, those of other apps included. */
export const interceptRules: Source = async (client) => {
	const path = '/cgi-bin/externalcontact/get_intercept_rule_list';
	const answer = await client.json({ method: 'GET', path, query: {} }, 'safe');
	return {
		entries: recordsOf(answer, 'rule_list').map(({ rule_id, rule_name }) => ({
			name: String(rule_name),
			value: String(rule_id),
		})),
	};
};
