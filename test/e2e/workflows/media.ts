import { resourceWorkflow } from '../support/resourceWorkflow';

export const media = resourceWorkflow({
	title:
		'uploads a picture from the input for each of its uses, downloads it again, and lets WeCom fetch a file',
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
		{
			operation: 'media.uploadAttachment',
			parameters: { attachment_type: 1, media_type: 'image', binaryPropertyName: 'again' },
		},
		{
			// Files do not go on through a node.
			name: 'media.download for the image',
			operation: 'media.download',
			parameters: {
				media_id: "={{ $('media.uploadTemporary').item.json.media_id }}",
				binaryPropertyName: 'again',
			},
		},
		{ operation: 'media.uploadImage', parameters: { binaryPropertyName: 'again' } },
		{
			operation: 'media.createUploadByUrl',
			parameters: {
				type: 'file',
				filename: 'prices.txt',
				url: 'https://cdn.example.com/prices.txt',
				md5: '0123456789abcdef0123456789abcdef',
				options: { waitSeconds: 20 },
			},
		},
		{
			operation: 'media.getUploadByUrlResult',
			parameters: { jobid: '={{ $json.jobid }}' },
		},
	],
	check({ outputs, files }) {
		expect(outputs['media.uploadTemporary']).toEqual([
			expect.objectContaining({ type: 'image', media_id: expect.stringMatching(/\S/) }),
		]);
		const [before] = files['contactWay.create'] ?? [];
		const [after] = files['media.download'] ?? [];
		expect(outputs['media.uploadAttachment']).toEqual([
			expect.objectContaining({ type: 'image', media_id: expect.stringMatching(/\S/) }),
		]);
		expect(outputs['media.uploadImage']).toEqual([{ url: expect.stringMatching(/^http/) }]);
		expect(outputs['media.getUploadByUrlResult']).toEqual([
			expect.objectContaining({
				status: 2,
				detail: expect.objectContaining({ media_id: expect.stringMatching(/\S/) }),
			}),
		]);
		// n8n 1 knows no other size than this text.
		expect(before?.picture?.fileSize).toMatch(/^[1-9][\d.]* k?B$/);
		expect(after?.again).toMatchObject({
			mimeType: 'image/png',
			fileSize: before?.picture?.fileSize,
		});
	},
});
