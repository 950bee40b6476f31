import { assertSucceeded } from '../../../support/n8n/execution';
import { contactWays } from '../../../simulator/resources/contactWay/state';
import { actionNode, chain, START, startNode } from '../../../support/n8n/workflows';
import { exampleProof } from '../support/exampleProof';
import type { Stage } from '../support/stage';

/** Makes a QR code for several members. */
async function createQrCode({ playground: { client, credential } }: Stage, state: string) {
	const parameters = { type: 2, scene: 2, user: ['member_1'], additionalFields: { state } };
	const create = actionNode({ operation: 'contactWay.create', parameters }, credential);
	const { id } = await client.createWorkflow(chain('QR code', [startNode(), create]));
	assertSucceeded(await client.runToEnd(id, START));
}

export const qrCodeRota = exampleProof({
	example: 'qr-code-rota',
	title: 'puts the members on duty behind the QR code of a State',
	async prove(stage) {
		const { corp } = stage.app.simulator;
		await createQrCode(stage, 'store-001');
		await createQrCode(stage, 'store-002');
		/** Who is behind the QR codes once the workflow has run with these shifts. */
		const behind = async (shifts: Record<string, string>) => {
			const shift = JSON.stringify(shifts);
			const settings = { channelState: 'store-002', workdayShifts: shift, weekendShifts: shift };
			await stage.importIt({ settings });
			await stage.run('Every Hour');
			return [...contactWays(corp).values()].map(({ user }) => user);
		};
		const since = { '00:00': 'member_2, member_3', '24:00': 'member_1' };
		expect(await behind(since)).toEqual([['member_1'], ['member_2', 'member_3']]);
		// Before the first shift of a day those of the last are on duty.
		const before = { '24:00': 'member_1', '24:30': 'member_3' };
		expect(await behind(before)).toEqual([['member_1'], ['member_3']]);
	},
});
