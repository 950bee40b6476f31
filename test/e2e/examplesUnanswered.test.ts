import type { ExampleName } from '../../support/examples/examples';
import { RecordingServer } from '../../support/harness/recordingServer';
import { usePlayground } from './support/playground';
import { openStage, type Stage } from './support/stage';

const playground = usePlayground({ members: 3, customers: 9 });
const outside = new RecordingServer();
beforeAll(async () => await outside.start());
afterAll(async () => await outside.stop());

/** The shortest time that the node waits; n8n looks once a minute whether it is over. */
const ONE_MINUTE = { resumeAmount: 1, resumeUnit: 'minutes' };

async function started(
	name: ExampleName,
	asks: string,
	settings: Record<string, string>,
): Promise<{ stage: Stage; finish: Awaited<ReturnType<Stage['begin']>> }> {
	const stage = openStage(playground(), outside, name, 'en');
	await stage.importIt({ settings, parameters: { [asks]: ONE_MINUTE } });
	return { stage, finish: await stage.begin('Start') };
}

test('an approval that nobody gives in time is none, and the example says so', async () => {
	const { ledger } = playground().app.simulator;
	const handover = await started('leaver-handover', 'Ask the Lead', {
		leaverId: 'member_1',
		newMemberId: 'member_2',
		newOwnerId: 'member_3',
		approvers: 'member_3',
	});
	const message = await started('group-message-follow-up', 'Ask for Approval', {
		messageText: 'Hello',
		tagNames: 'VIP',
		approvers: 'member_3',
	});
	const [first, second] = [await handover.finish(180_000), await message.finish(60_000)];
	expect(first.hasRun('Get Group Chats')).toBe(false);
	expect(second.hasRun('Create Group Messages')).toBe(false);
	expect(ledger.worked('resignedTransfer.transferCustomers')).toBe(0);
	expect(handover.stage.said().sort()).toEqual([
		expect.stringMatching(/member_1[^]*Nobody has answered/),
		expect.stringMatching(/group message[^]*Nobody has answered/),
	]);
}, 240_000);
