import { RecordingServer, type Answer } from '../../../harness/recordingServer';
import { runNode } from '../../../harness/runNode';
import { idOf } from '../../../harness/customers';

const pauses: number[] = [];
let mockSleep: (ms: number) => void = () => undefined;
jest.mock('n8n-workflow', () => ({
	...jest.requireActual('n8n-workflow'),
	sleep: async (ms: number) => {
		mockSleep(ms);
		await Promise.resolve();
	},
}));

const server = new RecordingServer();
beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => {
	pauses.length = 0;
	mockSleep = (ms) => pauses.push(ms);
	server.take();
});

const picture = Buffer.from('89504e470d0a1a0a', 'hex');
const status = (code: number): Answer => ({ status: code, headers: {}, bytes: picture });

/** Reads a contact way whose QR code the server gives these answers for, the last one for good. */
async function fetchWith(...answers: Answer[]) {
	const contact_way = { scene: 2, qr_code: `${server.credential.baseUrl}/file` };
	let fetched = 0;
	server.answering = ({ path }) => {
		if (path !== '/file') return { errcode: 0, errmsg: 'ok', contact_way };
		return answers[Math.min(fetched++, answers.length - 1)] ?? status(500);
	};
	const outcome = await runNode({
		credential: server.credential,
		parameters: {
			resource: 'contactWay',
			operation: 'get',
			config_id: idOf('c1'),
			options: { downloadQrCode: true },
		},
	});
	return { ...outcome, fetched };
}

describe('a file that WeCom links to', () => {
	it('is asked for again after a fault of the server, with growing pauses', async () => {
		const { items, fetched } = await fetchWith(status(502), status(503), status(200));
		expect(items[0]?.binary?.data?.data).toBe(picture.toString('base64'));
		expect(fetched).toBe(3);
		expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(1500);
	});

	it('is given up after three repeats', async () => {
		const { error, fetched } = await fetchWith(status(502));
		expect(error?.message).toContain('HTTP status 502');
		expect(fetched).toBe(4);
	});

	it('that is not there is not asked for again', async () => {
		const { error, fetched } = await fetchWith(status(404));
		expect(error?.message).toContain('HTTP status 404');
		expect(fetched).toBe(1);
	});
});
