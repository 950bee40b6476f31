import { resourceWorkflow } from '../support/resource-workflow';
import { byId } from '../../../support/n8n/workflows';

const CREATED = byId("={{ $('contactWay.create').item.json.config_id }}");

export const contactWay = resourceWorkflow({
	title:
		'creates a contact way with its QR code as a file, changes it, reads it back and deletes it',
	steps: () => [
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
		{ operation: 'contactWay.getAll', parameters: { returnAll: true } },
	],
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
		expect(outputs['contactWay.delete']).toEqual([{ deleted: true }]);
		expect(outputs['contactWay.getAll']).toEqual([]);
	},
});
