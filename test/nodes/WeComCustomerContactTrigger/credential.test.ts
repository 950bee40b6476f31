import { credential, TestN8n } from './n8n';
import { AT, customerAdded, eventOf, verificationOf } from './send';

const NOW = AT * 1000;

/** An n8n that counts how often its credential is read, and in which it can be changed. */
function countingN8n() {
	const n8n = new TestN8n({ now: NOW });
	const counting = { n8n, reads: 0, stored: credential };
	n8n.readCredential = async () => {
		counting.reads++;
		return counting.stored;
	};
	return counting;
}

const event = (number: number) => eventOf({ ...customerAdded, ExternalUserID: `wm${number}` });

describe('the credential of the trigger', () => {
	it('is read again behind an answer every 15 seconds, so that no callback of a stream waits', async () => {
		const counting = countingN8n();
		await counting.n8n.inject(event(0));
		const readAtOnce = counting.n8n.readCredential;
		let finish = (): void => undefined;
		counting.n8n.readCredential = async () => {
			await new Promise<void>((resolve) => (finish = resolve));
			return await readAtOnce();
		};
		for (let number = 1; number <= 100; number++) {
			counting.n8n.now += 590;
			// While a read goes on nobody else starts one, and nobody waits for it.
			expect(await counting.n8n.inject(event(number))).toMatchObject({ status: 200 });
			expect(await counting.n8n.inject(event(-number))).toMatchObject({ status: 200 });
			finish();
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect(counting.n8n.runs).toHaveLength(201);
		// At the start, and in each 15 of the 59 seconds.
		expect(counting.reads).toBe(1 + 3);
	});

	it('is read once for all callbacks that come together', async () => {
		const counting = countingN8n();
		const numbers = Array.from({ length: 20 }, (_, number) => number);
		const answers = await Promise.all(
			numbers.map(async (number) => await counting.n8n.inject(event(number))),
		);
		expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
		expect(counting.reads).toBe(1);
	});

	it('that cannot be read behind an answer is read by the next callback that needs it', async () => {
		const counting = countingN8n();
		await counting.n8n.inject(event(1));
		const read = counting.n8n.readCredential;
		counting.n8n.readCredential = async () => await Promise.reject(new Error('database is down'));
		counting.n8n.now += 20_000;
		expect(await counting.n8n.inject(event(2))).toMatchObject({ status: 200 });
		counting.n8n.now += 10_000;
		expect(await counting.n8n.inject(event(3))).toMatchObject({ status: 503 });
		counting.n8n.readCredential = read;
		expect(await counting.n8n.inject(event(3))).toMatchObject({ status: 200 });
		expect(counting.n8n.thrown).toEqual([]);
	});

	it('that lost its settings behind an answer is refused from then on', async () => {
		const counting = countingN8n();
		await counting.n8n.inject(event(1));
		counting.stored = { ...credential, callbackToken: '' };
		counting.n8n.now += 20_000;
		expect(await counting.n8n.inject(event(2))).toMatchObject({ status: 200 });
		expect(await counting.n8n.inject(event(3))).toMatchObject({ status: 503 });
	});

	it('counts as it is now for a request that the former one would refuse', async () => {
		const counting = countingN8n();
		counting.stored = { ...credential, callbackToken: 'FormerToken' };
		expect(await counting.n8n.inject(event(1))).toMatchObject({ status: 401 });
		counting.stored = credential;
		counting.n8n.now += 1_000;
		expect(await counting.n8n.inject(event(1))).toMatchObject({ status: 200 });
		expect(await counting.n8n.inject(verificationOf('1'))).toMatchObject({ status: 200 });
		expect(counting.reads).toBe(2);
	});

	it('that was changed is not taken as it was for longer than half a minute', async () => {
		const counting = countingN8n();
		await counting.n8n.inject(event(1));
		counting.stored = { ...credential, callbackToken: 'NewToken' };
		counting.n8n.now += 30_000;
		expect(await counting.n8n.inject(event(2))).toMatchObject({ status: 401 });
	});

	it('that has lost its settings is refused, and so is every request after it', async () => {
		const counting = countingN8n();
		await counting.n8n.inject(event(1));
		counting.stored = { ...credential, callbackToken: '' };
		counting.n8n.now += 30_000;
		expect(await counting.n8n.inject(event(2))).toMatchObject({ status: 503 });
		expect(await counting.n8n.inject(event(3))).toMatchObject({ status: 503 });
	});

	it('that has lost its settings is refused as soon as a request makes it be read again', async () => {
		const counting = countingN8n();
		await counting.n8n.inject(event(1));
		counting.stored = { ...credential, corpId: '', callbackToken: '' };
		counting.n8n.now += 1_000;
		const other = event(2);
		const forged = { ...other, search: other.search.replace('nonce=', 'nonce=0') };
		expect(await counting.n8n.inject(forged)).toMatchObject({ status: 503, body: '' });
		expect(counting.n8n.logs).toMatchObject([
			{
				level: 'warn',
				data: { reason: 'credential', detail: 'corpId missing, callbackToken missing' },
			},
		]);
	});

	it.each([
		['in another node', { workflowId: 'workflow_2' }],
		['when another one is chosen in its place', { credentialId: '2' }],
	])('does not stand for another one %s', async (_what, place) => {
		const { n8n } = countingN8n();
		await n8n.inject(event(1));
		const other = { ...credential, callbackToken: 'AnotherToken' };
		const second = new TestN8n({
			now: NOW,
			environment: n8n.environment,
			credential: other,
			...place,
		});
		expect(await second.inject(event(2))).toMatchObject({ status: 401 });
		expect(await n8n.inject(event(2))).toMatchObject({ status: 200 });
	});

	it('is not read more than once a second, however many wrong requests come', async () => {
		const counting = countingN8n();
		counting.stored = { ...credential, callbackToken: 'AnotherToken' };
		for (let number = 0; number < 100; number++) {
			expect(await counting.n8n.inject(event(number))).toMatchObject({ status: 401 });
			counting.n8n.now += 50;
		}
		expect(counting.reads).toBeLessThanOrEqual(6);
	});
});
