import {
	publishWelcome,
	scanQrCode,
	setUpQrCode,
	verifyUrl,
	welcomeOutcome,
} from '../../support/playground/scanToWelcome';
import { usePlayground } from './support/playground';

const playground = usePlayground();

test('a customer who scans a QR code is read, welcomed within 20 seconds and tagged', async () => {
	const campaign = await setUpQrCode(playground());
	const published = await publishWelcome(playground(), campaign.tagId);
	expect(await verifyUrl(playground())).toMatchObject({ ok: true });

	const customer = await scanQrCode(playground(), campaign, 'Visitor');
	expect(customer.delivery.attempts).toMatchObject([{ status: 200, body: 'success' }]);

	const { path, tags, message } = await welcomeOutcome(playground(), published, customer);
	expect(path).toEqual([
		'Customer Added',
		'Get Customer',
		'Send Welcome Message',
		'Scanned the QR Code',
		'Mark Tag',
	]);
	expect(tags).toEqual([campaign.tagId]);
	expect(message.text?.content).toContain('Visitor');
	expect(message.msAfterCallback).toBeLessThan(20_000);
});
