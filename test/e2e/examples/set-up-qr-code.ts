import { contactWays } from '../../../simulator/resources/contactWay/state';
import { liveGroups, liveTags } from '../../../simulator/resources/corpTag/state';
import { exampleProof } from '../support/exampleProof';

export const setUpQrCode = exampleProof({
	example: 'set-up-qr-code',
	title: 'makes a tag and a QR code, gives the picture, and can be run again',
	async prove(stage) {
		const { corp } = stage.app.simulator;
		await stage.importIt({ parameters: { 'Create QR Code': { user: ['member_1'] } } });
		const run = await stage.run('Start');

		expect(liveGroups(corp).flatMap(liveTags)).toHaveLength(1);
		const [way] = run.output('Create QR Code');
		expect(contactWays(corp).get(String(way?.config_id))).toMatchObject({
			user: ['member_1'],
			state: 'spring-fair',
		});
		expect(run.files('Create QR Code')).toMatchObject([{ data: { mimeType: 'image/png' } }]);

		const again = await stage.run('Start');
		expect(again.output('Create QR Code')).toHaveLength(1);
		expect(liveGroups(corp).flatMap(liveTags)).toHaveLength(1);
	},
});
