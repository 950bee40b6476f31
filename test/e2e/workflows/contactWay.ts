import { createClient } from '../../simulator/support';
import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const CREATED = byId("={{ $('contactWay.create').item.json.config_id }}");

export const contactWay = resourceWorkflow({
	title:
		'creates a contact way with its QR code as a file, changes it, reads it back and deletes it, and ends a temporary session',
	async steps({ simulator }) {
		const temporary = await (
			await createClient(simulator)
		).call('contactWay.create', { type: 1, scene: 2, is_temp: true, user: ['member_1'] });
		const session = simulator.actions.customerAddsThroughContactWay({
			contact_way: String(temporary.config_id),
		});
		return [
			{
				operation: 'contactWay.create',
				parameters: {
					type: 2,
					scene: 2,
					user: ['member_1', 'member_2'],
					additionalFields: { remark: 'Entrance', state: 'store-017', skip_verify: false },
					options: { downloadQrCode: true },
				},
			},
			{
				operation: 'contactWay.update',
				parameters: { config_id: CREATED, updateFields: { remark: '', user: ['member_3'] } },
			},
			{ operation: 'contactWay.get', parameters: { config_id: CREATED } },
			{ operation: 'contactWay.delete', parameters: { config_id: CREATED } },
			{
				operation: 'contactWay.closeTempChat',
				parameters: {
					userid: byId(session.userid),
					external_userid: byId(session.external_userid),
				},
			},
			{ operation: 'contactWay.getAll', parameters: { returnAll: true } },
		];
	},
	check({ outputs, files }) {
		expect(files['contactWay.create']).toEqual([
			{ data: expect.objectContaining({ mimeType: 'image/png' }) },
		]);
		expect(outputs['contactWay.get']).toEqual([
			expect.objectContaining({
				remark: '',
				state: 'store-017',
				skip_verify: false,
				user: ['member_3'],
			}),
		]);
		expect(outputs['contactWay.delete']).toMatchObject([{ deleted: true }]);
		expect(outputs['contactWay.closeTempChat']).toMatchObject([{ success: true }]);
		expect(outputs['contactWay.getAll']).toEqual([]);
	},
});
