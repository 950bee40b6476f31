import { sampleFile } from '../../../../support/harness/sampleFile';
import { idOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 2, members: 1 });

/** Asks a member to send the same picture once for each of two items, one after the other. */
async function sendPictureTwice() {
	const picture = { filename: 'poster.png', content_type: 'image/png', filelength: 200 };
	const item = { json: {}, binary: { data: sampleFile(picture) } };
	return await wecom.run(
		'groupMessage.create',
		{
			chat_type: 'single',
			sender: idOf('member_1'),
			content: 'Poster',
			attachments: { values: [{ msgtype: 'image', source: 'binary', binaryPropertyName: 'data' }] },
			requestOptions: { concurrency: 1 },
		},
		{ input: [item, structuredClone(item)], onError: 'continueRegularOutput' },
	);
}

const calls = (id: string) => wecom.simulator.ledger.calls(id);

describe('a picture that two items share', () => {
	it('is uploaded once', async () => {
		const { json } = await sendPictureTwice();
		expect(json).toEqual([
			expect.objectContaining({ msgid: expect.any(String) }),
			expect.objectContaining({ msgid: expect.any(String) }),
		]);
		expect(calls('media.uploadTemporary')).toBe(1);
	});

	it('is uploaded again for the second where the first upload failed', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 40058 },
			endpoint: 'media.uploadTemporary',
			count: 1,
		});
		const { json } = await sendPictureTwice();
		expect(json).toEqual([
			{ error: expect.objectContaining({ errcode: 40058 }) },
			expect.objectContaining({ msgid: expect.any(String) }),
		]);
		expect(calls('media.uploadTemporary')).toBe(2);
		expect(calls('groupMessage.create')).toBe(1);
	});
});
