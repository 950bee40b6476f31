import { resourceWorkflow } from '../support/resource-workflow';

const DAY_MS = 86_400_000;

export const statistics = resourceWorkflow({
	title: "gives a member's behaviour of each of the last days",
	steps: () => [
		{
			operation: 'statistics.getUserBehavior',
			parameters: {
				start_time: new Date(Date.now() - 3 * DAY_MS).toISOString(),
				end_time: new Date(Date.now() - 2 * DAY_MS).toISOString(),
				userid: ['member_1'],
			},
		},
	],
	check({ outputs }) {
		expect(outputs['statistics.getUserBehavior']).toHaveLength(2);
		for (const day of outputs['statistics.getUserBehavior'] ?? []) {
			expect(day).toMatchObject({
				stat_time: expect.any(Number),
				new_apply_cnt: expect.any(Number),
			});
		}
	},
});
