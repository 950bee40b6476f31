import { findMedia } from '../../../simulator/resources/media/state';
import { welcomes } from '../../../simulator/resources/welcomeMessage/state';
import { qrCodePng } from '../../../simulator/qrCode';
import { exampleProof } from '../support/exampleProof';

const PICTURE = qrCodePng('coupon');

export const welcomeByChannel = exampleProof({
	example: 'welcome-by-channel',
	title: "sends each channel's text and picture, and the text alone where the picture is missing",
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const picture = stage.showPicture('/coupon.png', PICTURE);
		const [welcomeText, imageUrl] = [stage.field('welcomeText'), stage.field('imageUrl')];
		const channels = {
			'store-001': { [welcomeText]: 'Welcome to the store', [imageUrl]: picture },
			'store-002': {
				[welcomeText]: 'Welcome too',
				[imageUrl]: picture.replace('coupon', 'no-such'),
			},
			other: { [welcomeText]: 'Hello', [imageUrl]: '' },
		};
		await stage.importIt({ settings: { channels: JSON.stringify(channels) } });
		await stage.publish('Customer Added');

		const add = async (state: string, run: number) => {
			const { external_userid } = actions.customerAdds({ userid: 'member_1', state });
			await stage.runOfEvent(run);
			return welcomes(corp).messages.find((one) => one.external_userid === external_userid);
		};
		const withPicture = await add('store-001', 1);
		expect(withPicture?.text).toEqual({ content: 'Welcome to the store' });
		const [attachment] = withPicture?.attachments ?? [];
		expect(attachment).toMatchObject({ msgtype: 'image' });
		const { media_id } = (attachment as { image: { media_id: string } }).image;
		expect(findMedia(corp, media_id).data.equals(PICTURE)).toBe(true);

		const withoutPicture = await add('store-002', 2);
		expect(withoutPicture?.text).toEqual({ content: 'Welcome too' });
		expect(withoutPicture?.attachments ?? []).toEqual([]);
		const other = await add('somewhere', 3);
		expect(other?.text).toEqual({ content: 'Hello' });

		// A welcome message of the admin console: no code comes with the event.
		actions.memberSet({ userid: 'member_1', console_welcome: true });
		expect(await add('store-001', 4)).toBeUndefined();
	},
});
