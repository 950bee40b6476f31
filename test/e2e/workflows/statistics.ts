import { resourceWorkflow } from '../support/resourceWorkflow';

const DAY_MS = 86_400_000;

export const statistics = resourceWorkflow({
	title:
		"gives a member's behaviour of each of the last days, and the group chats by owner and day",
	steps({ simulator }) {
		simulator.actions.groupChatCreated({ owner: 'member_1', name: 'Readers' });
		const day = {
			day_begin_time: new Date(Date.now() - 2 * DAY_MS).toISOString(),
			userid_list: ['member_1'],
		};
		return [
			{
				operation: 'statistics.getGroupChatByOwner',
				parameters: { ...day, returnAll: true },
			},
			{ operation: 'statistics.getGroupChatByDay', parameters: day },
			{
				operation: 'statistics.getUserBehavior',
				parameters: {
					start_time: new Date(Date.now() - 3 * DAY_MS).toISOString(),
					end_time: new Date(Date.now() - 2 * DAY_MS).toISOString(),
					userid: ['member_1'],
				},
			},
		];
	},
	check({ outputs }) {
		const numbers = { chat_total: expect.any(Number), new_chat_cnt: expect.any(Number) };
		expect(outputs['statistics.getGroupChatByOwner']).toEqual([
			expect.objectContaining({ owner: 'member_1', ...numbers }),
		]);
		expect(outputs['statistics.getGroupChatByDay']).toEqual([
			expect.objectContaining({ owner: 'member_1', date: expect.any(String), ...numbers }),
		]);
		expect(outputs['statistics.getUserBehavior']).toHaveLength(2);
		for (const day of outputs['statistics.getUserBehavior'] ?? []) {
			expect(day).toMatchObject({
				userid: 'member_1',
				date: expect.any(String),
				stat_time: expect.any(Number),
				new_apply_cnt: expect.any(Number),
			});
		}
	},
});
