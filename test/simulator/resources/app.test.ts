import { loadEvents } from '../../../contract/load';
import { present, Receiver, START, useSimulator, CALLBACK } from '../support';

const receiver = new Receiver();
beforeAll(() => receiver.start());
afterAll(() => receiver.stop());

const world = useSimulator({ members: 3 });

beforeEach(() => {
	present(world.simulator.settings.apps[0]).callback = { url: receiver.url, ...CALLBACK };
	receiver.received.length = 0;
	receiver.answer = () => ({ status: 200, body: '' });
});

type Actions = typeof world.simulator.actions;

/** The events that something leads to, with their own fields. */
async function eventsOf(act: (actions: Actions) => unknown) {
	act(world.simulator.actions);
	await world.simulator.callbacks.settled();
	return world.simulator.callbacks.deliveries().map(({ event, fields }) => ({ event, fields }));
}

describe('what a member does in an app', () => {
	it('reaches it with the name of the member and the number of the app', async () => {
		const by = { userid: 'member_2' };
		expect(await eventsOf((actions) => actions.memberOpensApp(by))).toEqual([
			{
				event: 'enter_agent',
				fields: { FromUserName: 'member_2', AgentID: 1_000_002, EventKey: '' },
			},
		]);
		expect(present(receiver.received[0]).message).toContain(
			'<FromUserName><![CDATA[member_2]]></FromUserName>',
		);
	});

	it('may be a message of each kind, whose files can be downloaded', async () => {
		for (const kind of ['text', 'image', 'voice', 'video', 'location', 'link']) {
			world.simulator.actions.memberWritesToApp({ userid: 'member_1', kind });
		}
		const sent = await eventsOf(() => undefined);
		expect(sent.map(({ event }) => event)).toEqual(
			loadEvents()
				.app.filter(({ group }) => group === 'message')
				.map(({ id }) => id),
		);
		expect(new Set(sent.map(({ fields }) => fields.MsgId)).size).toBe(sent.length);
		const [, image] = sent;
		const reply = await world.client.send('media.download', {
			params: { media_id: present(image).fields.MediaId as string },
		});
		expect(reply.headers['content-type']).toBe('image/png');
	});

	it('may be any entry of the menu', async () => {
		const entries = loadEvents().app.filter(({ group }) => group === 'menu');
		const sent = await eventsOf((actions) => {
			for (const { id } of entries) {
				actions.memberUsesMenu({ userid: 'member_1', entry: id, key: 'report' });
			}
		});
		expect(sent).toMatchObject(
			entries.map(({ id }) => ({ event: id, fields: { EventKey: 'report' } })),
		);
	});

	it('needs a member who sees the app', () => {
		present(world.simulator.settings.apps[0]).visibleMembers = ['member_2'];
		const { actions } = world.simulator;
		expect(() => actions.memberOpensApp({ userid: 'member_1' })).toThrow(
			'does not see the app main',
		);
		expect(() => actions.memberOpensApp({ userid: 'nobody' })).toThrow('no member nobody');
	});
});

describe('an app', () => {
	it('is given to members and taken from them', async () => {
		const by = { userid: 'member_1' };
		present(world.simulator.settings.apps[0]).visibleMembers = ['member_2'];
		const sent = await eventsOf((actions) => {
			actions.appGiven(by);
			actions.memberOpensApp(by);
			actions.appTaken(by);
		});
		expect(sent.map(({ event }) => event)).toEqual(['subscribe', 'enter_agent', 'unsubscribe']);
		expect(() => world.simulator.actions.memberOpensApp(by)).toThrow('does not see');
	});

	it('is told how much it is used', async () => {
		const sent = await eventsOf((actions) => {
			actions.appActivityChanges({ event: 'low_active_alert' });
			actions.appActivityChanges({ event: 'reopen_inactive_agent', userid: 'member_1' });
		});
		expect(sent).toEqual([
			{
				event: 'low_active_alert',
				fields: { AgentID: 1_000_002, EffectTime: START / 1000 + 7 * 86_400 },
			},
			{
				event: 'reopen_inactive_agent',
				fields: { AgentID: 1_000_002, FromUserName: 'member_1' },
			},
		]);
	});

	it('is told of changes of the address book that it may see', async () => {
		present(world.simulator.settings.apps[0]).visibleMembers = ['member_1', 'member_new'];
		const sent = await eventsOf((actions) => {
			actions.memberJoins({ userid: 'member_new', departments: [7] });
			actions.memberChanged({ userid: 'member_1', name: 'Example', departments: [7, 8] });
			actions.memberResigns({ userid: 'member_1' });
			actions.memberResigns({ userid: 'member_2' });
			actions.departmentChanged({ id: 7, change: 'created' });
			actions.departmentChanged({ id: 7, change: 'updated', name: 'Shops' });
			actions.departmentChanged({ id: 7, change: 'deleted' });
			actions.addressBookTagChanged({
				tag: 3,
				add_users: ['member_3'],
				remove_departments: [7, 8],
			});
		});
		expect(
			sent.map(({ event, fields }) => [event, fields.UserID ?? fields.Id ?? fields.TagId]),
		).toEqual([
			['change_contact.create_user', 'member_new'],
			['change_contact.update_user', 'member_1'],
			['change_contact.delete_user', 'member_1'],
			['change_contact.create_party', 7],
			['change_contact.update_party', 7],
			['change_contact.delete_party', 7],
			['change_contact.update_tag', 3],
		]);
		expect(receiver.received.map(({ message }) => message).join()).toContain(
			'<Department><![CDATA[7,8]]></Department>',
		);
	});
});
