import {
	HttpStatusError,
	RedirectError,
	RefusedError,
	UnreadableAnswerError,
} from '../../wecom/errors';
import { readBinary, readJson } from '../../wecom/readAnswer';
import type { Repeat } from '../../wecom/repeat';

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) => ({
	status,
	headers,
	body,
});

/** What is thrown, or comes back. */
const outcomeOf = (read: () => unknown): unknown => {
	try {
		return read();
	} catch (error) {
		return error;
	}
};
const jsonOf = (body: unknown, status = 200, repeat?: Repeat) =>
	outcomeOf(() => readJson(answer(body, status), repeat));

describe('a JSON answer', () => {
	it.each<[string, unknown, object]>([
		['an object with errcode 0', { errcode: 0, a: 1 }, { errcode: 0, a: 1 }],
		['an object without errcode', { a: 1 }, { a: 1 }],
		['an object whose errcode is null', { errcode: null, a: 1 }, { errcode: null, a: 1 }],
		['a text of an object', ' {"a":1}\n', { a: 1 }],
		['a text that has to be repaired', '{"a":"x\u0008"}', { a: 'x\u0008' }],
	])('is %s', (_what, body, json) => {
		expect(jsonOf(body)).toEqual(json);
		expect(jsonOf(body, 299)).toEqual(json);
	});

	it.each([[[1]], ['<html>'], [''], [null], [5], [{ errcode: 'soon' }], ['"text"']])(
		'is none of %j',
		(body) => {
			expect(jsonOf(body)).toBeInstanceOf(UnreadableAnswerError);
			expect(jsonOf(body, 502)).toMatchObject({ name: 'HttpStatusError', status: 502 });
			expect(jsonOf(body, 302)).toBeInstanceOf(RedirectError);
		},
	);

	it('does not count with a status of failure, whatever it holds', () => {
		expect(jsonOf({ errcode: 0 }, 400)).toMatchObject({ name: 'HttpStatusError', status: 400 });
		expect(jsonOf({ errcode: 0 }, 399)).toMatchObject({ name: 'RedirectError', status: 399 });
		expect(jsonOf({ errcode: 0 }, 300)).toMatchObject({ name: 'RedirectError', status: 300 });
	});

	it('that was repaired counts as done only with errcode 0 in it, where it was sent once', () => {
		expect(jsonOf('{"a":"\u0008"}', 200, 'safe')).toEqual({ a: '\u0008' });
		expect(jsonOf('{"a":"\u0008"}', 200, 'once')).toBeInstanceOf(UnreadableAnswerError);
		expect(jsonOf('{"a":"\u0008","errcode":null}', 200, 'once')).toBeInstanceOf(
			UnreadableAnswerError,
		);
		expect(jsonOf('{"a":"\u0008","errcode":0}', 200, 'once')).toMatchObject({ errcode: 0 });
		expect(jsonOf('{"a":"x"}', 200, 'once')).toEqual({ a: 'x' });
	});
});

describe('a refusal', () => {
	it('has the code and the words of WeCom, whatever the status', () => {
		for (const status of [200, 400, 500]) {
			const error = jsonOf({ errcode: 40003, errmsg: 'invalid userid' }, status);
			expect(error).toBeInstanceOf(RefusedError);
			expect(error).toMatchObject({
				errcode: 40003,
				errmsg: { text: 'invalid userid' },
				certainty: 'refused',
			});
		}
	});

	it('may have no words', () => {
		expect(jsonOf({ errcode: 40003 })).toMatchObject({ errmsg: { text: '' } });
		expect(jsonOf({ errcode: 40003, errmsg: 5 })).toMatchObject({ errmsg: { text: '' } });
	});

	it('leaves open what was done where WeCom was busy', () => {
		expect(jsonOf({ errcode: -1, errmsg: 'busy' })).toMatchObject({
			errcode: -1,
			errmsg: { text: 'busy' },
			certainty: 'unknown',
		});
	});

	it('is a success where the caller takes it for one, but never when WeCom was busy', () => {
		const asked: unknown[] = [];
		const read = (errcode: number) =>
			outcomeOf(() =>
				readJson(answer({ errcode, a: 1 }), 'safe', (code, json) => asked.push([code, json.a]) > 0),
			);
		expect(read(41044)).toEqual({ errcode: 41044, a: 1 });
		expect(asked).toEqual([[41044, 1]]);
		expect(read(-1)).toBeInstanceOf(RefusedError);
	});
});

describe('a redirect', () => {
	it('names where it leads, without what may be secret', () => {
		const location = 'https://login.example.com/x?access_token=very-hidden';
		const target = 'https://login.example.com';
		expect(outcomeOf(() => readJson(answer('', 302, { location })))).toMatchObject({ target });
		expect(outcomeOf(() => readBinary(answer(Buffer.from('x'), 307, { location })))).toMatchObject({
			target,
		});
	});

	it.each<Record<string, string>>([{}, { location: '/login' }])(
		'may lead nowhere else: %j',
		(headers) => {
			expect(outcomeOf(() => readJson(answer('', 302, headers)))).toMatchObject({
				name: 'RedirectError',
				target: undefined,
			});
		},
	);
});

describe('a file', () => {
	const headers = { 'content-disposition': 'attachment; filename="a.txt"' };
	const read = (body: unknown, status = 200, its: Record<string, string> = headers) =>
		outcomeOf(() => readBinary(answer(body, status, its)));

	it('comes with its headers, in whatever its bytes came', () => {
		const data = Buffer.from('hello');
		expect(read(data)).toEqual({ data, headers });
		expect(read(new Uint8Array(data).buffer)).toEqual({ data, headers });
	});

	it('is none with a status of failure', () => {
		expect(read(Buffer.from('hello'), 404)).toBeInstanceOf(HttpStatusError);
		expect(read(Buffer.from('<html>'), 404, {})).toBeInstanceOf(HttpStatusError);
	});

	it('is none where a page or JSON came', () => {
		expect(read(Buffer.from('<html>'), 200, {})).toBeInstanceOf(UnreadableAnswerError);
		expect(read(Buffer.from('{"errcode":0}'), 200, {})).toBeInstanceOf(UnreadableAnswerError);
	});

	it('is none where WeCom refused it, whatever the status', () => {
		const refusal = Buffer.from('{"errcode":40007,"errmsg":"invalid media_id"}');
		expect(read(refusal, 200, {})).toMatchObject({ errcode: 40007 });
		expect(read(refusal, 404, {})).toMatchObject({ errcode: 40007 });
	});
});
