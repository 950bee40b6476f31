import type { Simulator } from '../../../simulator';
import { joinWays } from '../../../simulator/resources/joinWay/state';
import { exampleProof } from '../support/exampleProof';

const DAY_MS = 86_400_000;
/** Eight days ago; the week begins on the next day. */
const BEFORE_THE_WEEK = Date.now() - 8 * DAY_MS;

/** Lets somebody new scan a QR code of a channel. */
function joinByQrCode({ actions, clock, corp }: Simulator, chatId: string, state: string): void {
	joinWays(corp).set(state, {
		config_id: state,
		scene: 2,
		chat_id_list: [chatId],
		state,
		createdAt: clock.now(),
		createdBy: 'main',
		roomsMade: 0,
	});
	actions.customerJoinsThroughJoinWay({ join_way: state });
}

export const groupWeeklyStatistics = exampleProof({
	example: 'group-weekly-statistics',
	title: 'adds up the seven days of the week, no more and no fewer, and who joined by the QR code',
	options: { fixedTime: BEFORE_THE_WEEK },
	async prove(stage) {
		const { actions, clock, corp } = stage.app.simulator;
		const { chat_id } = actions.groupChatCreated({ owner: 'member_1', name: 'Fans' });
		const [invited = ''] = corp.people.customers.keys();
		actions.groupChatJoined({ chat_id, ids: [invited] });
		actions.groupChatWritten({ chat_id, id: invited });
		joinByQrCode(stage.app.simulator, chat_id, 'poster');
		await clock.advance(DAY_MS);
		actions.groupChatWritten({ chat_id, id: invited });
		await stage.importIt({ settings: { ownerIds: 'member_1', channelState: 'poster' } });
		for (const state of ['poster', 'poster', 'leaflet']) {
			joinByQrCode(stage.app.simulator, chat_id, state);
		}
		await clock.advance(6 * DAY_MS);
		actions.groupChatWritten({ chat_id, id: invited });
		await clock.advance(DAY_MS);

		const run = await stage.run('Every Monday');
		expect(run.output('Numbers of the Week')).toEqual([
			{ newMembers: 3, newGroups: 0, messages: 2, membersInTheEnd: 6, joinedByQrCode: 2 },
		]);
		expect(stage.said()).toEqual([expect.stringContaining('poster')]);
	},
});
