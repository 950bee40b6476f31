import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../../../support/n8n/workflows';

const CREATED = byId("={{ $('moment.create').item.json.moment_id }}");

export const moment = resourceWorkflow({
	title: 'creates a Moment, waits for its task, lists who is to publish it and stops it',
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
			{ operation: 'moment.getTasks', parameters: { moment_id: CREATED, returnAll: true } },
			{ operation: 'moment.cancel', parameters: { moment_id: CREATED } },
		];
	},
	check({ outputs, app: { simulator } }) {
		expect(outputs['moment.create']).toEqual([
			expect.objectContaining({ jobid: expect.stringMatching(/\S/) }),
		]);
		expect(outputs['moment.getTaskResult']).toEqual([expect.objectContaining({ status: 3 })]);
		expect(outputs['moment.getTasks']).toEqual([expect.objectContaining({ userid: 'member_1' })]);
		expect(outputs['moment.cancel']).toEqual([{ success: true }]);
		expect(simulator.ledger.worked('moment.create')).toBe(1);
	},
});
