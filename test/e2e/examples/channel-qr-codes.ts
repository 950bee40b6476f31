import { contactWays } from '../../../simulator/resources/contactWay/state';
import { exampleProof } from '../support/exampleProof';

const TABLE = 'wecom_channels';

export const channelQrCodes = exampleProof({
	example: 'channel-qr-codes',
	title: 'makes a QR code for each channel of the table, once',
	async prove(stage) {
		const { corp, ledger } = stage.app.simulator;
		await stage.importIt();
		// The first run makes the table.
		await stage.run('Start');
		await stage.fill(TABLE, [
			{ state: 'store-001', channel: 'Store 1', members: 'member_1', tag: 'Stores' },
			{ state: 'typo', channel: 'Typo', members: 'nobody', tag: 'Stores' },
			{ state: 'store-002', channel: 'Store 2', members: 'member_1, member_2', tag: 'Stores' },
		]);
		await stage.run('Start');

		const ways = [...contactWays(corp).values()];
		expect(ways.map(({ state, remark, type, user }) => ({ state, remark, type, user }))).toEqual([
			{ state: 'store-001', remark: 'Store 1', type: 2, user: ['member_1'] },
			{ state: 'store-002', remark: 'Store 2', type: 2, user: ['member_1', 'member_2'] },
		]);
		const rows = await stage.rows(TABLE);
		expect(rows).toMatchObject([
			{ config_id: ways[0]?.config_id, qr_code: expect.stringMatching(/^http/), problem: '' },
			{ config_id: '', qr_code: '', problem: expect.stringMatching(/\S/) },
			{ config_id: ways[1]?.config_id, qr_code: expect.stringMatching(/^http/), problem: '' },
		]);

		await stage.run('Start');
		expect(ledger.worked('contactWay.create')).toBe(2);
		expect(await stage.rows(TABLE)).toEqual(rows);
	},
});
