import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

export const groupChat = resourceWorkflow({
	title: 'lists the group chats, reads the members of each, and finds one by its opengid',
	steps({ simulator }) {
		const [readers] = ['Readers', 'Runners'].map((name) =>
			simulator.actions.groupChatCreated({ owner: 'member_1', name, members: ['member_2'] }),
		);
		return [
			{ operation: 'groupChat.getAll', parameters: { returnAll: true } },
			{
				operation: 'groupChat.get',
				parameters: { chat_id: byId('={{ $json.chat_id }}'), options: { need_name: true } },
			},
			{
				operation: 'groupChat.convertOpengid',
				parameters: { opengid: readers?.opengid ?? '' },
			},
		];
	},
	check({ outputs }) {
		const readers = outputs['groupChat.get']?.find(({ name }) => name === 'Readers');
		expect(outputs['groupChat.convertOpengid']?.[0]).toMatchObject({ chat_id: readers?.chat_id });
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
