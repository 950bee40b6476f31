import { EventEmitter } from 'node:events';

import {
	attemptOf,
	readBody,
	type Request,
} from '../../../nodes/WeComCustomerContactTrigger/exchange';

const body = Buffer.from('<xml/>');

describe('the body of a request', () => {
	it('is the bytes that n8n holds already, or those that it reads when it is asked', async () => {
		expect(await readBody({ headers: {}, rawBody: body, readRawBody: never })).toBe(body);
		const request: Request = {
			headers: { 'content-length': '65536' },
			readRawBody: async () => {
				request.rawBody = body;
				await Promise.resolve();
			},
		};
		expect(await readBody(request)).toBe(body);
	});

	it('is refused unread where it says that it is larger than 64 KiB', async () => {
		const request = { headers: { 'content-length': '65537' }, readRawBody: never };
		expect(await readBody(request)).toEqual({ status: 413, reason: 'bodySize' });
	});

	it.each<[string, unknown, number, string]>([
		['is larger than n8n takes', { type: 'entity.too.large' }, 413, 'bodySize'],
		['was cut off', new Error('request aborted'), 400, 'body'],
		['fails with nothing', null, 400, 'body'],
	])('is refused where it %s', async (_what, thrown, status, reason) => {
		const readRawBody = async () => await Promise.reject(thrown);
		expect(await readBody({ headers: {}, readRawBody })).toEqual({ status, reason });
	});

	it('is refused where there is none', async () => {
		expect(await readBody({ headers: {} })).toEqual({ status: 400, reason: 'body' });
	});
});

describe('what a response tells', () => {
	/** A request that came at 1,000 ms, its response and its clock. */
	function arrived() {
		let now = 1_000;
		const response = Object.assign(new EventEmitter(), {
			statusCode: 200,
			writableEnded: false,
			setHeader: never,
			end: never,
		});
		const attempt = attemptOf(response, { now: () => now });
		return {
			attempt,
			response,
			at: (ms: number) => (now = ms),
			answer: (statusCode: number) => {
				Object.assign(response, { statusCode, writableEnded: true });
				response.emit('finish');
			},
		};
	}

	it('is that the work is being started and WeCom waits, until it is answered', () => {
		const { attempt, at } = arrived();
		at(5_999);
		expect([attempt.outcome(), attempt.answer()]).toEqual(['starting', 'awaited']);
	});

	it.each([
		[200, 'started', 'success'],
		[299, 'started', 'success'],
		[300, 'failed', 'missed'],
		[503, 'failed', 'missed'],
	])('after %i is that the work %s and the answer is a %s', (status, outcome, answer) => {
		const one = arrived();
		one.at(5_999);
		one.answer(status);
		expect([one.attempt.outcome(), one.attempt.answer()]).toEqual([outcome, answer]);
	});

	it('is that WeCom has given up after five seconds, whatever comes then', () => {
		const { attempt, at, answer } = arrived();
		at(6_000);
		expect(attempt.answer()).toBe('missed');
		answer(200);
		expect([attempt.outcome(), attempt.answer()]).toEqual(['started', 'missed']);
	});

	it('is that an answer in time stays one, however late it is asked', () => {
		const { attempt, at, answer } = arrived();
		at(5_999);
		answer(200);
		at(60_000);
		expect(attempt.answer()).toBe('success');
	});

	it('is that a connection which was cut got no answer', () => {
		const { attempt, response } = arrived();
		response.emit('close');
		expect([attempt.outcome(), attempt.answer()]).toEqual(['starting', 'missed']);
	});
});

function never(): never {
	throw new Error('not to be called');
}
