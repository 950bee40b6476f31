import { testClock } from '../../../support/harness/clock';
import { passOn } from '../../../wecom/ask/passOn';

/** An answer, and how many milliseconds it takes, or what comes in place of one. */
type Step = { status: number; body?: unknown; takes?: number } | Error;

/** Hands on to something that answers with these, one after the other, and with the last for ever. */
async function handOn(...steps: Step[]) {
	const clock = testClock();
	const start = clock.now();
	let calls = 0;
	const { outcome, tries, last } = await passOn(async () => {
		const step = steps[Math.min(calls++, steps.length - 1)] as Step;
		if (step instanceof Error) throw step;
		clock.advance(step.takes ?? 0);
		return { status: step.status, body: step.body };
	}, clock);
	expect(tries).toBe(calls);
	return { outcome, calls, took: clock.now() - start, last };
}

const word = (wecomAsk: string) => ({ status: 200, body: { wecomAsk } });
/** What n8n says where the run has gone on. */
const ENDED = 'No action required';
const page = (title: string) => ({ status: 200, body: `<html><title>${title}</title></html>` });

describe('a click that is handed on', () => {
	it.each(['recorded', 'over', 'notAsked', 'refused'])('is told that it is %s', async (told) => {
		expect(await handOn(word(told))).toEqual({ outcome: told, calls: 1, took: 0, last: 200 });
	});

	it.each<[string, Step]>([
		['the run is not stored yet', { status: 409, body: { message: 'is running already' } }],
		['n8n has an error', { status: 500, body: 'error' }],
		['n8n restarts', new Error('ECONNREFUSED')],
		['a proxy answers', { status: 502, body: '<html>Bad Gateway</html>' }],
		['the process serves the editor alone', page('n8n.io - Workflow Automation')],
		['something answers 200 with a word of its own', word('yes')],
		['something answers 200 without a body', { status: 200 }],
		['an error comes on the page of a run that has ended', { ...page(ENDED), status: 502 }],
		['something answers with that page in a list', { status: 200, body: [page(ENDED).body] }],
	])('is handed on again where %s', async (_what, step) => {
		const { outcome, calls, took } = await handOn(step, step, word('recorded'));
		expect({ outcome, calls }).toEqual({ outcome: 'recorded', calls: 3 });
		expect(took).toBeLessThan(1_000);
	});

	it('is handed on for a minute, and no longer', async () => {
		const { outcome, calls, took } = await handOn(new Error('ECONNREFUSED'));
		expect(outcome).toBe('unanswered');
		expect(took).toBeGreaterThan(50_000);
		expect(took).toBeLessThanOrEqual(60_000);
		expect(calls).toBeGreaterThan(10);
		expect(calls).toBeLessThan(30);
	});

	it('is handed on a last time when the minute is full, to the millisecond', async () => {
		// 2.25 seconds, pauses of 0.25, 0.5, 1, 2 and 4, and ten of 5.
		const { calls, took } = await handOn({ status: 409, takes: 2_250 }, { status: 409 });
		expect({ calls, took }).toEqual({ calls: 16, took: 60_000 });
		expect(await handOn({ status: 409, takes: 2_251 }, { status: 409 })).toMatchObject({
			calls: 15,
			took: 55_001,
		});
	});

	it('tells what went wrong in a word that holds no address', async () => {
		const refused = Object.assign(new Error('connect to http://h/?signature=1'), {
			code: 'ECONNREFUSED',
		});
		expect(await handOn(refused)).toMatchObject({ last: 'ECONNREFUSED' });
		expect(await handOn(new TypeError('http://h/?signature=1'))).toMatchObject({
			last: 'TypeError',
		});
	});

	it('is over where the run does something else all the time', async () => {
		expect(await handOn({ status: 409 })).toMatchObject({ outcome: 'over' });
	});

	it.each<[string, Step]>([
		['has ended', page(ENDED)],
		['is deleted', { status: 404, body: { message: 'The execution "7" does not exist.' } }],
	])('is over at once where the run %s', async (_what, step) => {
		expect(await handOn(step)).toMatchObject({ outcome: 'over', calls: 1 });
	});

	it('is refused at once where the signature is none of n8n', async () => {
		expect(await handOn({ status: 401, body: '<html>' })).toMatchObject({
			outcome: 'refused',
			calls: 1,
		});
	});

	it('takes no word from an answer that is an error', async () => {
		const { outcome } = await handOn({ status: 500, body: { wecomAsk: 'recorded' } });
		expect(outcome).toBe('unanswered');
	});
});
