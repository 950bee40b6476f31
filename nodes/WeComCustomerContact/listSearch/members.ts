import type { Source } from './source';

/** doc 92571: the members for whom Customer Contact is switched on; WeCom gives their ids alone. */
export const members: Source = async (client) => {
	const answer = await client.json(
		{ method: 'GET', path: '/cgi-bin/externalcontact/get_follow_user_list', query: {} },
		'safe',
	);
	const ids = Array.isArray(answer.follow_user) ? answer.follow_user.map(String) : [];
	return { entries: ids.map((id) => ({ name: id, value: id })) };
};
