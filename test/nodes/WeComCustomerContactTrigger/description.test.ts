import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { WeComCustomerContactTrigger } from '../../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import { contractEvents } from '../../wecom/callback/contract';

const { description } = new WeComCustomerContactTrigger();
const property = (name: string) =>
	description.properties.find((each) => each.name === name) as INodeProperties;

describe('the trigger', () => {
	it('is called by the names that workflows store', () => {
		expect(description).toMatchObject({
			displayName: 'WeCom Customer Contact Trigger',
			name: 'weComCustomerContactTrigger',
			group: ['trigger'],
			inputs: [],
			credentials: [{ name: 'weComCustomerContactApi', required: true }],
		});
		expect(description.usableAsTool).toBeUndefined();
	});

	it('serves GET and POST on one path and shows the URL once', () => {
		expect(
			description.webhooks?.map(({ name, httpMethod, path, responseMode, ndvHideUrl }) => [
				name,
				httpMethod,
				path,
				responseMode,
				ndvHideUrl ?? false,
			]),
		).toEqual([
			['setup', 'GET', 'webhook', 'onReceived', true],
			['default', 'POST', 'webhook', 'onReceived', false],
		]);
	});

	it('offers all events, and each of the contract by name with its Chinese term', () => {
		const options = property('events').options as INodePropertyOptions[];
		expect(property('events').default).toEqual(['*']);
		expect(options[0]).toMatchObject({ name: 'All', value: '*' });
		for (const { id, title } of contractEvents.events) {
			const option = options.find(({ value }) => value === id);
			expect(option?.name).toContain(`(${title.zh.replace(/事件$/, '')})`);
			expect(option?.description).toBeTruthy();
		}
		expect(options).toHaveLength(contractEvents.events.length + 2);
	});

	it('offers members of the company as a filter', () => {
		const members = (property('filters').options as INodeProperties[]).find(
			({ name }) => name === 'members',
		);
		expect(members).toMatchObject({
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getMembers' },
		});
		expect(new WeComCustomerContactTrigger().methods.loadOptions.getMembers).toBeInstanceOf(
			Function,
		);
	});

	it('tells to activate first and then to save in WeCom', () => {
		const text = JSON.stringify([description.triggerPanel, property('setupNotice').displayName]);
		expect(text).toContain('Publish (activate)');
		expect(text).toContain('Production URL');
		expect(text).toContain('设置API接收');
	});

	it('says wherever the URL is asked for that an app has only one', () => {
		const { activationMessage, triggerPanel } = description;
		const { executionsHelp } = triggerPanel as {
			executionsHelp: { active: string; inactive: string };
		};
		const places = [
			activationMessage,
			executionsHelp.active,
			executionsHelp.inactive,
			property('setupNotice').displayName,
		];
		for (const text of places) expect(text).toContain('An app has one callback URL');
	});

	it.each(['WeComCustomerContact', 'WeComCustomerContactTrigger'])(
		'is found by the names that people know (%s)',
		(name) => {
			const path = `../../../nodes/${name}/${name}.node.json`;
			const codex = JSON.parse(readFileSync(join(__dirname, path), 'utf8')) as {
				alias: string[];
			};
			const words = ['活码', '引流', '打标签', '离职继承', 'QYWX', 'Weixin', 'QR Code', 'Tencent'];
			expect(codex.alias).toEqual(expect.arrayContaining(['企业微信', 'WeChat Work', ...words]));
		},
	);
});
