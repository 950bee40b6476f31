import { resourceWorkflow } from '../support/resourceWorkflow';

const CREATED = "={{ $('joinWay.create').item.json.config_id }}";

export const joinWay = resourceWorkflow({
	title: 'creates a way into group chats with its QR code as a file, changes it and deletes it',
	steps({ simulator }) {
		const { chat_id } = simulator.actions.groupChatCreated({ owner: 'member_1', name: 'Readers' });
		const target = { scene: 2, chat_id_list: [chat_id] };
		return [
			{
				operation: 'joinWay.create',
				parameters: {
					...target,
					additionalFields: { remark: 'Poster', auto_create_room: false },
					options: { downloadQrCode: true },
				},
			},
			{
				operation: 'joinWay.update',
				parameters: { config_id: CREATED, ...target, updateFields: { state: 'poster-2' } },
			},
			{ operation: 'joinWay.get', parameters: { config_id: CREATED } },
			{ operation: 'joinWay.delete', parameters: { config_id: CREATED } },
		];
	},
	check({ outputs, files }) {
		expect(files['joinWay.create']).toEqual([
			{ data: expect.objectContaining({ mimeType: 'image/png' }) },
		]);
		expect(outputs['joinWay.get']).toEqual([
			expect.objectContaining({ scene: 2, state: 'poster-2' }),
		]);
		expect(outputs['joinWay.delete']).toMatchObject([{ deleted: true }]);
	},
});
