import { RecordingServer } from '../../../../support/harness/recordingServer';
import { runNode } from '../../../../support/harness/runNode';
import { sharedTokens } from '../../../../wecom/token';

const server = new RecordingServer();
beforeAll(async () => await server.start());
beforeEach(() => {
	sharedTokens.clear();
	server.take();
});
afterAll(async () => await server.stop());

const PART = 10;
/** The first 10 bytes of 20, as `range` calls them. */
const partOf = (range: string) => ({
	status: 206,
	headers: { 'content-type': 'application/octet-stream', 'content-range': range },
	bytes: Buffer.alloc(PART, 'a'),
});

async function download() {
	return await runNode({
		parameters: {
			resource: 'media',
			operation: 'download',
			media_id: 'media-1',
			binaryPropertyName: 'data',
			options: { fetchInParts: true },
		},
		credential: server.credential,
	});
}

describe('a file that is fetched in parts', () => {
	it('is all of its parts', async () => {
		server.answering = (_request, index) => partOf(index === 0 ? 'bytes 0-9/20' : 'bytes 10-19/20');
		const { items } = await download();
		expect(items[0]?.json).toMatchObject({ bytes: 20 });
		expect(server.take().map(({ headers }) => headers.range)).toEqual([
			expect.stringMatching(/^bytes=0-/),
			expect.stringMatching(/^bytes=10-/),
		]);
	});

	it.each([
		['begins elsewhere than its bytes', 'bytes 4-9/20'],
		['ends elsewhere than its bytes', 'bytes 0-12/20'],
		['does not say where it ends', 'bytes 0-/20'],
		['does not say how long the file is', 'bytes 0-9/*'],
	])('is refused where a part %s', async (_what, range) => {
		server.answering = (_request, index) => partOf(index === 0 ? range : 'bytes 10-19/20');
		const { error, items } = await download();
		expect(error?.name).toBe('NodeApiError');
		expect(items).toEqual([]);
	});
});
