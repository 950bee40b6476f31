import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { assertSucceeded, filesOf, outputOf } from '../../support/n8n/execution';
import { mediaStore } from '../../simulator/resources/media/state';
import { usePlayground } from './support/playground';
import { actionNode, byId, chain, node, START, startNode } from '../../support/n8n/workflows';

const playground = usePlayground({ members: 1 });

/** A server of files, none of which says its name but in its address. */
let server: Server;
const answers: Record<string, { type: string; bytes: Buffer }> = {
	'/getimage': {
		type: 'image/png',
		bytes: Buffer.from('89504e470d0a1a0a0000000d4948445200000064000000640806000000', 'hex'),
	},
	'/files/%E5%90%88%E5%90%8C': { type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 contract') },
};
beforeAll(async () => {
	server = createServer((request, response) => {
		const answer = answers[(request.url ?? '').split('?')[0] ?? ''];
		response.writeHead(answer ? 200 : 404, { 'content-type': answer?.type ?? 'text/plain' });
		response.end(answer?.bytes);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));

/** Where a file is. */
const address = (path: string) =>
	`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

const download = (path: string) =>
	node(
		'HTTP Request',
		'n8n-nodes-base.httpRequest',
		{
			url: address(path),
			options: { response: { response: { responseFormat: 'file' } } },
		},
		4.2,
	);

test.each([
	['/getimage?id=1', 'image', {}, 'getimage.png'],
	['/files/%E5%90%88%E5%90%8C?pdf', 'file', {}, '合同.pdf'],
	['/getimage?id=2', 'image', { fileName: '={{ "海报" }}' }, '海报.png'],
])(
	'what n8n downloads from %s is uploaded as %s with a name',
	async (path, type, options, name) => {
		const { client, app, credential } = playground();
		const upload = actionNode(
			{ operation: 'media.uploadTemporary', parameters: { type, options } },
			credential,
		);
		const again = actionNode(
			{ operation: 'media.download', parameters: { media_id: '={{ $json.media_id }}' } },
			credential,
		);
		const workflow = await client.createWorkflow(
			chain('Upload', [startNode(), download(path), upload, again]),
		);
		const execution = await client.runToEnd(workflow.id, START);
		assertSucceeded(execution);
		const [uploaded] = outputOf(execution, 'media.uploadTemporary');
		const stored = mediaStore(app.simulator.corp).media.get(String(uploaded?.media_id));
		expect(stored?.filename).toBe(name);
		expect(filesOf(execution, 'media.download')[0]?.data?.fileName).toBe(name);
	},
);

test('a Moment shows pictures from URLs without a node that fetches them', async () => {
	const { client, app, credential } = playground();
	const create = actionNode(
		{
			operation: 'moment.create',
			parameters: {
				content: 'Spring fair',
				attachments: {
					values: [
						{
							msgtype: 'image',
							source: 'url',
							fileUrl: `${address('/getimage?id=1')} ${address('/getimage?id=2')}`,
						},
					],
				},
			},
		},
		credential,
	);
	const workflow = await client.createWorkflow(chain('Moment', [startNode(), create]));
	assertSucceeded(await client.runToEnd(workflow.id, START));
	const [request] = app.simulator.ledger.requests({ endpoint: 'moment.create' });
	const { attachments } = request?.body as { attachments: Array<{ image: { media_id: string } }> };
	const { media } = mediaStore(app.simulator.corp);
	const names = attachments.map(({ image }) => media.get(image.media_id)?.filename);
	expect(names).toEqual(['getimage.png', 'getimage.png']);
});

test('a group message with a page in place of a picture is not sent, and n8n shows the field', async () => {
	const { client, app, credential } = playground();
	const create = actionNode(
		{
			operation: 'groupMessage.create',
			parameters: {
				sender: byId('member_1'),
				content: 'Spring fair',
				attachments: {
					values: [
						{ msgtype: 'image', source: 'url', fileUrl: address('/files/%E5%90%88%E5%90%8C') },
					],
				},
			},
		},
		credential,
	);
	const workflow = await client.createWorkflow(chain('Group message', [startNode(), create]));
	const execution = await client.runToEnd(workflow.id, START);
	expect(execution.status).toBe('error');
	expect(JSON.stringify(execution)).toContain('must be a file of type JPG or PNG');
	expect(app.simulator.ledger.calls('groupMessage.create')).toBe(0);
});

test('a QR code is not fetched over http from anywhere but this machine', async () => {
	const { client, app, credential } = playground();
	const create = actionNode(
		{
			operation: 'contactWay.create',
			parameters: { type: 1, scene: 2, user: ['member_1'], options: { downloadQrCode: true } },
		},
		credential,
	);
	const workflow = await client.createWorkflow(chain('QR code', [startNode(), create]));
	const run = async () => {
		const execution = await client.runToEnd(workflow.id, START);
		assertSucceeded(execution);
		return {
			item: outputOf(execution, 'contactWay.create')[0],
			files: filesOf(execution, 'contactWay.create')[0],
		};
	};
	expect((await run()).files).toHaveProperty('data');

	const { tools } = app.simulator.corp;
	const baseUrl = tools.baseUrl;
	tools.baseUrl = () => 'http://files.invalid';
	const { item, files } = await run();
	tools.baseUrl = baseUrl;
	expect(item).toMatchObject({
		config_id: expect.any(String),
		warning: expect.stringContaining('start with https://; this one is http://files.invalid'),
	});
	expect(files).toEqual({});
});
