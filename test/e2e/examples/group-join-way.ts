import { joinWays } from '../../../simulator/resources/joinWay/state';
import { exampleProof } from '../support/exampleProof';

export const groupJoinWay = exampleProof({
	example: 'group-join-way',
	title: 'makes a QR code that customers join by, and remembers its id',
	async prove(stage) {
		const { actions, corp } = stage.app.simulator;
		const { chat_id } = actions.groupChatCreated({ owner: 'member_1', name: 'Fans 1' });
		await stage.importIt({
			settings: { groupChats: 'Fans 1', channelState: 'poster', newGroupName: 'Fans ' },
		});
		const run = await stage.run('Start');

		const [way] = joinWays(corp).values();
		expect(way).toMatchObject({
			chat_id_list: [chat_id],
			state: 'poster',
			room_base_name: 'Fans ',
		});
		const [row, ...more] = await stage.rows('wecom_join_ways');
		expect(row).toMatchObject({ state: 'poster', config_id: way?.config_id });
		expect(more).toEqual([]);
		expect(run.files('Create Join Way')).toMatchObject([{ data: { mimeType: 'image/png' } }]);
		const joined = actions.customerJoinsThroughJoinWay({ join_way: String(row?.qr_code) });
		expect(joined.chat_id).toBe(chat_id);
	},
});
