import { CallerAddresses } from '../../wecom/callerAddress';
import { RefusedError } from '../../wecom/errors';
import { Traffic } from '../../wecom/traffic/traffic';
import { testClock } from '../../support/harness/clock';

const APP = {
	corpId: 'wwexamplecorp0001',
	secret: 'very-hidden',
	baseUrl: 'https://wecom.example',
};

type Answer = { status?: number; body: unknown } | Error;

/** A check for which WeCom has these answers in turn, the last one for good. */
function addresses(...answers: Answer[]) {
	const asked: unknown[] = [];
	const checks = new CallerAddresses();
	const traffic = new Traffic(testClock());
	const check = async (app = APP) => {
		await checks.check(
			app,
			'token-1',
			async (url, query) => {
				const answer = answers[Math.min(asked.length, answers.length - 1)] as Answer;
				asked.push({ url, ...query });
				if (answer instanceof Error) throw answer;
				return await Promise.resolve({ status: 200, headers: {}, ...answer });
			},
			traffic,
		);
	};
	return { asked, check };
}

const code = (errcode: number): Answer => ({
	body: { errcode, errmsg: 'not allow token-1, from ip: 203.0.113.9' },
});
const OK: Answer = { body: { errcode: 0, follow_user: [] } };

describe('the address that n8n calls from', () => {
	it('is checked by one call with the token, and not again', async () => {
		const { asked, check } = addresses(OK);
		await check();
		await check();
		expect(asked).toEqual([
			{
				url: 'https://wecom.example/cgi-bin/externalcontact/get_follow_user_list',
				access_token: 'token-1',
			},
		]);
	});

	it('is checked for each app by itself', async () => {
		const { asked, check } = addresses(OK);
		await check();
		await check({ ...APP, secret: 'other' });
		expect(asked).toHaveLength(2);
	});

	it('is named where WeCom does not trust it, each time until it does', async () => {
		const { asked, check } = addresses(code(60020), code(60020), OK);
		for (let time = 0; time < 2; time++) {
			const error = await check().catch((thrown: unknown) => thrown);
			expect(error).toBeInstanceOf(RefusedError);
			expect(error).toMatchObject({
				errcode: 60020,
				errmsg: { text: 'not allow [hidden]', fromIp: '203.0.113.9' },
			});
		}
		await check();
		await check();
		expect(asked).toHaveLength(3);
	});

	it('is checked once for all who wait at the same time', async () => {
		const { asked, check } = addresses(OK);
		await Promise.all([check(), check(), check()]);
		expect(asked).toHaveLength(1);
	});

	it('fails for all who wait at the same time, and is checked anew then', async () => {
		const { asked, check } = addresses(code(60020), OK);
		const outcomes = await Promise.allSettled([check(), check()]);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		await check();
		expect(asked).toHaveLength(2);
	});

	it.each<[string, Answer]>([
		['the app may not read members', code(48002)],
		['a server answers with a status of its own', { status: 502, body: '' }],
		['the answer cannot be read', { body: 'page' }],
	])('is taken for trusted where %s, as another call would say the same', async (_what, answer) => {
		const { asked, check } = addresses(answer);
		await check();
		await check();
		expect(asked).toHaveLength(1);
	});

	it.each<[string, Answer]>([
		['the token has ended', code(42001)],
		['WeCom is busy', code(-1)],
		['no answer came', Object.assign(new Error('no'), { code: 'ECONNRESET' })],
	])('is checked again where %s', async (_what, answer) => {
		const { asked, check } = addresses(answer, OK);
		await check();
		await check();
		await check();
		expect(asked).toHaveLength(2);
	});

	it('is remembered for a thousand apps', async () => {
		const { asked, check } = addresses(OK);
		const app = (n: number) => ({ ...APP, secret: `secret-${n}` });
		for (let n = 0; n < 1_000; n++) await check(app(n));
		await check(app(0));
		expect(asked).toHaveLength(1_000);
		await check(app(1_000));
		await check(app(1_000));
		expect(asked).toHaveLength(1_001);
		await check(app(0));
		expect(asked).toHaveLength(1_002);
	});
});
