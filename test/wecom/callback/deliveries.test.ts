import { Deliveries, type Attempt } from '../../../wecom/callback/deliveries';
import { TestAttempt } from './attempt';

const WINDOW = 600_000;

/** A memory, and a short way to bring messages to it: all of one text unless it is said, and '' stands for none. */
function memory() {
	const deliveries = new Deliveries(WINDOW);
	const receive = (eventId: string, attempt: Attempt, { at = 0, text = 'text' } = {}) =>
		deliveries.receive(text === '' ? { eventId } : { eventId, textId: text }, attempt, at);
	return { deliveries, receive, settle: (eventId: string) => deliveries.settle({ eventId }) };
}

const missed = () => new TestAttempt('started', 'missed');
const awaited = () => new TestAttempt('started', 'awaited');
const answered = () => new TestAttempt();

describe('repeats of messages that share their text', () => {
	it('are counted by their ids: the same one again uses up none of the three', () => {
		const { receive } = memory();
		receive('a', missed());
		for (let n = 0; n < 5; n++) expect(receive('a', missed())).toBe('started');
		const repeats = ['b', 'c', 'd', 'e'].map((id) => receive(id, missed()));
		expect(repeats).toEqual(['started', 'started', 'started', 'new']);
	});

	it('are waited for until one of them is answered in time, whichever of their ids that has', () => {
		const { receive } = memory();
		receive('a', missed());
		receive('b', missed());
		receive('a', answered());
		expect(receive('c', answered())).toBe('new');
	});

	it('are still waited for where the answer to one in time ends the wait for another', () => {
		const { receive, settle } = memory();
		const [first, second] = [awaited(), awaited()];
		expect([receive('a', first), receive('b', second)]).toEqual(['new', 'new']);
		second.reply = 'success';
		settle('b');
		first.reply = 'missed';
		expect(receive('c', awaited())).toBe('started');
		expect(receive('d', awaited())).toBe('new');
	});

	it('are those of the one whose answer is missed, not of those before it that are waited for', () => {
		const { receive } = memory();
		const later = awaited();
		receive('a', awaited());
		receive('b', later);
		later.reply = 'missed';
		expect(receive('c', awaited())).toBe('started');
		expect(receive('d', awaited())).toBe('new');
	});

	it('are waited for also once the request is over, and no longer than the window', () => {
		const { receive, settle } = memory();
		receive('a', missed());
		settle('a');
		expect(receive('b', missed(), { at: WINDOW - 1 })).toBe('started');
		expect(receive('c', missed(), { at: WINDOW })).toBe('new');
	});

	it('are none of a message that has another text, or none', () => {
		const { receive } = memory();
		receive('a', missed());
		expect(receive('b', missed(), { text: 'another' })).toBe('new');
		expect(receive('c', missed(), { text: '' })).toBe('new');
		expect(receive('d', missed(), { text: '' })).toBe('new');
	});

	it('find the next one that is started where the first could not be', () => {
		const { receive } = memory();
		const [first, second] = [new TestAttempt('starting', 'awaited'), awaited()];
		receive('a', first);
		receive('b', second);
		first.state = 'failed';
		first.reply = second.reply = 'missed';
		expect(receive('c', awaited())).toBe('started');
		expect(receive('a', awaited())).toBe('new');
	});
});

describe('a message that could not be started', () => {
	it('is forgotten under each of its ids', () => {
		const { deliveries, receive, settle } = memory();
		const first = new TestAttempt('starting', 'missed');
		receive('a', first);
		expect(receive('b', awaited())).toBe('starting');
		expect(deliveries.size).toBe(2);
		first.state = 'failed';
		settle('b');
		expect(deliveries.size).toBe(0);
	});

	it('and is started again is known from then on, whoever else comes', () => {
		const { receive } = memory();
		receive('a', new TestAttempt('failed', 'missed'));
		expect(receive('a', awaited())).toBe('new');
		expect(receive('b', awaited())).toBe('new');
		expect(receive('a', awaited())).toBe('started');
	});
});

describe('the end of a request', () => {
	it.each(['text', ''])('leaves a message as it is that is still starting (%j)', (text) => {
		const { receive, settle } = memory();
		const first = new TestAttempt('starting', 'awaited');
		receive('a', first, { text });
		settle('a');
		expect(receive('a', awaited(), { text })).toBe('starting');
		first.state = 'started';
		expect(receive('a', awaited(), { text })).toBe('started');
	});

	it('changes nothing a second time, nor for a message that nobody knows', () => {
		const { deliveries, receive, settle } = memory();
		receive('a', answered());
		for (const id of ['a', 'a', 'unknown']) settle(id);
		expect(deliveries.size).toBe(1);
		expect(receive('a', answered())).toBe('started');
	});

	it.each(['text', ''])(
		'asks no other request for its answer once that changes nothing (%j)',
		(text) => {
			const { receive, settle } = memory();
			const other = missed();
			const answer = jest.spyOn(other, 'answer');
			receive('a', answered(), { text });
			if (text !== '') receive('b', answered());
			receive('a', other, { text });
			settle('a');
			expect(answer).not.toHaveBeenCalled();
		},
	);
});

describe('the oldest message', () => {
	it('is forgotten, with the wait for its repeats, where there is one', () => {
		const { deliveries, receive } = memory();
		receive('a', missed());
		receive('b', missed(), { text: 'another' });
		deliveries.dropOldest();
		expect(receive('c', missed(), { text: 'another' })).toBe('started');
		expect(receive('d', missed())).toBe('new');
		for (let n = 0; n < 5; n++) deliveries.dropOldest();
		expect(deliveries.size).toBe(0);
	});
});
