import type { Cases } from './types';

const message = { msgtype: 'text', agentid: 1000021, text: { content: 'Hello' } };

const card = (keys: readonly string[]) => ({
	touser: 'member_a',
	msgtype: 'template_card',
	agentid: 1000021,
	template_card: {
		card_type: 'button_interaction',
		main_title: { title: 'Hand over?' },
		task_id: 'handover-0001',
		button_list: keys.map((key) => ({ text: key, type: 0, style: 1, key })),
	},
});

/** Messages to members. */
export const memberMessageCases: Cases = {
	'memberMessage.send': [
		{
			rule: "the node's own: somebody has to get the message",
			refused: message,
			says: 'Fill in at least one of Member Names or IDs, Departments, Tags',
			accepted: { ...message, totag: '3' },
		},
		{
			rule: "the node's own: nobody sends to everybody by a word",
			refused: { ...message, touser: '@all' },
			says: 'Member Names or IDs',
			accepted: { ...message, touser: 'member_a|member_b' },
		},
		{
			rule: 'No two buttons of a card have the same key',
			refused: card(['yes', 'yes']),
			says: 'Buttons: two have the key "yes"; a click must tell them apart',
			accepted: card(['yes', 'no']),
		},
	],
};
