import { resourceWorkflow } from '../support/resourceWorkflow';
import { byId } from '../../../support/n8n/workflows';

const CREATED = byId("={{ $('productAlbum.create').item.json.product_id }}");

export const productAlbum = resourceWorkflow({
	title:
		'creates a product with a picture from the input, changes its price, lists it and deletes it',
	steps: () => [
		{
			// Only for its QR code, a picture.
			operation: 'contactWay.create',
			parameters: { type: 1, scene: 2, user: ['member_1'], options: { downloadQrCode: true } },
		},
		{
			operation: 'productAlbum.create',
			parameters: {
				description: 'Running shoes',
				price: 29900,
				attachments: { values: [{ source: 'binary', binaryPropertyName: 'data' }] },
			},
		},
		{
			operation: 'productAlbum.update',
			parameters: { product_id: CREATED, updateFields: { price: 19900 } },
		},
		{ operation: 'productAlbum.getAll', parameters: { returnAll: true } },
		{ operation: 'productAlbum.get', parameters: { product_id: CREATED } },
		{ operation: 'productAlbum.delete', parameters: { product_id: CREATED } },
	],
	check({ outputs }) {
		const [created] = outputs['productAlbum.create'] ?? [];
		expect(outputs['productAlbum.getAll']).toEqual([
			expect.objectContaining({ product_id: created?.product_id, price: 19900 }),
		]);
		expect(outputs['productAlbum.get']).toEqual([
			expect.objectContaining({ description: 'Running shoes', price: 19900 }),
		]);
		expect(outputs['productAlbum.delete']).toMatchObject([{ deleted: true }]);
	},
});
