import { resourceWorkflow } from '../support/resource-workflow';

export const media = resourceWorkflow({
	title: 'uploads a picture from the input and downloads it again',
	steps: () => [
		{
			// Only for its QR code, a picture.
			operation: 'contactWay.create',
			parameters: {
				type: 1,
				scene: 2,
				user: ['member_1'],
				options: { downloadQrCode: true, binaryPropertyName: 'picture' },
			},
		},
		{
			operation: 'media.uploadTemporary',
			parameters: { type: 'image', binaryPropertyName: 'picture' },
		},
		{
			operation: 'media.download',
			parameters: { media_id: '={{ $json.media_id }}', binaryPropertyName: 'again' },
		},
	],
	check({ outputs, files }) {
		expect(outputs['media.uploadTemporary']).toEqual([
			expect.objectContaining({ type: 'image', media_id: expect.stringMatching(/\S/) }),
		]);
		const [before] = files['contactWay.create'] ?? [];
		const [after] = files['media.download'] ?? [];
		// n8n 1 knows no other size than this text.
		expect(before?.picture?.fileSize).toMatch(/^[1-9]\d* B$/);
		expect(after?.again).toMatchObject({
			mimeType: 'image/png',
			fileSize: before?.picture?.fileSize,
		});
	},
});
