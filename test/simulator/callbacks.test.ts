import { loadEvents } from '../../contract/load';
import type { ContractEventField } from '../../contract/types';
import type { EventFields } from '../../simulator/callbacks/emit';
import { eventIds, eventXml } from '../../simulator/callbacks/eventXml';
import type { Simulator } from '../../simulator';
import { CALLBACK, Receiver, START, useSimulator, present } from './support';

const receiver = new Receiver();
beforeAll(() => receiver.start());
afterAll(() => receiver.stop());

const world = useSimulator();

beforeEach(() => {
	present(world.simulator.settings.apps[0]).callback = { url: receiver.url, ...CALLBACK };
	world.simulator.settings.callbackTimeoutMs = 5000;
	receiver.received.length = 0;
	receiver.answer = (callback) => ({
		status: 200,
		body: callback.method === 'GET' ? callback.message : '',
	});
});

async function addCustomer({ actions, callbacks }: Simulator) {
	const added = actions.customerAdds({ userid: 'member_1', state: 'fair' });
	await callbacks.settled();
	return added;
}

describe('a callback', () => {
	it('is an encrypted, signed envelope with the event of the contract inside', async () => {
		const added = await addCustomer(world.simulator);
		expect(receiver.received).toHaveLength(1);
		const { envelope, message, signatureOk, receiveId, query, method } = present(
			receiver.received[0],
		);
		expect(method).toBe('POST');
		expect(signatureOk).toBe(true);
		expect(receiveId).toBe('wwsimulatedcorp01');
		expect(query.get('timestamp')).toBe(String(START / 1000));
		expect(query.get('keep')).toBe('1');
		expect(envelope).toMatch(
			/^<xml><ToUserName><!\[CDATA\[wwsimulatedcorp01]]><\/ToUserName><AgentID><!\[CDATA\[1000002]]><\/AgentID><Encrypt>/,
		);
		expect(message).toBe(
			'<xml><ToUserName><![CDATA[wwsimulatedcorp01]]></ToUserName>' +
				'<FromUserName><![CDATA[sys]]></FromUserName>' +
				`<CreateTime>${START / 1000}</CreateTime><MsgType><![CDATA[event]]></MsgType>` +
				'<Event><![CDATA[change_external_contact]]></Event>' +
				'<ChangeType><![CDATA[add_external_contact]]></ChangeType>' +
				'<UserID><![CDATA[member_1]]></UserID>' +
				`<ExternalUserID><![CDATA[${added.external_userid}]]></ExternalUserID>` +
				'<State><![CDATA[fair]]></State>' +
				`<WelcomeCode><![CDATA[${added.welcome_code}]]></WelcomeCode></xml>`,
		);
	});

	it('is logged with status and duration', async () => {
		await addCustomer(world.simulator);
		expect(world.simulator.callbacks.deliveries()).toEqual([
			expect.objectContaining({
				app: 'main',
				event: 'change_external_contact.add_external_contact',
				sentAt: START,
				answered: true,
				attempts: [
					{ status: 200, error: null, body: '', durationMs: expect.any(Number) as number },
				],
			}),
		]);
	});

	it('is sent four times at most when it is never answered in time', async () => {
		world.simulator.settings.callbackTimeoutMs = 60;
		receiver.answer = () => 'never';
		await addCustomer(world.simulator);
		const [delivery] = world.simulator.callbacks.deliveries();
		expect(present(delivery).answered).toBe(false);
		expect(present(delivery).attempts.map((attempt) => attempt.error)).toEqual(
			Array(4).fill('timeout'),
		);
		expect(receiver.received).toHaveLength(4);
	});

	it('is repeated with the same message under a new nonce and cipher', async () => {
		receiver.answer = (_callback, count) => ({ status: count === 1 ? 500 : 200 });
		await addCustomer(world.simulator);
		const [first, second] = receiver.received;
		expect(receiver.received).toHaveLength(2);
		expect(present(second).message).toBe(present(first).message);
		expect(present(second).envelope).not.toBe(present(first).envelope);
		expect(present(second).query.get('nonce')).not.toBe(present(first).query.get('nonce'));
		expect(present(second).signatureOk).toBe(true);
	});

	it('is repeated whatever the answer when that is set', async () => {
		world.simulator.settings.alwaysRepeatCallbacks = true;
		await addCustomer(world.simulator);
		world.simulator.settings.alwaysRepeatCallbacks = false;
		expect(receiver.received).toHaveLength(4);
	});

	it('that nobody can receive is logged with the reason', async () => {
		present(world.simulator.settings.apps[0]).callback = {
			url: 'http://127.0.0.1:9/none',
			...CALLBACK,
		};
		await addCustomer(world.simulator);
		const [delivery] = world.simulator.callbacks.deliveries();
		expect(present(delivery).attempts[0]).toMatchObject({ status: null, error: 'ECONNREFUSED' });
	});

	it('is not sent for what the API changes', async () => {
		await world.client.call('corpTag.create', { group_name: 'Level', tag: [{ name: 'Gold' }] });
		await world.simulator.callbacks.settled();
		expect(receiver.received).toHaveLength(0);
	});
});

describe('URL verification', () => {
	const verify = () =>
		world.simulator.callbacks.verifyUrl(present(world.simulator.settings.apps[0]));

	it('succeeds with the decrypted text and nothing else', async () => {
		expect(await verify()).toMatchObject({ ok: true, status: 200, error: null });
		expect(receiver.received[0]).toMatchObject({ method: 'GET', signatureOk: true });
	});

	it.each([
		['quotes', (text: string) => `"${text}"`],
		['a line break', (text: string) => `${text}\n`],
	])('fails on %s around the text', async (_what, wrap) => {
		receiver.answer = ({ message }) => ({ status: 200, body: wrap(message) });
		const result = await verify();
		expect(result).toMatchObject({ ok: false, status: 200 });
		expect(result.body).toBe(wrap(result.expected));
	});

	it('fails on another status than 200', async () => {
		receiver.answer = ({ message }) => ({ status: 201, body: message });
		expect(await verify()).toMatchObject({ ok: false, status: 201 });
	});

	it('fails after a second', async () => {
		receiver.answer = () => 'never';
		const result = await verify();
		expect(result).toMatchObject({ ok: false, status: null, error: 'timeout' });
		expect(result.durationMs).toBeLessThan(1500);
	});
});

describe('the message of an event', () => {
	const { events, related, app } = loadEvents();
	const all = [...events, ...related, ...app];
	const examples = all.flatMap((entry) =>
		[entry.example_xml, ...(entry.more_examples_xml ?? [])].map(
			(xml) => [entry.id, xml.replace(/>\s+</g, '><'), entry.fields ?? []] as const,
		),
	);

	const COMMON = ['ToUserName', 'CreateTime', 'MsgType', 'Event', 'ChangeType'];

	/** The values of an example, read without what writes them. */
	function valuesOf(xml: string, fields: readonly ContractEventField[]): EventFields {
		const values: Record<string, EventFields[string]> = {};
		for (const [, name = '', value = ''] of xml.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
			values[name] = valueOf(
				value,
				fields.find((field) => field.name === name),
			);
		}
		return values;
	}

	function valueOf(value: string, field?: ContractEventField): EventFields[string] {
		const text = value.replace(/^<!\[CDATA\[(.*)]]>$/, '$1');
		const { type = 'string', children = [], item = 'Item', separator } = field ?? {};
		if (separator !== undefined) return text.split(separator);
		if (type === 'object') return valuesOf(value, children);
		if (!type.startsWith('array')) return text;
		const inside = [...value.matchAll(new RegExp(`<${item}>(.*?)</${item}>`, 'g'))];
		return inside.map(([, inner = '']) =>
			type === 'array<object>' ? valuesOf(inner, children) : (valueOf(inner) as string),
		);
	}

	/** The event's own fields out of an example. */
	function fieldsOf(xml: string, fields: readonly ContractEventField[]): EventFields {
		const inner = xml.slice('<xml>'.length, -'</xml>'.length);
		const given = Object.entries(valuesOf(inner, fields)).filter(
			([name, value]) => !COMMON.includes(name) && !(name === 'FromUserName' && value === 'sys'),
		);
		return Object.fromEntries(given);
	}

	it.each(examples)('%s is written exactly as the contract shows it', (id, xml, fields) => {
		const corpId = present(present(/<ToUserName><!\[CDATA\[(.*?)]]>/.exec(xml))[1]);
		const createTime = Number(present(/<CreateTime>(\d+)/.exec(xml))[1]);
		expect(eventXml(id, corpId, createTime, fieldsOf(xml, fields))).toBe(xml);
	});

	it('exists for all events of the contract', () => {
		expect(eventIds()).toEqual(all.map(({ id }) => id));
	});

	it('cannot be written with an unknown field or without a required one', () => {
		const id = 'change_external_contact.del_follow_user';
		const pair = { UserID: 'member_1', ExternalUserID: 'wmExampleCustomer0001' };
		expect(() => eventXml(id, 'ww', 1, { ...pair, Sauce: 'x' })).toThrow('no field Sauce');
		expect(() => eventXml(id, 'ww', 1, { UserID: 'member_1' })).toThrow(
			'ExternalUserID is missing',
		);
	});

	it('survives text that ends a CDATA section', () => {
		const xml = eventXml('change_external_contact.add_external_contact', 'ww', 1, {
			UserID: 'member_1',
			ExternalUserID: 'wmExampleCustomer0001',
			State: 'a]]>b',
		});
		expect(xml).toContain('<State><![CDATA[a]]]]><![CDATA[>b]]></State>');
	});
});
