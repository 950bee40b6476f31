import type { EventDefinition, EventFields } from './types';

const card: EventFields = {
	EventKey: 'string',
	TaskId: 'string',
	CardType: 'string',
	ResponseCode: 'string',
	AgentID: 'integer',
};

/** What members do with cards that the app has sent (doc 90240). */
export const cardEvents: readonly EventDefinition[] = [
	{
		id: 'template_card_event',
		doc: 90240,
		title: { en: 'Card Clicked', zh: '模板卡片：点击按钮' },
		when: 'A member clicks a button of a card that the app sent',
		fields: {
			...card,
			SelectedItems: { list: { QuestionKey: 'string', OptionIds: 'array<string>' } },
		},
		identity: ['FromUserName', 'TaskId', 'ResponseCode'],
	},
	{
		id: 'template_card_menu_event',
		doc: 90240,
		title: { en: 'Card Menu Clicked', zh: '模板卡片：右上角菜单' },
		when: 'A member clicks an entry in the menu in the corner of a card that the app sent',
		fields: card,
		identity: ['FromUserName', 'TaskId', 'ResponseCode'],
	},
];
