import type { WeComClient } from '../../../wecom/client';
import { OddIdError } from '../../../wecom/errors';
import { listAt } from '../../../wecom/json';
import { isOdd } from '../../../wecom/oddIds';

/** doc 92571: the members for whom Customer Contact is switched on, as the answer has them. @throws WeComError */
export async function listMembers(client: WeComClient): Promise<string[]> {
	const path = '/cgi-bin/externalcontact/get_follow_user_list';
	const answer = await client.json({ method: 'GET', path, query: {} }, 'safe');
	return listAt(answer, 'follow_user').map(String);
}

/**
 * The same, each once.
 * @throws WeComError, and OddIdError where one cannot be read: nobody is left out in silence
 */
export async function readMembers(client: WeComClient): Promise<string[]> {
	const ids = await listMembers(client);
	if (ids.some(isOdd)) throw new OddIdError('follow_user');
	return [...new Set(ids)].filter((id) => id !== '');
}
