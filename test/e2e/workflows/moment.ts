import { resourceWorkflow } from '../support/resource-workflow';

export const moment = resourceWorkflow({
	title: 'creates a Moment, waits for its task and reads what came of it',
	steps({ simulator }) {
		simulator.actions.momentTiming({ task_ms: 100 });
		return [
			{
				operation: 'moment.create',
				parameters: {
					content: 'Spring collection',
					additionalFields: { user_list: ['member_1'] },
					options: { waitSeconds: 30 },
				},
			},
			{
				operation: 'moment.getTaskResult',
				parameters: { jobid: "={{ $('moment.create').item.json.jobid }}" },
			},
		];
	},
	check({ outputs, app: { simulator } }) {
		expect(outputs['moment.create']).toEqual([
			expect.objectContaining({ jobid: expect.stringMatching(/\S/) }),
		]);
		expect(outputs['moment.getTaskResult']).toEqual([expect.objectContaining({ status: 3 })]);
		expect(simulator.ledger.worked('moment.create')).toBe(1);
	},
});
