import { ConnectionError, HttpStatusError } from '../../wecom/errors';
import { probeHost } from '../../wecom/probe';
import { Traffic } from '../../wecom/traffic/traffic';
import { testClock } from '../../support/harness/clock';

const APP = {
	corpId: 'wwexamplecorp0001',
	secret: 'very-hidden',
	baseUrl: 'https://wecom.example',
};
const REFUSAL = { errcode: 41002, errmsg: 'corpid missing' };

/** What is asked, and what comes of it. */
async function probe(
	answer: { status?: number; headers?: Record<string, string>; body?: unknown } | Error,
) {
	const asked: unknown[] = [];
	const time = await probeHost(
		APP,
		async (url, query) => {
			asked.push(url, query);
			if (answer instanceof Error) throw answer;
			return await Promise.resolve({ status: 200, headers: {}, body: REFUSAL, ...answer });
		},
		new Traffic(testClock()),
	).catch((error: unknown) => error);
	return { asked, time };
}

describe('an API host that is asked for nothing in particular', () => {
	it('hears nothing that is secret, not even the company', async () => {
		expect((await probe({})).asked).toEqual(['https://wecom.example/cgi-bin/gettoken', {}]);
	});

	it('says what time it is', async () => {
		const { time } = await probe({ headers: { date: 'Mon, 05 Jan 2026 09:00:00 GMT' } });
		expect(time).toBe(Date.UTC(2026, 0, 5, 9));
	});

	it.each<Record<string, string>>([{}, { date: '' }, { date: 'soon' }])(
		'may say no time: %j',
		async (headers) => {
			expect((await probe({ headers })).time).toBeUndefined();
		},
	);

	it('says no time in a header that is none', async () => {
		const { time } = await probe({ headers: { date: 5 as unknown as string } });
		expect(time).toBeUndefined();
	});

	it('may be none of WeCom’s, and may not answer', async () => {
		expect((await probe({ status: 404, body: 'page' })).time).toBeInstanceOf(HttpStatusError);
		const error = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
		expect((await probe(error)).time).toBeInstanceOf(ConnectionError);
	});
});
