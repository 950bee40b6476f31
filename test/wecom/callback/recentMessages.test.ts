import fc from 'fast-check';

import type { Attempt, MessageIds, Outcome } from '../../../wecom/callback/deliveries';
import { RecentMessages } from '../../../wecom/callback/recentMessages';
import { TestAttempt } from './attempt';

const WINDOW = 600_000;
const NODE = 'workflow/node';

function memory(bounds: { perNode?: number; overall?: number } = {}): RecentMessages {
	return new RecentMessages({ window: WINDOW, perNode: 100, overall: 1_000, ...bounds });
}

/** What becomes of a request that brings a message. */
function receive(
	recent: RecentMessages,
	eventId: string,
	{
		node = NODE,
		at = 0,
		request = new TestAttempt(),
		textId = undefined as string | undefined,
	} = {},
) {
	const ids: MessageIds = textId === undefined ? { eventId } : { eventId, textId };
	return recent.receive(node, ids, request, at);
}

describe('a message', () => {
	it('is new once, and started for the length of the window', () => {
		const recent = memory();
		expect(receive(recent, 'a')).toBe('new');
		expect(receive(recent, 'a')).toBe('started');
		expect(receive(recent, 'a', { at: WINDOW - 1 })).toBe('started');
		expect(receive(recent, 'a', { at: WINDOW })).toBe('new');
	});

	it('does not make another one known, nor the same one in another node', () => {
		const recent = memory();
		receive(recent, 'a');
		expect(receive(recent, 'b')).toBe('new');
		expect(receive(recent, 'a', { node: 'workflow/other' })).toBe('new');
	});

	it('is starting for as long as its work is, and started once it is', () => {
		const recent = memory();
		const request = new TestAttempt('starting', 'awaited');
		receive(recent, 'a', { request });
		expect(receive(recent, 'a', { at: 1 })).toBe('starting');
		request.state = 'started';
		expect(receive(recent, 'a', { at: 2 })).toBe('started');
	});

	it('is new again once its work could not be started', () => {
		const recent = memory();
		receive(recent, 'a', { request: new TestAttempt('failed') });
		recent.settle(NODE, { eventId: 'a' });
		expect(recent.size).toBe(0);
		receive(recent, 'b', { request: new TestAttempt('failed') });
		expect(receive(recent, 'b', { at: 1 })).toBe('new');
		expect(recent.size).toBe(1);
	});

	it('lets go of its request as soon as it is started and over', () => {
		const recent = memory();
		const request = new TestAttempt();
		const outcome = jest.spyOn(request, 'outcome');
		receive(recent, 'a', { request });
		recent.settle(NODE, { eventId: 'a' });
		receive(recent, 'a', { at: 1 });
		expect(outcome).toHaveBeenCalledTimes(1);
	});
});

describe('a message of the same text under another id', () => {
	const textId = 'text';

	it.each<[string, 'new' | 'started' | 'starting', Outcome, ReturnType<Attempt['answer']>]>([
		['was answered in time', 'new', 'started', 'success'],
		['is still waited for', 'new', 'starting', 'awaited'],
		['was answered too late', 'started', 'started', 'missed'],
		['has had no answer in time and is still starting', 'starting', 'starting', 'missed'],
		['could not be started', 'new', 'failed', 'missed'],
	])('where the first %s is %s', (_what, expected, state, reply) => {
		const recent = memory();
		receive(recent, 'a', { textId, request: new TestAttempt(state, reply) });
		expect(receive(recent, 'b', { textId })).toBe(expected);
	});

	it('is known by its own id from then on, whatever becomes of the others', () => {
		const recent = memory();
		receive(recent, 'a', { textId, request: new TestAttempt('started', 'missed') });
		receive(recent, 'b', { textId });
		for (const id of ['a', 'b', 'a', 'b']) expect(receive(recent, id, { textId })).toBe('started');
	});

	it('ends the wait when it is answered in time: the next one is another event', () => {
		const recent = memory();
		receive(recent, 'a', { textId, request: new TestAttempt('started', 'missed') });
		expect(receive(recent, 'b', { textId })).toBe('started');
		expect(receive(recent, 'c', { textId })).toBe('new');
	});

	it('is taken for a repeat three times, as often as WeCom repeats', () => {
		const recent = memory();
		const missed = () => new TestAttempt('started', 'missed');
		const outcomes = ['a', 'b', 'c', 'd', 'e'].map((id) =>
			receive(recent, id, { textId, request: missed() }),
		);
		expect(outcomes).toEqual(['new', 'started', 'started', 'started', 'new']);
	});

	it('is told apart for each of five late ones: five repeats, and then a sixth event', () => {
		const recent = memory();
		const first = Array.from({ length: 5 }, () => new TestAttempt('started', 'awaited'));
		first.forEach((request, n) =>
			expect(receive(recent, `first ${n}`, { textId, request })).toBe('new'),
		);
		for (const request of first) request.reply = 'missed';
		const repeats = first.map((_, n) =>
			receive(recent, `second ${n}`, { textId, request: new TestAttempt('started', 'awaited') }),
		);
		expect(repeats).toEqual(Array(5).fill('started'));
		expect(receive(recent, 'sixth', { textId })).toBe('new');
	});

	it('starts the work itself where it waited and the first then failed', () => {
		const recent = memory();
		const first = new TestAttempt('starting', 'missed');
		const second = new TestAttempt('starting', 'awaited');
		receive(recent, 'a', { textId, request: first });
		expect(receive(recent, 'b', { textId, request: second })).toBe('starting');
		first.state = 'failed';
		expect(receive(recent, 'b', { textId, request: second })).toBe('new');
		second.state = 'started';
		second.reply = 'success';
		expect(receive(recent, 'b', { textId })).toBe('started');
	});

	it('leaves nothing behind that grows, however often a recorded one is sent again', () => {
		const recent = memory();
		receive(recent, 'a', { textId, request: new TestAttempt('started', 'missed') });
		for (let n = 0; n < 1_000; n++) {
			expect(receive(recent, 'a', { textId, request: new TestAttempt('started', 'missed') })).toBe(
				'started',
			);
		}
		expect(recent.size).toBe(1);
	});
});

describe('what is remembered', () => {
	it('is nothing of a node that has got no message', () => {
		const recent = memory();
		recent.settle('workflow/other', { eventId: 'a' });
		expect(recent.size).toBe(0);
	});

	it('is bounded in number for each node, and the oldest goes first', () => {
		const recent = memory({ perNode: 3 });
		for (const id of ['a', 'b', 'c', 'd']) receive(recent, id);
		expect(recent.size).toBe(3);
		expect(receive(recent, 'b', { at: 1 })).toBe('started');
		expect(receive(recent, 'a', { at: 1 })).toBe('new');
	});

	it('goes first from the node that has had no message for longest, where two hold as much', () => {
		const recent = memory({ overall: 4 });
		for (const node of ['one', 'two', 'two', 'one']) {
			receive(recent, `${recent.size}`, { node });
		}
		receive(recent, 'fifth', { node: 'three' });
		expect(receive(recent, '0', { node: 'one' })).toBe('started');
		expect(receive(recent, '2', { node: 'two' })).toBe('started');
		expect(receive(recent, '1', { node: 'two' })).toBe('new');
	});

	it('of one node is not pushed out by another one, however much that gets', () => {
		const recent = memory({ perNode: 50, overall: 80 });
		for (let n = 0; n < 5; n++) receive(recent, `${n}`, { node: 'quiet' });
		for (let n = 0; n < 500; n++) receive(recent, `${n}`, { node: 'busy' });
		for (let n = 0; n < 5; n++) expect(receive(recent, `${n}`, { node: 'quiet' })).toBe('started');
		expect(recent.size).toBe(55);
	});

	it('is bounded for all nodes together, where the one that holds the most gives way', () => {
		const recent = memory({ perNode: 50, overall: 80 });
		for (const node of ['one', 'two', 'three']) {
			for (let n = 0; n < 50; n++) receive(recent, `${n}`, { node });
		}
		expect(recent.size).toBe(80);
		for (const node of ['one', 'two', 'three']) {
			for (let n = 25; n < 50; n++) {
				expect(receive(recent, `${n}`, { node, at: 1 })).toBe('started');
			}
		}
	});

	it('is bounded in time without anybody asking for it, also in nodes that get no more', () => {
		const recent = memory();
		for (let n = 0; n < 50; n++) receive(recent, `old ${n}`, { at: n });
		for (let n = 0; n < 50; n++) receive(recent, `old ${n}`, { at: n, node: `node ${n}` });
		receive(recent, 'new', { at: WINDOW + 100, node: 'another' });
		expect(recent.size).toBe(1);
	});

	it('counts a message that came again from its last time', () => {
		const recent = memory({ perNode: 2 });
		const failed = new TestAttempt('failed');
		receive(recent, 'a', { request: failed });
		receive(recent, 'b', { at: 1 });
		receive(recent, 'a', { at: 2 });
		receive(recent, 'c', { at: 3 });
		expect(receive(recent, 'a', { at: 4 })).toBe('started');
		expect(receive(recent, 'b', { at: 4 })).toBe('new');
	});

	it('never starts one message twice within the window, whatever comes in whatever order', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ id: fc.nat(20), node: fc.nat(2), wait: fc.nat(WINDOW / 4) }), {
					maxLength: 200,
				}),
				(requests) => {
					const recent = memory();
					const lastRun = new Map<string, number>();
					let at = 0;
					for (const { id, node, wait } of requests) {
						at += wait;
						const key = `${node}/${id}`;
						const known = receive(recent, String(id), { node: String(node), at }) !== 'new';
						expect(known).toBe(at - (lastRun.get(key) ?? -Infinity) < WINDOW);
						if (!known) lastRun.set(key, at);
					}
				},
			),
		);
	});
});
