import { qrCodePng } from '../../../simulator/qrCode';
import { CALLBACK, createClient, Receiver, SECOND, useSimulator, present } from '../support';

const world = useSimulator({
	apps: [
		{ name: 'main', secret: 'secret-of-main' },
		{ name: 'other', secret: 'secret-of-other' },
	],
});

const send = (welcome_code: string | undefined, more: object = {}) =>
	world.client.code('welcomeMessage.send', {
		welcome_code: welcome_code ?? '',
		text: { content: 'Welcome!' },
		...more,
	});
const add = (more: object = {}) =>
	world.simulator.actions.customerAdds({ userid: 'member_1', ...more });

it('is delivered, with how long after the callback', async () => {
	const { welcome_code, external_userid } = add();
	expect(await send(welcome_code)).toBe(0);
	const { messages } = world.simulator.corp.parts().welcome as { messages: object[] };
	expect(messages).toEqual([
		expect.objectContaining({
			userid: 'member_1',
			external_userid,
			app: 'main',
			text: { content: 'Welcome!' },
			msAfterCallback: expect.any(Number) as number,
		}),
	]);
});

it('works with a code 20 seconds old, and not later', async () => {
	const good = add();
	await world.simulator.clock.advance(20 * SECOND);
	expect(await send(good.welcome_code)).toBe(0);
	const late = add();
	await world.simulator.clock.advance(20 * SECOND + 1);
	expect(await send(late.welcome_code)).toBe(41050);
});

it('works once', async () => {
	const { welcome_code } = add();
	await send(welcome_code);
	expect(await send(welcome_code)).toBe(41050);
});

it('is refused with 41050 for an unknown code and for the code of another app', async () => {
	expect(await send('WCNONE')).toBe(41050);
	expect(await send(add().welcome_codes.other)).toBe(41050);
});

it('is refused with 41051 once the chat has started', async () => {
	const { welcome_code, external_userid } = add();
	world.simulator.actions.customerStartsChat({ userid: 'member_1', external_userid });
	expect(await send(welcome_code)).toBe(41051);
});

it('succeeds for the first of two apps; the second learns that it has arrived', async () => {
	const { welcome_codes } = add();
	const other = await createClient(world.simulator, 'other');
	expect(await send(welcome_codes.main)).toBe(0);
	const late = { welcome_code: present(welcome_codes.other), text: { content: 'Hello' } };
	expect(await other.code('welcomeMessage.send', late)).toBe(41051);
});

it('waits for the agreement where chats are archived', async () => {
	const { actions } = world.simulator;
	actions.memberSet({ userid: 'member_1', archiving: true });
	const { welcome_code, external_userid } = add();
	expect(await send(welcome_code)).toBe(41053);
	const agreed = actions.customerAgreesToArchive({ userid: 'member_1', external_userid });
	expect(await send(agreed.welcome_codes.main)).toBe(0);
});

describe('no code is given', () => {
	it('to a contact who uses WeCom', () => {
		expect(add({ type: 2 }).welcome_code).toBeUndefined();
	});

	it('for a member with a welcome message in the console', () => {
		world.simulator.actions.memberSet({ userid: 'member_1', console_welcome: true });
		expect(add().welcome_code).toBeUndefined();
	});

	it('when the welcome was already sent with the code of the half contact', async () => {
		const { welcome_code, external_userid } = add({ half: true });
		expect(await send(welcome_code)).toBe(0);
		const { actions } = world.simulator;
		const back = actions.memberAddsBack({ userid: 'member_1', external_userid });
		expect(back.welcome_code).toBeUndefined();
	});
});

describe('attachments', () => {
	const png = qrCodePng('welcome');

	it('may be files that were uploaded, of the right kind', async () => {
		const { media_id } = await world.client.upload(
			'media.uploadTemporary',
			{ type: 'image' },
			{ filename: 'a.png', data: png },
		);
		const image = { msgtype: 'image', image: { media_id } };
		expect(await send(add().welcome_code, { attachments: [image] })).toBe(0);
		const file = { msgtype: 'file', file: { media_id } };
		expect(await send(add().welcome_code, { attachments: [file] })).toBe(40007);
	});

	it('may be images by the address that the upload gave, and by no other', async () => {
		const { url } = await world.client.upload(
			'media.uploadImage',
			{},
			{ filename: 'a.png', data: png },
		);
		const image = (pic_url: unknown) => ({
			attachments: [{ msgtype: 'image', image: { pic_url } }],
		});
		expect(await send(add().welcome_code, image(url))).toBe(0);
		expect(await send(add().welcome_code, image('https://www.example.com/a.png'))).toBe(40094);
	});

	it('that are refused leave the code as it was', async () => {
		const { welcome_code } = add();
		const link = { msgtype: 'link', link: { title: 'Shop', url: 'no-scheme' } };
		expect(await send(welcome_code, { attachments: [link] })).toBe(40094);
		expect(await send(welcome_code)).toBe(0);
	});
});

describe('the callback', () => {
	const receiver = new Receiver();
	beforeAll(() => receiver.start());
	afterAll(() => receiver.stop());

	it('brings each app a code of its own', async () => {
		const { apps } = world.simulator.settings;
		for (const app of apps) app.callback = { url: receiver.url, ...CALLBACK };
		const { welcome_codes } = add();
		await world.simulator.callbacks.settled();
		for (const app of apps) delete app.callback;
		expect(receiver.texts('WelcomeCode').sort()).toEqual(Object.values(welcome_codes).sort());
		expect(welcome_codes.main).not.toBe(welcome_codes.other);
	});
});
