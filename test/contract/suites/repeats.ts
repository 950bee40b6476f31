import { answerWithExample, filledFor, run, type Bench } from './bench';
import { minimalRequest } from './minimal';

/** Operations that make, start or use up something each time that they are called, by their names. */
const STARTS_SOMETHING = /\.(create|send|remind|transfer|close|updateCard)/;
const LEAVES_THE_SAME = /\.(get|update|delete|cancel|mark)/;

/** Tests that what the documentation says about repeating is what the node does. */
export function testRepeats(bench: Bench): void {
	const { operation, server, endpoint } = bench;
	const busy = { errcode: -1, errmsg: 'system busy' };

	const ask = async () => {
		answerWithExample(bench);
		const { answering } = server;
		server.answering = (request, index) => (index === 0 ? busy : answering(request, index));
		return await run(bench, filledFor(bench, minimalRequest(endpoint)));
	};

	if (STARTS_SOMETHING.test(operation.id)) {
		it('is not declared safe to repeat', () => expect(operation.repeat).toBe('once'));
	} else if (LEAVES_THE_SAME.test(operation.id)) {
		it('is declared safe to repeat', () => expect(operation.repeat).toBe('safe'));
	}

	if (operation.repeat === 'safe') {
		it('is sent again when WeCom is busy: it is safe to repeat', async () => {
			const { complaint, requests } = await ask();
			expect(complaint).toBe('');
			expect(requests).toHaveLength(2);
			expect(requests[1]?.body).toEqual(requests[0]?.body);
		});
	} else {
		it('is never sent again when WeCom is busy: it may have been carried out', async () => {
			const { complaint, requests } = await ask();
			expect(complaint).toContain('may have been carried out');
			expect(requests).toHaveLength(1);
		});
	}
}
