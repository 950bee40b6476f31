import { idOf, itemsOf, useCustomers } from '../../../support/harness/customers';
import { useSimulator } from '../../../support/harness/useSimulator';
import { leaveTrafficHint } from '../../../nodes/WeComCustomerContact/engine/trafficHint';

// A minute of traffic is over in a third of a second.
jest.mock('../../../nodes/shared/sharedTraffic', () =>
	jest.requireActual<object>('../../../support/harness/quickTraffic'),
);

const wecom = useSimulator({ customers: 100, members: 5 });
const customers = useCustomers(wecom);
const byJson = { external_userid: idOf('={{ $json.external_userid }}') };

describe('the hint of an execution', () => {
	const runFor = async (count: number) => {
		const people = await customers();
		const input = itemsOf(
			Array.from({ length: count }, (_, index) => people[index % people.length]),
		);
		return await wecom.run('customer.get', byJson, { input });
	};

	it('says how many requests a long run sent and how much of the limits it used', async () => {
		const { hints } = await runFor(101);
		expect(hints).toEqual([
			expect.stringMatching(
				/^101 requests in \d+ seconds\..* Of what WeCom allows the company for \/cgi-bin\/externalcontact\/get, this n8n used up to \d+ % in a minute and \d+ % in an hour\.$/,
			),
		]);
	});

	it('is left out after up to 100 requests', async () => {
		const { hints } = await runFor(100);
		expect(hints).toEqual([]);
	});

	it('names what the run waited for', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 45009 },
			endpoint: 'customer.get',
			count: 1,
		});
		const { hints, json } = await runFor(201);
		expect(json).toHaveLength(201);
		expect(hints[0]).toMatch(
			/Held back: .*\d+ s because WeCom has blocked the endpoint for the whole company after too many calls \(errcode 45009\)/,
		);
	});

	it('is a plain text with all its parts', () => {
		const hints: unknown[] = [];
		leaveTrafficHint(
			{ addExecutionHints: (...added) => hints.push(...added) },
			{
				requests: 20_000,
				waited: { pace: 119_000, block: 61_000, width: 5_000, crowd: 400 },
				busiest: { path: '/cgi-bin/x', ofMinute: 0.9756, ofHour: 0.1333 },
			},
			185_400,
		);
		expect(hints).toEqual([
			{
				message:
					'20000 requests in 185 seconds. Held back: 119 s because WeCom allows 10,000 calls a minute of one endpoint, 61 s because WeCom has blocked the endpoint for the whole company after too many calls (errcode 45009). Of what WeCom allows the company for /cgi-bin/x, this n8n used up to 98 % in a minute and 13 % in an hour.',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('is nothing where n8n has no hints', () => {
		const report = { requests: 500, waited: {}, busiest: { path: '/x', ofMinute: 0, ofHour: 0 } };
		expect(() => {
			leaveTrafficHint({}, report, 1);
		}).not.toThrow();
	});
});

describe('a long run', () => {
	it('waits out a block that comes in the middle, and every item has its outcome in order', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 45009 },
			endpoint: 'customer.get',
			skip: 150,
			count: 5,
		});
		const people = await customers();
		const input = Array.from({ length: 300 }, (_, index) => people[index % people.length]);
		const { json, error } = await wecom.run('customer.get', byJson, { input: itemsOf(input) });
		expect(error).toBeUndefined();
		expect(json.map(({ external_userid }) => external_userid)).toEqual(
			input.map((person) => person?.external_userid),
		);
	});

	it('gives up as soon as the option says, when it says so', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 45009 },
			endpoint: 'customer.get',
		});
		const people = await customers();
		const input = Array.from({ length: 201 }, (_, index) => people[index % people.length]);
		const { error } = await wecom.run(
			'customer.get',
			{ ...byJson, requestOptions: { maxRateLimitWait: 10 } },
			{ input: itemsOf(input) },
		);
		expect(error?.message).toBe('Still rate limited by WeCom after waiting 0 seconds');
		expect(error?.description).toContain(
			'It waited for this: WeCom has blocked the endpoint for the whole company after too many calls (errcode 45009)',
		);
	});
});
