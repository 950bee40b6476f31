import { request } from 'node:http';
import axios from 'axios';

import type { Fault } from '../../simulator';
import type { Rudeness } from '../../simulator/rudeness';
import { CALLBACK, customerIds, present, Receiver, useSimulator } from './support';

const world = useSimulator({ members: 3, customers: 9 });
afterEach(() => {
	world.simulator.settings.rude = false;
});

/** The bytes of a reply. */
async function bytesOf(endpoint: string, data: object): Promise<Buffer> {
	const reply = await world.client.send(endpoint, { data, responseType: 'arraybuffer' });
	return Buffer.from(reply.data as ArrayBuffer);
}

const fault = (given: Fault) => world.simulator.faults.add({ fault: given });
const batch = () => bytesOf('customer.getBatch', { userid_list: ['member_1'] });

describe('bytes that JSON does not allow', () => {
	/** Which of the three nicknames have them. */
	const hit = (raw: Buffer, bytes: number[]) =>
		[...raw.toString('latin1').matchAll(/"name":"([^"]*)"/g)].map(([, name = '']) =>
			name.includes(String.fromCharCode(...bytes)),
		);

	it.each([
		['first', [true, false, false]],
		['middle', [false, true, false]],
		['last', [false, false, true]],
		['every', [true, true, true]],
	] as const)('stand in the nickname of the %s record', async (place, expected) => {
		fault({ kind: 'odd', bytes: [0x0b], in: place });
		const raw = await batch();
		expect(hit(raw, [0x0b])).toEqual(expected);
		expect(() => JSON.parse(raw.toString()) as unknown).toThrow(SyntaxError);
	});

	it('can be any, malformed UTF-8 among them', async () => {
		fault({ kind: 'odd', bytes: [0xe7, 0x8e] });
		expect(hit(await batch(), [0xe7, 0x8e])).toEqual([true, true, true]);
	});

	it('can stand in another text', async () => {
		fault({ kind: 'odd', bytes: [0x01], field: 'remark', in: 'first' });
		expect((await batch()).toString('latin1')).toMatch(/"remark":"[^"]*\x01/);
	});
});

it('an answer can have fields that no page names, null for empty lists, and its code as text', async () => {
	fault({ kind: 'odd', unknownFields: 'everywhere', nullLists: true, textErrcode: true });
	const reply = JSON.parse((await batch()).toString()) as Record<string, unknown>;
	expect(reply).toMatchObject({
		errcode: '0',
		sim_unknown_field: expect.anything() as object,
		external_contact_list: [
			{
				sim_unknown_field: expect.anything() as object,
				follow_info: { tag_id: null, remark_mobiles: null },
			},
			expect.anything(),
			expect.anything(),
		],
	});
});

it('a code can come with the records', async () => {
	fault({ kind: 'errcode', code: 84061, withReply: true });
	const { data } = await world.client.send('customer.getBatch', {
		data: { userid_list: ['member_1'] },
	});
	expect(data).toMatchObject({
		errcode: 84061,
		external_contact_list: customerIds(world.simulator, 'member_1').map((external_userid) => ({
			external_contact: { external_userid },
		})),
	});
});

it('the page of a proxy can come with 200', async () => {
	fault({ kind: 'http', status: 200 });
	const reply = await world.client.send('followUser.getAll', {});
	expect(reply.status).toBe(200);
	expect(reply.headers['content-type']).toBe('text/html');
	expect(reply.data).toContain('<html>');
});

it.each([301, 302, 303, 307, 308] as const)(
	'an answer can send the caller elsewhere with %s',
	async (status) => {
		fault({ kind: 'redirect', status });
		const { port } = new URL(world.simulator.baseUrl);
		const reply = await world.client.send('followUser.getAll', { maxRedirects: 0 });
		expect(reply.status).toBe(status);
		expect(reply.headers.location).toMatch(
			new RegExp(`^http://localhost:${port}/cgi-bin/externalcontact/get_follow_user_list`),
		);
		world.simulator.faults.clear();
		fault({ kind: 'redirect', location: 'https://www.example.com/' });
		const other = await world.client.send('followUser.getAll', { maxRedirects: 0 });
		expect(other.headers.location).toBe('https://www.example.com/');
	},
);

it.each(['same', 'new'] as const)('a list can have no end, with %s cursors', async (how) => {
	fault({ kind: 'endlessCursor', how });
	const cursors: string[] = [];
	let cursor = '';
	for (let page = 0; page < 3; page++) {
		const data = { userid_list: ['member_1'], cursor };
		const reply = (await world.client.send('customer.getBatch', { data })).data as {
			errcode: number;
			next_cursor: string;
			external_contact_list: object[];
		};
		expect(reply).toMatchObject({ errcode: 0 });
		expect(reply.external_contact_list).toHaveLength(3);
		cursors.push((cursor = reply.next_cursor));
	}
	expect(new Set(cursors).size).toBe(how === 'same' ? 1 : 3);
});

it('an answer can come drop by drop', async () => {
	fault({ kind: 'trickle', ms: 60 });
	const { baseUrl } = world.simulator;
	const pieces: number[] = [];
	const text = await new Promise<string>((resolve, reject) => {
		const url = `${baseUrl}/cgi-bin/externalcontact/get_follow_user_list?access_token=${world.client.token}`;
		request(url, (res) => {
			let whole = '';
			res.on('data', (chunk: Buffer) => {
				pieces.push(chunk.length);
				whole += chunk.toString();
			});
			res.on('end', () => resolve(whole));
		})
			.on('error', reject)
			.end();
	});
	expect(pieces.length).toBeGreaterThan(3);
	expect(JSON.parse(text)).toMatchObject({ errcode: 0 });
});

describe('callbacks', () => {
	async function message(rude: Rudeness, state: string): Promise<string> {
		const receiver = new Receiver();
		await receiver.start();
		const app = present(world.simulator.settings.apps[0]);
		app.callback = { url: receiver.url, ...CALLBACK };
		world.simulator.settings.rude = rude;
		world.simulator.actions.customerAdds({ userid: 'member_1', state });
		await world.simulator.callbacks.settled();
		delete app.callback;
		await receiver.stop();
		return present(receiver.received[0]).message;
	}

	it('can have white space around CDATA', async () => {
		expect(await message({ callbackSpaces: true }, 'fair')).toMatch(
			/<State>\s+<!\[CDATA\[fair]]>\s+<\/State>/,
		);
	});

	it('can have a State that ends inside a character', async () => {
		// The official library puts U+FFFD in the place of the two bytes that are left of the last character.
		expect(await message({ callbackStateBytes: 5 }, '展会')).toContain(
			'<State><![CDATA[展\uFFFD]]></State>',
		);
		expect(await message({ callbackStateBytes: 5 }, 'fair')).toContain(
			'<State><![CDATA[fair]]></State>',
		);
	});
});

describe('escape sequences in a body', () => {
	const send = async (body: string) => {
		const { data } = await world.client.send('customer.updateRemark', {
			data: body,
			headers: { 'Content-Type': 'application/json' },
		});
		return (data as { errcode: number }).errcode;
	};
	const body = (remark: string) => {
		const [external_userid] = customerIds(world.simulator, 'member_1');
		return `{"userid":"member_1","external_userid":"${external_userid}","remark":"${remark}"}`;
	};

	it.each([
		['an escaped letter', '\\u738b', 40033],
		['an escaped control character', 'A\\u0007', 40033],
		['one behind an escaped backslash', '\\\\\\u0007', 40033],
		['a backslash that is escaped', '\\\\u738b', 0],
		['the letter itself', '王', 0],
	])('%s', async (_what, remark, code) => {
		expect(await send(body(remark))).toBe(0);
		world.simulator.settings.rude = { refuseEscapes: true };
		expect(await send(body(remark))).toBe(code);
	});
});

describe('rude altogether', () => {
	beforeEach(() => {
		world.simulator.settings.rude = true;
	});

	it('answers a token too with fields that no page names and its code as text', async () => {
		const { corpId, apps } = world.simulator.settings;
		const params = { corpid: corpId, corpsecret: apps[0].secret };
		const reply = await axios.get<object>(`${world.simulator.baseUrl}/cgi-bin/gettoken`, {
			params,
		});
		expect(reply.data).toMatchObject({
			errcode: '0',
			access_token: expect.stringContaining('SIM_TOKEN_') as string,
			sim_unknown_field: expect.anything() as object,
		});
	});

	it('has a control character in a nickname, and loses no record', async () => {
		const text = (await batch()).toString();
		expect(text.match(/\x0b/g)).toHaveLength(1);
		const reply = JSON.parse(text.replaceAll('\x0b', '')) as { external_contact_list: object[] };
		expect(reply.external_contact_list).toHaveLength(3);
	});
});
