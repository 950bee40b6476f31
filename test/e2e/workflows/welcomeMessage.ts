import { welcomes } from '../../../simulator/resources/welcomeMessage/state';
import { resourceWorkflow } from '../support/resourceWorkflow';

export const welcomeMessage = resourceWorkflow({
	title: 'sends a text with a picture from the input and a link',
	steps({ simulator }) {
		const { welcome_codes: codes } = simulator.actions.customerAdds({ userid: 'member_1' });
		return [
			{
				// Only for its QR code, a picture.
				operation: 'contactWay.create',
				parameters: {
					type: 1,
					scene: 2,
					user: ['member_1'],
					options: { downloadQrCode: true },
				},
			},
			{
				operation: 'welcomeMessage.send',
				parameters: {
					welcome_code: codes.main ?? '',
					content: 'Welcome',
					attachments: {
						values: [
							{ msgtype: 'image', source: 'binary', binaryPropertyName: 'data' },
							{ msgtype: 'link', title: 'Catalogue', url: 'https://www.example.com' },
						],
					},
				},
			},
		];
	},
	check({ outputs, app: { simulator } }) {
		expect(outputs['welcomeMessage.send']).toMatchObject([{ success: true }]);
		expect(welcomes(simulator.corp).messages).toMatchObject([
			{
				userid: 'member_1',
				text: { content: 'Welcome' },
				attachments: [
					{ msgtype: 'image', image: { media_id: expect.stringMatching(/\S/) } },
					{ msgtype: 'link', link: { title: 'Catalogue', url: 'https://www.example.com' } },
				],
			},
		]);
	},
});
