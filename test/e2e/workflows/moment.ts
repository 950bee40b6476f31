import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const DAY_MS = 86_400_000;
const CREATED = byId("={{ $('moment.create').item.json.moment_id }}");

export const moment = resourceWorkflow({
	title:
		"creates a Moment, waits for its task, lists who is to publish it and stops it; lists a member's own, who sees it and who likes it",
	steps({ simulator }) {
		simulator.actions.momentTiming({ task_ms: 100 });
		const { moment_id, reached } = simulator.actions.memberPostsMoment({
			userid: 'member_2',
			text: 'Good morning',
		});
		simulator.actions.momentLiked({
			moment_id,
			userid: 'member_2',
			external_userid: reached[0] ?? '',
		});
		const posted = { moment_id: byId(moment_id), userid: byId('member_2') };
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
			{
				operation: 'moment.getAll',
				parameters: {
					start_time: new Date(Date.now() - DAY_MS).toISOString(),
					end_time: new Date(Date.now() + DAY_MS).toISOString(),
					returnAll: true,
					filters: { creator: byId('member_2'), filter_type: 1 },
				},
			},
			{ operation: 'moment.getComments', parameters: posted },
			{
				operation: 'moment.getVisibleCustomers',
				parameters: { ...posted, returnAll: false, limit: 1 },
			},
			{ operation: 'moment.getSendResult', parameters: { ...posted, returnAll: true } },
		];
	},
	check({ outputs, app: { simulator } }) {
		expect(outputs['moment.create']).toEqual([
			expect.objectContaining({ jobid: expect.stringMatching(/\S/) }),
		]);
		expect(outputs['moment.getTaskResult']).toEqual([expect.objectContaining({ status: 3 })]);
		expect(outputs['moment.getTasks']).toEqual([expect.objectContaining({ userid: 'member_1' })]);
		expect(outputs['moment.cancel']).toMatchObject([{ success: true }]);
		expect(simulator.ledger.worked('moment.create')).toBe(1);
		const customers = simulator.settings.customers / simulator.settings.members;
		expect(outputs['moment.getAll']).toEqual([
			expect.objectContaining({ creator: 'member_2', text: { content: 'Good morning' } }),
		]);
		expect(outputs['moment.getComments']).toEqual([
			expect.objectContaining({
				comment_list: [],
				like_list: [expect.objectContaining({ external_userid: expect.stringMatching(/\S/) })],
			}),
		]);
		expect(outputs['moment.getVisibleCustomers']).toHaveLength(1);
		expect(outputs['moment.getSendResult']).toHaveLength(customers);
	},
});
