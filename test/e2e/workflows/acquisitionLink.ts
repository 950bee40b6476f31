import { chatKeys } from '../../../simulator/resources/acquisitionLink/chats';
import { createClient } from '../../simulator/support';
import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const DAY_MS = 86_400_000;
const CREATED = byId("={{ $('acquisitionLink.create').item.json.link_id }}");

export const acquisitionLink = resourceWorkflow({
	title:
		'creates an acquisition link, renames it, reads its quota and statistics and deletes it; lists who came through another and who wrote',
	async steps({ simulator }) {
		const client = await createClient(simulator);
		const { link } = await client.call('acquisitionLink.create', {
			link_name: 'Flyer',
			range: { user_list: ['member_2'] },
		});
		const { link_id, url } = link as { link_id: string; url: string };
		const { userid = '', external_userid = '' } = {
			...simulator.actions.customerAddsThroughLink({ link: `${url}?customer_channel=may` }),
		};
		simulator.actions.customerWrites({ userid, external_userid, messages: 3 });
		return [
			{
				operation: 'acquisitionLink.create',
				parameters: { link_name: 'Newsletter', user_list: ['member_1'] },
			},
			{
				operation: 'acquisitionLink.update',
				parameters: { link_id: CREATED, updateFields: { link_name: 'Newsletter May' } },
			},
			{ operation: 'acquisitionLink.getQuota' },
			{
				operation: 'acquisitionLink.getStatistics',
				parameters: {
					link_id: CREATED,
					start_time: new Date(Date.now() - 3 * DAY_MS).toISOString(),
					end_time: new Date(Date.now() - DAY_MS).toISOString(),
				},
			},
			{ operation: 'acquisitionLink.get', parameters: { link_id: CREATED } },
			{ operation: 'acquisitionLink.delete', parameters: { link_id: CREATED } },
			{ operation: 'acquisitionLink.getAll', parameters: { returnAll: true } },
			{
				operation: 'acquisitionLink.getCustomers',
				parameters: { link_id: byId(link_id), returnAll: true },
			},
			{
				operation: 'acquisitionLink.getChatInfo',
				parameters: { chat_key: [...chatKeys(simulator.corp).keys()].at(-1) ?? '' },
			},
		];
	},
	check({ outputs }) {
		const [created] = outputs['acquisitionLink.create'] ?? [];
		const [other] = outputs['acquisitionLink.getAll'] ?? [];
		expect(outputs['acquisitionLink.getAll']).toHaveLength(1);
		expect(other?.link_id).not.toBe(created?.link_id);
		expect(outputs['acquisitionLink.getCustomers']).toEqual([
			expect.objectContaining({ userid: 'member_2', chat_status: 1, state: 'may' }),
		]);
		expect(outputs['acquisitionLink.getChatInfo']).toEqual([
			expect.objectContaining({
				userid: 'member_2',
				chat_info: { recv_msg_cnt: 3, link_id: other?.link_id, state: 'may' },
			}),
		]);
		expect(outputs['acquisitionLink.getQuota']).toEqual([
			expect.objectContaining({ total: 1000, balance: 999 }),
		]);
		expect(outputs['acquisitionLink.getStatistics']).toEqual([
			{
				link_id: expect.stringMatching(/^caw/),
				click_link_customer_cnt: 0,
				new_customer_cnt: 0,
			},
		]);
		expect(outputs['acquisitionLink.get']).toEqual([
			expect.objectContaining({
				link_id: created?.link_id,
				link: expect.objectContaining({ link_name: 'Newsletter May' }),
			}),
		]);
		expect(outputs['acquisitionLink.delete']).toMatchObject([{ deleted: true }]);
	},
});
