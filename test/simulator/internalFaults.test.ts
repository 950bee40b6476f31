import axios from 'axios';

import { createSimulator } from '../../simulator';
import { CALLBACK, present, SECOND, START, useSimulator } from './support';

const world = useSimulator({ mayFail: true });

/** What went wrong inside, which each of these tests brings about. */
const faults = () => world.simulator.ledger.internalFaults().splice(0);

/** Breaks what the members are kept in. */
function breakMembers(): void {
	Object.defineProperty(world.simulator.corp.people, 'members', {
		get: () => {
			throw new Error('the members are gone');
		},
	});
}

afterEach(() => world.simulator.reset());

it('a fault of the simulator is told in JSON, without a stack, and is recorded', async () => {
	breakMembers();
	const reply = await world.client.send('followUser.getAll', {});
	expect(reply.status).toBe(500);
	expect(reply.data).toEqual({
		errcode: -1,
		errmsg: 'fault of the simulator: the members are gone',
	});
	expect(world.simulator.ledger.requests({ endpoint: 'followUser.getAll' })).toMatchObject([
		{ status: 500, worked: false },
	]);
	expect(faults()).toEqual([{ where: 'followUser.getAll', message: 'the members are gone' }]);
});

it('so is a fault in an action', async () => {
	breakMembers();
	const url = `${world.simulator.baseUrl}/simulator/actions/customerAdds`;
	const reply = await axios.post<unknown>(
		url,
		{ userid: 'member_1' },
		{ validateStatus: () => true },
	);
	expect(reply.status).toBe(500);
	expect(reply.data).toEqual({
		errcode: -1,
		errmsg: 'fault of the simulator: the members are gone',
	});
	expect(faults()).toHaveLength(1);
});

it('an event that cannot be sent is recorded, and the simulator goes on', async () => {
	const app = present(world.simulator.settings.apps[0]);
	app.callback = { url: 'http://127.0.0.1:9/x', ...CALLBACK, encodingAesKey: 'tooShort' };
	world.simulator.actions.customerAdds({ userid: 'member_1' });
	await world.simulator.callbacks.settled();
	delete app.callback;
	expect(world.simulator.callbacks.deliveries()).toMatchObject([{ answered: false, done: true }]);
	expect(faults()).toEqual([
		{ where: 'callback', message: expect.stringContaining('43 letters and digits') as string },
	]);
	expect(await world.client.code('followUser.getAll')).toBe(0);
});

it('what falls due and fails is recorded, and the rest is done', async () => {
	const { clock } = world.simulator;
	const done: number[] = [];
	clock.schedule(START + SECOND, () => {
		throw new Error('nothing to do');
	});
	clock.schedule(START + SECOND, () => void done.push(clock.nowMs()));
	await clock.advance(2 * SECOND);
	expect(done).toEqual([START + SECOND]);
	expect(clock.nowMs()).toBe(START + 2 * SECOND);
	expect(faults()).toEqual([{ where: 'clock', message: 'nothing to do' }]);
});

it('a multipart body with a broken name is refused, not a fault', async () => {
	const reply = await world.client.send('media.uploadTemporary', {
		params: { type: 'file' },
		headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
		data: '--x\r\nContent-Disposition: form-data; name="media"; filename*=UTF-8\'\'%E4%\r\n\r\nabcdefgh\r\n--x--\r\n',
	});
	expect(reply.data).toMatchObject({ errcode: 40058 });
	expect(faults()).toEqual([]);
});

it.each([
	['a key that is too short', { encodingAesKey: 'tooShort' }, '43 letters and digits'],
	['no address', { url: 'nowhere' }, 'has to be an address'],
])('is not made with a callback that has %s', (_what, wrong, message) => {
	const callback = { url: 'http://127.0.0.1:9/x', ...CALLBACK, ...wrong };
	expect(() => createSimulator({ callback })).toThrow(message);
});
