import { contactWays } from '../../../simulator/resources/contactWay/state';
import { liveGroups, liveTags } from '../../../simulator/resources/corpTag/state';
import { exampleProof } from '../support/exampleProof';

const TABLE = 'wecom_channels';

export const channelQrCodes = exampleProof({
	example: 'channel-qr-codes',
	title: 'makes a tag and a QR code for each channel of the table, once',
	async prove(stage) {
		const { corp, ledger } = stage.app.simulator;
		await stage.importIt({ settings: { tagGroup: 'Channel' } });
		// The first run makes the table.
		await stage.run('Start');
		await stage.fill(TABLE, [
			{ state: 'store-001', channel: 'Store 1', members: 'member_1' },
			{ state: 'store-002', channel: 'Store 2', members: 'member_1, member_2', tag: 'Stores' },
			{ state: 'store-003', channel: 'Store 3', members: 'member_3', tag: 'Stores' },
			{ state: 'typo', channel: 'Typo', members: 'nobody' },
		]);
		await stage.run('Start');

		const tags = Object.fromEntries(
			liveGroups(corp).flatMap((group) =>
				liveTags(group).map(({ name, id }) => [`${group.name}/${name}`, id]),
			),
		);
		expect(Object.keys(tags).sort()).toEqual(['Channel/Store 1', 'Channel/Stores', 'Channel/Typo']);
		const ways = [...contactWays(corp).values()];
		expect(ways.map(({ state, type, user }) => ({ state, type, user }))).toEqual([
			{ state: 'store-001', type: 1, user: ['member_1'] },
			{ state: 'store-002', type: 2, user: ['member_1', 'member_2'] },
			{ state: 'store-003', type: 1, user: ['member_3'] },
		]);
		const rows = await stage.rows(TABLE);
		expect(rows.map(({ config_id, tag_id }) => ({ config_id, tag_id }))).toEqual([
			{ config_id: ways[0]?.config_id, tag_id: tags['Channel/Store 1'] },
			{ config_id: ways[1]?.config_id, tag_id: tags['Channel/Stores'] },
			{ config_id: ways[2]?.config_id, tag_id: tags['Channel/Stores'] },
			{ config_id: null, tag_id: null },
		]);
		expect(rows.slice(0, 3).every(({ qr_code }) => String(qr_code).startsWith('http'))).toBe(true);
		expect(rows[3]?.problem).toMatch(/\S/);

		await stage.run('Start');
		expect(ledger.worked('contactWay.create')).toBe(3);
		expect(await stage.rows(TABLE)).toEqual(rows);
	},
});
