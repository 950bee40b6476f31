import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INode } from 'n8n-workflow';

import { DEFAULT_LINE } from '../../support/n8n/versions';
import { assertSucceeded, filesOf, outputOf } from '../../support/n8n/execution';
import {
	actionNode,
	byId,
	chain,
	node,
	START,
	startNode,
	triggerNode,
	type Step,
} from '../../support/n8n/workflows';
import { webhookUrl } from '../../support/n8n/webhookUrl';
import { PACKAGE_NAME, use } from '../../support/playground/exampleWorkflows';
import { setReceiver } from '../../support/playground/simulatedApp';
import { memberMessages } from '../../simulator/resources/memberMessage/state';
import { e2eContext } from './support/context';
import { createTable, rowsOf } from './support/dataTable';
import { usePlayground } from './support/playground';

/** The smallest PNG that there is. */
const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);

/** What somebody may use beside the trigger or the file reader. */
const MOST_NODES = 3;

const field = (name: string) => byId(`={{ $json.${name} }}`);

/**
 * Ten things that marketing teams want done, each as somebody builds it from the forms alone: a handful of nodes, and
 * no expression that is more than the name of a field.
 */
describe('a job that people have', () => {
	let playground: ReturnType<typeof usePlayground>;
	let pictures: Server;
	let pictureUrl = '';

	beforeAll(async () => {
		pictures = createServer((_request, response) => {
			response.writeHead(200, { 'Content-Type': 'image/png' }).end(PIXEL);
		}).listen(0, '127.0.0.1');
		await once(pictures, 'listening');
		pictureUrl = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/fair.png`;
	});
	afterAll(() => pictures.close());

	/** A job with a WeCom of its own. */
	function job(title: string, does: () => Promise<void>, declare = it): void {
		describe(title.slice(0, title.indexOf(':')), () => {
			const own = usePlayground({ members: 3, customers: 0 });
			declare(title.slice(title.indexOf(':') + 2), async () => {
				playground = own;
				await does();
			});
		});
	}

	const ours = (step: Step): INode => actionNode(step, playground().credential);

	/** Runs the nodes of a job, one after the other, behind the rows of a table if there is one. */
	async function run(nodes: readonly INode[], rows?: readonly IDataObject[]) {
		expect(nodes.length).toBeLessThanOrEqual(MOST_NODES);
		for (const { parameters } of nodes) {
			for (const expression of JSON.stringify(parameters).match(/\{\{.*?\}\}/g) ?? []) {
				expect(expression).toMatch(/^\{\{ \$json\.\w+ \}\}$/);
			}
		}
		const table = [
			node(
				'Table',
				'n8n-nodes-base.set',
				{ mode: 'raw', jsonOutput: JSON.stringify({ rows }) },
				3.4,
			),
			node('Rows', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'rows' }),
		];
		const all = [startNode(), ...(rows ? table : []), ...nodes];
		const { id } = await playground().client.createWorkflow(chain('Job', all));
		const execution = await playground().client.runToEnd(id, START);
		assertSucceeded(execution);
		return execution;
	}

	function befriend(userid: string, name: string, ...tags: string[]): string {
		const { actions } = playground().app.simulator;
		const pair = actions.customerAdds({ userid, name });
		if (tags.length > 0) actions.memberEditsCustomer({ ...pick(pair), add_tag: tags });
		return pair.external_userid;
	}

	const pick = ({ userid, external_userid }: { userid: string; external_userid: string }) => ({
		userid,
		external_userid,
	});

	const tagsOf = (userid: string, id: string) => [
		...(playground().app.simulator.corp.people.findFollow(userid, id)?.tags ?? []),
	];

	function makeTags(group: string, ...names: string[]): string[] {
		return playground().app.simulator.actions.tagGroupCreated({ name: group, tags: names }).tag_ids;
	}

	job(
		'1: tags the customers of a member whose names contain a word, by the name of the tag',
		async () => {
			const [vip = ''] = makeTags('Job 1', 'VIP 1');
			const ann = befriend('member_1', 'Ann of the shop');
			const bob = befriend('member_1', 'Bob');
			await run([
				ours({
					operation: 'customer.getBatch',
					parameters: {
						userid_list: ['member_1'],
						returnAll: true,
						filters: { text_contains: 'shop' },
					},
				}),
				ours({
					operation: 'customer.markTags',
					parameters: {
						userid: field('userid'),
						external_userid: field('external_userid'),
						add_tag: 'VIP 1',
					},
				}),
			]);
			expect(tagsOf('member_1', ann)).toEqual([vip]);
			expect(tagsOf('member_1', bob)).toEqual([]);
		},
	);

	job(
		'2: tells a member that a customer has deleted a colleague, by the name of the customer',
		async () => {
			const { client, app, credential, nodeTypes } = playground();
			const { actions, corp } = app.simulator;
			const gone = befriend('member_1', 'Ann');
			// WeCom names whom another member still has.
			actions.customerAdds({ userid: 'member_3', external_userid: gone });
			const trigger = triggerNode(credential, {
				events: ['change_external_contact.del_follow_user'],
			});
			const nodes = [
				ours({
					operation: 'customer.get',
					parameters: { external_userid: field('ExternalUserID') },
				}),
				{
					...node('Tell', `${PACKAGE_NAME}.weComMemberMessage`, {
						resource: 'memberMessage',
						operation: 'send',
						touser: ['member_2'],
						content: '={{ $json.name }}',
					}),
					credentials: use(credential),
				},
			];
			const workflow = await client.createWorkflow(chain('Job 2', [trigger, ...nodes]));
			const nodeType = nodeTypes.find(({ name }) => name === trigger.type);
			if (!nodeType) throw new Error(`n8n does not know ${trigger.type}.`);
			await client.activate(workflow);
			setReceiver(app, webhookUrl(client.url, workflow, trigger, nodeType));
			actions.customerDeletesMember({ userid: 'member_1', external_userid: gone });
			await app.simulator.callbacks.settled();
			const [execution] = await client.waitForExecutions(workflow.id, 1);
			await client.deactivate(workflow.id);
			if (!execution) throw new Error('The event started no run.');
			assertSucceeded(execution);
			const [message] = [...memberMessages(corp).messages.values()];
			expect(message).toMatchObject({ receivers: ['member_2'] });
			expect(JSON.stringify(outputOf(execution, 'customer.get'))).toContain('Ann');
		},
	);

	job(
		'3: makes a QR code for each row of a table, with files that are named after them',
		async () => {
			const execution = await run(
				[
					ours({
						operation: 'contactWay.create',
						parameters: {
							type: 1,
							scene: 2,
							user: field('member'),
							additionalFields: { state: '={{ $json.channel }}', remark: '={{ $json.shop }}' },
							options: { downloadQrCode: true },
						},
					}),
				],
				[
					{ member: 'member_1', channel: 'fair', shop: 'North' },
					{ member: 'member_2', channel: 'expo', shop: 'South' },
				],
			);
			expect(outputOf(execution, 'contactWay.create')).toMatchObject([
				{ state: 'fair', remark: 'North' },
				{ state: 'expo', remark: 'South' },
			]);
			const names = filesOf(execution, 'contactWay.create').map(({ data }) => data?.fileName);
			expect(names).toEqual(['North fair.png', 'South expo.png']);
		},
	);

	job(
		'4: sends a group message with a picture to those with one tag and without another',
		async () => {
			const [a = '', b = ''] = makeTags('Job 4', 'A 4', 'B 4');
			const wanted = befriend('member_1', 'Ann', a);
			befriend('member_1', 'Bob', a, b);
			befriend('member_2', 'Cy');
			await run([
				ours({
					operation: 'groupMessage.createByFilter',
					parameters: {
						all_members: true,
						filters: { tags_any: 'A 4', tags_none: 'B 4' },
						content: 'Spring fair',
						attachments: { values: [{ msgtype: 'image', source: 'url', fileUrl: pictureUrl }] },
					},
				}),
			]);
			const { ledger } = playground().app.simulator;
			expect(ledger.requests({ endpoint: 'groupMessage.create' }).map(({ body }) => body)).toEqual([
				expect.objectContaining({
					sender: 'member_1',
					external_userid: [wanted],
					attachments: [{ msgtype: 'image', image: { media_id: expect.any(String) } }],
				}),
			]);
		},
	);

	job('5: lists the customers who were added today', async () => {
		befriend('member_1', 'Ann');
		const execution = await run([
			ours({
				operation: 'customer.getBatch',
				parameters: { all_members: true, returnAll: true, filters: { added_days_ago: 0 } },
			}),
		]);
		expect(outputOf(execution, 'customer.getBatch')).toMatchObject([{ name: 'Ann' }]);
	});

	job('6: exports all customers with the names of their tags as a file', async () => {
		const [gold = ''] = makeTags('Job 6', 'Gold 6');
		befriend('member_1', 'Ann', gold);
		befriend('member_2', 'Bob');
		const execution = await run([
			ours({
				operation: 'customer.getBatch',
				parameters: { all_members: true, returnAll: true },
			}),
			node('File', 'n8n-nodes-base.convertToFile', {}, 1.1),
		]);
		expect(outputOf(execution, 'customer.getBatch')).toHaveLength(2);
		const [file] = filesOf(execution, 'File');
		expect(file?.data?.fileExtension).toBe('csv');
		expect(JSON.stringify(outputOf(execution, 'customer.getBatch'))).toContain('Gold 6');
	});

	job(
		'7: marks customers with tags of a table, and makes those that there are not yet',
		async () => {
			makeTags('Job 7', 'Old 7');
			const ann = befriend('member_1', 'Ann');
			await run(
				[
					ours({
						operation: 'customer.markTags',
						parameters: {
							userid: field('member'),
							external_userid: field('customer'),
							add_tag: '={{ $json.tags }}',
							options: { missing_tag_group: { __rl: true, mode: 'name', value: 'Job 7' } },
						},
					}),
				],
				[{ member: 'member_1', customer: ann, tags: 'Old 7, New 7' }],
			);
			expect(tagsOf('member_1', ann)).toHaveLength(2);
		},
	);

	job('8: hands over the customers of a leaver, and says which could not be', async () => {
		const kept = befriend('member_3', 'Ann');
		playground().app.simulator.actions.memberResigns({ userid: 'member_3' });
		const execution = await run([
			ours({
				operation: 'resignedTransfer.transferAllCustomers',
				parameters: { handover_userid: byId('member_3'), takeover_userid: byId('member_2') },
			}),
			node(
				'Failed',
				'n8n-nodes-base.filter',
				{
					conditions: {
						options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
						combinator: 'and',
						conditions: [
							{
								id: 'a',
								leftValue: '={{ $json.success }}',
								rightValue: '',
								operator: { type: 'boolean', operation: 'false', singleValue: true },
							},
						],
					},
				},
				2.2,
			),
		]);
		expect(outputOf(execution, 'resignedTransfer.transferAllCustomers')).toMatchObject([
			{ external_userid: kept, success: true },
		]);
		expect(outputOf(execution, 'Failed')).toEqual([]);
	});

	// n8n 1 has no data tables.
	const inTables = e2eContext().line === DEFAULT_LINE ? it : it.skip;
	job(
		'9: writes the statistics of last week into a table, a row for each member and day',
		async () => {
			const { client } = playground();
			await createTable(client, 'job_9', ['userid', 'date']);
			await run([
				ours({
					operation: 'statistics.getUserBehavior',
					parameters: { period: 'lastWeek', userid: ['member_1', 'member_2'] },
				}),
				node(
					'Table of Statistics',
					'n8n-nodes-base.dataTable',
					{
						resource: 'row',
						operation: 'insert',
						dataTableId: { __rl: true, mode: 'name', value: 'job_9' },
						columns: {
							mappingMode: 'defineBelow',
							value: { userid: '={{ $json.userid }}', date: '={{ $json.date }}' },
							schema: ['userid', 'date'].map((id) => ({ id, displayName: id, type: 'string' })),
						},
					},
					1.1,
				),
			]);
			const rows = await rowsOf(client, 'job_9');
			expect(rows).toHaveLength(14);
			expect(
				new Set(rows.map(({ userid, date }) => `${String(userid)} ${String(date)}`)).size,
			).toBe(14);
		},
		inTables,
	);

	job('10: publishes a Moment with three pictures', async () => {
		const image = { msgtype: 'image', source: 'url', fileUrl: pictureUrl };
		const execution = await run([
			ours({
				operation: 'moment.create',
				parameters: { content: 'Fair', attachments: { values: [image, image, image] } },
			}),
		]);
		expect(outputOf(execution, 'moment.create')).toHaveLength(1);
		const { ledger } = playground().app.simulator;
		const [created] = ledger.requests({ endpoint: 'moment.create' });
		expect((created?.body as { attachments: unknown[] }).attachments).toHaveLength(3);
		expect(ledger.calls('media.uploadAttachment')).toBe(1);
	});
});
