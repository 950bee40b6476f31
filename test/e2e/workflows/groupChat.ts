import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../../../support/n8n/workflows';

export const groupChat = resourceWorkflow({
	title: 'lists the group chats and reads the members of each',
	steps({ simulator }) {
		for (const name of ['Readers', 'Runners']) {
			simulator.actions.groupChatCreated({ owner: 'member_1', name, members: ['member_2'] });
		}
		return [
			{ operation: 'groupChat.getAll', parameters: { returnAll: true } },
			{
				operation: 'groupChat.get',
				parameters: { chat_id: byId('={{ $json.chat_id }}'), options: { need_name: true } },
			},
		];
	},
	check({ outputs }) {
		const chats = outputs['groupChat.get'] ?? [];
		expect(chats.map(({ name }) => name).sort()).toEqual(['Readers', 'Runners']);
		for (const { owner, member_list } of chats) {
			expect(owner).toBe('member_1');
			expect(member_list).toEqual([
				expect.objectContaining({ userid: 'member_1', name: 'Member 1' }),
				expect.objectContaining({ userid: 'member_2', name: 'Member 2' }),
			]);
		}
	},
});
