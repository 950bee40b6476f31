import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const DAY_MS = 86_400_000;
const CREATED = byId("={{ $('groupMessage.create').item.json.msgid }}");

export const groupMessage = resourceWorkflow({
	title:
		'previews a message to all customers, creates one to those of a member, reminds the member, stops it, lists it and who is to get it',
	steps: () => [
		{
			operation: 'groupMessage.createByFilter',
			parameters: { all_members: true, recipients: 'all', content: 'Opening hours', preview: true },
		},
		{
			operation: 'groupMessage.create',
			parameters: { chat_type: 'single', sender: byId('member_1'), content: 'Opening hours' },
		},
		{
			operation: 'groupMessage.getAll',
			parameters: {
				chat_type: 'single',
				start_time: new Date(Date.now() - DAY_MS).toISOString(),
				end_time: new Date(Date.now() + DAY_MS).toISOString(),
				returnAll: true,
			},
		},
		{ operation: 'groupMessage.getTasks', parameters: { msgid: CREATED, returnAll: true } },
		{ operation: 'groupMessage.remind', parameters: { msgid: CREATED } },
		{ operation: 'groupMessage.cancel', parameters: { msgid: CREATED } },
		{
			operation: 'groupMessage.getSendResult',
			parameters: {
				msgid: CREATED,
				userid: byId("={{ $('groupMessage.getTasks').item.json.userid }}"),
				returnAll: true,
			},
		},
	],
	check({ outputs, app: { simulator } }) {
		const { customers: all } = simulator.settings;
		expect(outputs['groupMessage.createByFilter']).toEqual([
			expect.objectContaining({ preview: true, customers: all, tasks: simulator.settings.members }),
		]);
		expect(outputs['groupMessage.create']).toEqual([
			expect.objectContaining({ msgid: expect.stringMatching(/\S/) }),
		]);
		const [created] = outputs['groupMessage.create'] ?? [];
		expect(outputs['groupMessage.getAll']).toEqual([
			expect.objectContaining({ msgid: created?.msgid }),
		]);
		expect(outputs['groupMessage.getTasks']).toEqual([
			expect.objectContaining({ userid: 'member_1' }),
		]);
		expect(outputs['groupMessage.remind']).toMatchObject([{ success: true }]);
		expect(outputs['groupMessage.cancel']).toMatchObject([{ success: true }]);
		const customers = simulator.settings.customers / simulator.settings.members;
		expect(outputs['groupMessage.getSendResult']).toHaveLength(customers);
		expect(simulator.ledger.worked('groupMessage.create')).toBe(1);
	},
});
