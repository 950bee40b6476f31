import { createHash } from 'node:crypto';
import fc from 'fast-check';

import { eventDefinitions } from '../../../wecom/callback/events';
import { contractEvents } from '../../wecom/callback/contract';
import { encryptFor, eventXml, sender, signedQuery } from '../../wecom/callback/request';
import { TestN8n } from './n8n';
import { AT, customerAdded, eventOf, messageOf, post, searchOf, timeOf } from './send';

const NOW = AT * 1000;

describe('an event', () => {
	it('starts the workflow with typed fields under their own names', async () => {
		const n8n = new TestN8n({ now: NOW });
		const { status, body } = await post(n8n, customerAdded);
		expect([status, body]).toEqual([200, 'success']);
		expect(n8n.runs).toEqual([
			{
				event: 'change_external_contact.add_external_contact',
				eventId: createHash('sha256').update(eventXml(customerAdded)).digest('hex'),
				receivedAt: '2026-01-01T01:00:12.000Z',
				agentId: '1000021',
				ToUserName: sender.corpId,
				FromUserName: 'sys',
				MsgType: 'event',
				...customerAdded,
			},
		]);
		const own = ['event', 'eventId', 'receivedAt', 'agentId'];
		expect(Object.keys(n8n.runs[0] ?? {}).slice(0, 4)).toEqual(own);
	});

	it.each([...contractEvents.events, ...contractEvents.related_events])(
		'of the kind $id starts it unless something else is chosen',
		async ({ id, example_xml: xml }) => {
			const at = timeOf(xml);
			const n8n = new TestN8n({ now: at * 1000 });
			await n8n.inject(messageOf(xml, at));
			expect(n8n.runs).toMatchObject([{ event: id, agentId: '1000021' }]);
		},
	);

	it.each(contractEvents.app_events)(
		'of the kind $id starts it only where it is chosen',
		async ({ id, example_xml: xml }) => {
			const at = timeOf(xml);
			for (const [events, expected] of [
				[undefined, []],
				[['other'], []],
				[[id], [{ event: id, agentId: '1000021' }]],
			] as const) {
				const n8n = new TestN8n({
					now: at * 1000,
					parameters: events ? { events: [...events] } : {},
				});
				expect(await n8n.inject(messageOf(xml, at))).toMatchObject({
					status: 200,
					body: 'success',
				});
				expect(n8n.runs).toMatchObject(expected);
			}
		},
	);

	it('that nobody knows starts it where it is one of Customer Contact', async () => {
		const n8n = new TestN8n({ now: NOW });
		await post(n8n, { Event: 'change_external_contact', ChangeType: 'brand_new', Count: 3 });
		expect(n8n.runs).toMatchObject([{ event: 'change_external_contact.brand_new', Count: '3' }]);
	});

	it('cannot stand in for the fields of the node', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { events: ['other'] } });
		const forged = { event: 'forged', eventId: 'forged', receivedAt: 'forged', xml: 'forged' };
		const xml = eventXml({ Event: 'e', ...forged, agentId: 'forged' });
		const encrypted = encryptFor(sender, xml);
		await n8n.inject({
			method: 'POST',
			search: searchOf(signedQuery(sender, encrypted, AT)),
			body: Buffer.from(`<xml><Encrypt>${encrypted}</Encrypt></xml>`),
		});
		expect(n8n.runs).toMatchObject([{ event: 'e', receivedAt: '2026-01-01T01:00:12.000Z' }]);
		expect(JSON.stringify(n8n.runs)).not.toContain('forged');
	});

	it('carries its XML where that is asked for', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { additionalOptions: { includeXml: true } } });
		await post(n8n, customerAdded);
		expect(n8n.runs[0]?.xml).toBe(eventXml(customerAdded));
	});

	it('is read from its bytes, whatever content type it comes with', async () => {
		for (const type of ['text/xml', 'application/json', 'text/plain; charset=gbk', 'image/png']) {
			const n8n = new TestN8n({ now: NOW });
			const request = eventOf({ ...customerAdded, State: '门店🙂' });
			await n8n.inject({ ...request, headers: { 'content-type': type } });
			expect(n8n.runs).toMatchObject([{ State: '门店🙂' }]);
		}
	});

	it('is never given to the XML parser of n8n', async () => {
		const n8n = new TestN8n({ now: NOW });
		await post(n8n, customerAdded);
		expect([n8n.runs.length, n8n.parsedBodies]).toEqual([1, 0]);
	});

	it('is read just as well where n8n has read the body before', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { options: {} } });
		await post(n8n, customerAdded);
		expect([n8n.runs.length, n8n.parsedBodies]).toEqual([1, 1]);
	});

	it('works over HTTP', async () => {
		const n8n = new TestN8n({ now: NOW });
		const url = await n8n.listen();
		const { search, body } = eventOf(customerAdded);
		const response = await fetch(`${url}?${search}`, { method: 'POST', body });
		expect([response.status, await response.text()]).toEqual([200, 'success']);
		expect(n8n.runs).toHaveLength(1);
		await n8n.close();
	});
});

describe('an event with damage in it', () => {
	it('starts the workflow with its welcome code, where its State is cut off inside a character', async () => {
		const n8n = new TestN8n({ now: NOW });
		const [before = '', after = ''] = eventXml({ ...customerAdded, State: '#' }).split('#');
		const cut = Buffer.from('小红书春季投放计划渠道编号二零二六年三月上海站展位').subarray(0, 64);
		const message = Buffer.concat([Buffer.from(before), cut, Buffer.from(after)]);
		expect(await n8n.inject(messageOf(message))).toMatchObject({ status: 200 });
		expect(n8n.runs).toMatchObject([
			{
				eventId: createHash('sha256').update(message).digest('hex'),
				State: '小红书春季投放计划渠道编号二零二六年三月上\ufffd',
				WelcomeCode: customerAdded.WelcomeCode,
			},
		]);
	});

	it('starts it whatever bytes are in whichever of its values', async () => {
		const { CreateTime, ...fields } = customerAdded;
		const names = Object.keys(fields) as Array<keyof typeof fields>;
		const damage = fc
			.uint8Array({ minLength: 1, maxLength: 20 })
			.map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x5d)));
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...names), damage, async (name, bytes) => {
				const n8n = new TestN8n({ now: NOW });
				const damaged = { CreateTime, ...fields, [name]: `${fields[name]}#` };
				const [before = '', after = ''] = eventXml(damaged).split('#');
				const message = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
				expect(await n8n.inject(messageOf(message))).toMatchObject({ status: 200 });
				expect(n8n.runs).toHaveLength(1);
				for (const other of names.filter((one) => one !== name)) {
					expect(n8n.runs[0]?.[other]).toBe(fields[other]);
				}
			}),
			{ numRuns: 300, seed: 20260101 },
		);
	});
});

describe('an event with white space around its values', () => {
	it('is the event that it is without', async () => {
		const n8n = new TestN8n({
			now: NOW,
			parameters: {
				events: ['change_external_contact.add_external_contact'],
				filters: { members: 'member_a' },
			},
		});
		const loose = eventXml(customerAdded)
			.replaceAll('<![CDATA[', '\n<![CDATA[')
			.replaceAll(']]>', ']]>\n')
			.replace(/<CreateTime>(\d+)/, '<CreateTime>\n$1\n');
		const { search, body } = messageOf(loose);
		const envelope = body
			.toString()
			.replaceAll('<![CDATA[', '\n<![CDATA[')
			.replaceAll(']]>', ']]>\n');
		const answer = await n8n.inject({ method: 'POST', search, body: Buffer.from(envelope) });
		expect(answer).toMatchObject({ status: 200, body: 'success' });
		expect(n8n.runs).toMatchObject([{ ...customerAdded, agentId: '1000021' }]);
	});
});

describe('what is not chosen', () => {
	const hour = 3_600_000;
	const chosen = { events: ['change_external_chat.create'] };
	const created = (n: number) => ({
		Event: 'change_external_chat',
		ChangeType: 'create',
		ChatId: `wrExample${n}`,
	});
	const written = (n: number) => eventXml({ MsgType: 'text', Content: 'a secret', MsgId: n });
	const told = (n8n: TestN8n) =>
		n8n.logs.filter(({ level }) => level === 'info').map(({ data }) => data);

	it('is acknowledged, and the log says why, without its content', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: chosen });
		await post(n8n, customerAdded);
		expect(await n8n.inject(messageOf(written(1)))).toMatchObject({ status: 200, body: 'success' });
		await post(n8n, created(1));
		await post(n8n, created(1));
		expect(n8n.runs).toHaveLength(1);
		expect(n8n.logs.filter(({ level }) => level === 'debug')).toMatchObject([
			{
				message: 'WeCom callback starts nothing',
				data: { reason: 'notChosen', event: 'change_external_contact.add_external_contact' },
			},
			{ data: { reason: 'notChosen', event: 'message.text', nodeName: 'Trigger' } },
			{ data: { reason: 'repeat', event: 'change_external_chat.create' } },
		]);
		expect(JSON.stringify(n8n.logs)).not.toMatch(/a secret|example_code/);
	});

	it('is said in the log at once, and then once an hour with how much came of what', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: chosen });
		await n8n.inject(messageOf(written(1)));
		expect(told(n8n)).toMatchObject([{ counts: { 'message.text': 1 }, nodeName: 'Trigger' }]);
		expect(n8n.logs.find(({ level }) => level === 'info')?.message).toMatch(/not chosen/);
		for (let n = 2; n < 10; n++) await n8n.inject(messageOf(written(n)));
		await post(n8n, customerAdded);
		expect(told(n8n)).toHaveLength(1);
		n8n.now += hour;
		const at = AT + 3600;
		await n8n.inject(eventOf({ ...created(1), CreateTime: at }, at));
		expect(told(n8n).slice(1)).toMatchObject([
			{ counts: { 'message.text': 8, 'change_external_contact.add_external_contact': 1 } },
		]);
		n8n.now += hour;
		await n8n.inject(eventOf({ ...created(2), CreateTime: at + 3600 }, at + 3600));
		expect(told(n8n)).toHaveLength(2);
	});

	it('is named in the log by the first 64 characters of its name', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: chosen });
		await post(n8n, { Event: 'e'.repeat(65) });
		expect(told(n8n)).toMatchObject([{ counts: { ['e'.repeat(64)]: 1 } }]);
	});

	it('is counted with a bound on names', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: chosen });
		await n8n.inject(messageOf(written(1)));
		for (let n = 0; n < 200; n++) await post(n8n, { Event: `brand_new_${n}` });
		n8n.now += hour;
		await n8n.inject(eventOf(created(1), AT + 3600));
		const [, { counts } = { counts: {} }] = told(n8n) as Array<{ counts: Record<string, number> }>;
		expect(Object.keys(counts)).toHaveLength(51);
		expect(counts.others).toBe(150);
	});

	it('is not what a filter keeps out', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { filters: { members: ['member_b'] } } });
		await post(n8n, customerAdded);
		expect(told(n8n)).toEqual([]);
		expect(n8n.logs).toMatchObject([{ level: 'debug', data: { reason: 'filtered' } }]);
	});

	it('may be a message without any name', async () => {
		const n8n = new TestN8n({ now: NOW });
		await n8n.inject(messageOf(`<xml><CreateTime>${AT}</CreateTime><Content>a</Content></xml>`));
		expect(n8n.runs).toEqual([]);
		expect(told(n8n)).toMatchObject([{ counts: { unnamed: 1 } }]);
	});
});

describe('chosen events', () => {
	const id = 'change_external_contact.add_external_contact';

	it('start the workflow, and the others are acknowledged', async () => {
		const n8n = new TestN8n({ now: NOW, parameters: { events: [id] } });
		for (const definition of eventDefinitions) {
			const [Event = '', ChangeType = ''] = definition.id.split('.');
			const answer = await post(n8n, { Event, ChangeType });
			expect(answer).toMatchObject({ status: 200, body: 'success' });
		}
		expect(await post(n8n, { Event: 'brand_new' })).toMatchObject({ status: 200 });
		expect(n8n.runs.map(({ event }) => event)).toEqual([id]);
	});

	it.each<[string, string[], string[]]>([
		[
			'All Customer Contact Events',
			['customer_contact.*'],
			['change_external_chat.create', 'change_external_contact.new', 'customer_acquisition.new'],
		],
		['Any Message From a Member', ['message.*'], ['message.text', 'message.sticker']],
		[
			'Any Change of the Address Book',
			['change_contact.*'],
			['change_contact.delete_user', 'change_contact.new'],
		],
		[
			'Anything Else',
			['other'],
			[
				'message.sticker',
				'change_external_contact.new',
				'customer_acquisition.new',
				'change_contact.new',
				'open_approval_change',
			],
		],
	])('can be %s', async (_name, events, expected) => {
		const n8n = new TestN8n({ now: NOW, parameters: { events } });
		for (const [n, id] of [
			'message.text',
			'message.sticker',
			'change_external_chat.create',
			'change_external_contact.new',
			'customer_acquisition.new',
			'change_contact.delete_user',
			'change_contact.new',
			'open_approval_change',
			'click',
		].entries()) {
			const [Event = '', ChangeType = ''] = id.split('.');
			const isMessage = Event === 'message';
			await post(n8n, {
				...(isMessage ? { MsgType: ChangeType } : { Event }),
				...(!isMessage && ChangeType !== '' && { ChangeType }),
				MsgId: n,
			});
		}
		expect(n8n.runs.map(({ event }) => event).sort()).toEqual([...expected].sort());
	});

	it('may come out of an expression as text', async () => {
		const events = `={{ "${id}, change_external_chat.create" }}`;
		const n8n = new TestN8n({ now: NOW, parameters: { events } });
		await post(n8n, customerAdded);
		await post(n8n, { Event: 'change_external_chat', ChangeType: 'create' });
		await post(n8n, { Event: 'change_external_chat', ChangeType: 'dismiss' });
		expect(n8n.runs).toHaveLength(2);
	});
});

describe('the filter Members', () => {
	const run = async (members: string | string[], fields: Record<string, string | number>) => {
		const n8n = new TestN8n({ now: NOW, parameters: { filters: { members } } });
		expect(await post(n8n, fields)).toMatchObject({ status: 200, body: 'success' });
		return n8n.runs.length;
	};

	it.each<[string, string | string[], number]>([
		['members out of the list', ['member_b', 'member_a'], 1],
		['others out of the list', ['member_b', 'member'], 0],
		['the member', 'member_a', 1],
		['one of several', ' member_b , member_a', 1],
		['one of several, written in Chinese', 'member_b，member_a', 1],
		['one of several, in a list of the text', 'member_b、 member_a；member_c', 1],
		['one of several lines', 'member_b\nmember_a', 1],
		['the JSON of an array', '["member_b","member_a"]', 1],
		['others, written in Chinese', 'member_b，member', 0],
		['the member in other case', 'Member_A', 1],
		['others', 'member_b,member', 0],
	])('with %s', async (_what, members, runs) => {
		expect(await run(members, customerAdded)).toBe(runs);
	});

	it('keeps out events that name no member', async () => {
		const created = { Event: 'change_external_chat', ChangeType: 'create', ChatId: 'wrExample' };
		expect(await run('member_a', created)).toBe(0);
	});

	it('reads an expression', async () => {
		expect(await run('={{ ["member_a"].join(",") }}', customerAdded)).toBe(1);
		expect(await run('={{ ["member_b"] }}', customerAdded)).toBe(0);
	});
});

describe('the filter Members of what members do in the app', () => {
	const run = async (members: string, fields: Record<string, string>) => {
		const parameters = { events: ['click', 'message.*', 'low_active'], filters: { members } };
		const n8n = new TestN8n({ now: NOW, parameters });
		expect(await post(n8n, fields)).toMatchObject({ status: 200, body: 'success' });
		return n8n.runs.length;
	};

	it('goes by the one who does it', async () => {
		const clicked = { FromUserName: 'member_a', Event: 'click', EventKey: 'report' };
		expect(await run('Member_A', clicked)).toBe(1);
		expect(await run('member_b', clicked)).toBe(0);
		const written = { FromUserName: 'member_a', MsgType: 'text', Content: 'a', MsgId: '1' };
		expect(await run('member_a', written)).toBe(1);
		expect(await run('member_b', written)).toBe(0);
	});

	it('keeps out what the system says, also where a member is called sys', async () => {
		expect(await run('sys', { FromUserName: 'sys', Event: 'low_active' })).toBe(0);
	});
});

describe('the filter State', () => {
	const run = async (
		rules: Array<{ match: string; value: string }>,
		fields: Record<string, string | number>,
	) => {
		const n8n = new TestN8n({ now: NOW, parameters: { filters: { state: { rules } } } });
		expect(await post(n8n, fields)).toMatchObject({ status: 200, body: 'success' });
		return n8n.runs.length;
	};
	const equals = (value: string) => ({ match: 'equals', value });
	const startsWith = (value: string) => ({ match: 'startsWith', value });
	const { State: _, ...withoutState } = customerAdded;

	it.each([
		['equals', [equals('store-017')], 1],
		['equals another', [equals('store-01')], 0],
		['equals in other case', [equals('Store-017')], 0],
		['starts with', [startsWith('store-')], 1],
		['starts with another', [startsWith('tore')], 0],
		['one rule of two', [equals('x'), startsWith('store')], 1],
		['no rule of two', [equals('x'), startsWith('y')], 0],
	])('%s', async (_what, rules, runs) => {
		expect(await run(rules, customerAdded)).toBe(runs);
	});

	it('finds events without a State by an empty value', async () => {
		expect(await run([equals('')], withoutState)).toBe(1);
		expect(await run([equals('')], { ...customerAdded, State: '' })).toBe(1);
		expect(await run([equals('')], customerAdded)).toBe(0);
		expect(await run([equals('store-017')], withoutState)).toBe(0);
	});

	it('counts beside the filter Members', async () => {
		for (const [members, runs] of [
			['member_a', 1],
			['member_b', 0],
		] as const) {
			const filters = { members, state: { rules: [startsWith('store')] } };
			const n8n = new TestN8n({ now: NOW, parameters: { filters } });
			await post(n8n, customerAdded);
			expect(n8n.runs).toHaveLength(runs);
		}
	});
});
