import type { WeComClient } from '../../wecom/client';

/** doc 94888 */
export const UPDATE_CARD_PATH = '/cgi-bin/message/update_template_card';

/** What a card says from now on. */
export interface CardUpdate {
	/** Of the sent card, or of a click on it; works once and for 72 hours. */
	responseCode: string;
	/** What stands in place of the buttons. */
	text: string;
	/** For whom; for everybody who got the card when left out. */
	userids?: string[];
}

/**
 * Turns the buttons of a card into a text (doc 94888).
 * @throws WeComError
 */
export async function updateCard(
	client: WeComClient,
	{ responseCode, text, userids }: CardUpdate,
): Promise<void> {
	const body = {
		...(userids ? { atall: 0, userids } : { atall: 1 }),
		agentid: Number(client.agentId),
		response_code: responseCode,
		button: { replace_name: text },
	};
	await client.json({ method: 'POST', path: UPDATE_CARD_PATH, query: {}, body }, 'once');
}
