import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { assertSucceeded, outputOf } from '../../support/n8n/execution';
import { actionNode, chain, START, startNode, type Step } from '../../support/n8n/workflows';
import { createToolWorkflow, fromModel, serveTools } from './aiToolServer';
import { useAtTheEnd } from './support/atTheEnd';
import { usePlayground } from './support/playground';

const playground = usePlayground({ members: 2, customers: 0 });
const atTheEnd = useAtTheEnd();

/** A server of one picture. */
let server: Server;
const PICTURE = Buffer.from('89504e470d0a1a0a0000000d4948445200000064000000640806000000', 'hex');
beforeAll(async () => {
	server = createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));
const posterUrl = () =>
	`http://127.0.0.1:${(server.address() as AddressInfo).port}/spring-fair.png`;

let people: ReturnType<typeof stage>;
beforeAll(() => (people = stage()));

/** Two members with customers, of whom one is both's and one is lost, and the tags. */
function stage() {
	const { simulator } = playground().app;
	const { actions } = simulator;
	const { tag_ids } = actions.tagGroupCreated({ name: 'Level', tags: ['VIP', 'Lost'] });
	const [vip = '', lost = ''] = tag_ids;
	const add = (userid: string, tags: string[], external_userid?: string) => {
		const added = actions.customerAdds({ userid, external_userid });
		const pair = { userid, external_userid: added.external_userid };
		actions.memberEditsCustomer({ ...pair, add_tag: tags });
		return added.external_userid;
	};
	const shared = add('member_1', [vip]);
	add('member_2', [vip], shared);
	const own = add('member_2', [vip]);
	add('member_2', [vip, lost]);
	return { shared, own, vip, lost };
}

const createByFilter = (parameters: Step['parameters']): Step => ({
	name: 'Create group messages by filter',
	operation: 'groupMessage.createByFilter',
	parameters: { all_members: true, content: 'Spring fair', ...parameters },
});

test('one step sends a picture from a URL to the customers with a tag and without another, each once', async () => {
	const { client, app, credential } = playground();
	const { shared, own, vip, lost } = people;
	const values = [{ msgtype: 'image', source: 'url', fileUrl: posterUrl() }];
	const step = createByFilter({
		filters: { tags_any: [vip], tags_none: [lost] },
		attachments: { values },
	});
	const nodes = [startNode(), actionNode(step, credential)];
	const { id } = await client.createWorkflow(chain('Group messages', nodes));
	const execution = await client.runToEnd(id, START);
	assertSucceeded(execution);
	const task = { customers: 1, tasks: 2, msgid: expect.any(String), fail_list: [] };
	expect(outputOf(execution, step.name ?? '')).toEqual([
		{ sender: 'member_1', task: 1, ...task },
		{ sender: 'member_2', task: 2, ...task },
	]);
	const { ledger } = app.simulator;
	const bodies = ledger.requests({ endpoint: 'groupMessage.create' }).map(({ body }) => body);
	const attachments = [{ msgtype: 'image', image: { media_id: expect.any(String) } }];
	expect(bodies).toEqual([
		expect.objectContaining({ external_userid: [shared], attachments }),
		expect.objectContaining({ external_userid: [own], attachments }),
	]);
	expect(ledger.calls('media.uploadTemporary')).toBe(1);
});

test('an agent previews a group message by the names of tags and nothing is sent', async () => {
	const { client, app, credential } = playground();
	const before = app.simulator.ledger.calls('groupMessage.create');
	const step = createByFilter({
		filters: { tags_any: fromModel('Tags'), tags_none: fromModel('Without_Tags') },
		content: fromModel('Text'),
		preview: fromModel('Preview', 'boolean'),
	});
	const tools = atTheEnd(
		await serveTools(client, await createToolWorkflow(client, [actionNode(step, credential)])),
		async (opened) => await opened.close(),
	);
	const name = (step.name ?? '').replaceAll(' ', '_');
	const input = { Tags: 'VIP', Without_Tags: 'Level/Lost', Text: 'Spring fair', Preview: true };
	const answer = await tools.call(name, input);
	expect(answer.isError).toBe(false);
	expect(answer.text).toMatch(/"customers":\s*2\b/);
	expect(answer.text).toMatch(/"preview":\s*true/);
	const refused = await tools.call(name, { ...input, Without_Tags: '' });
	expect(refused.text).toContain('an empty one never means all');
	expect(app.simulator.ledger.calls('groupMessage.create')).toBe(before);
});
