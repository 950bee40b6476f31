import {
	leaveTrafficHint,
	logWait,
} from '../../../../nodes/WeComCustomerContact/engine/trafficHint';
import type { RunReport } from '../../../../wecom/traffic/run';

const BUSIEST = { path: '/cgi-bin/x', ofMinute: 0.456, ofHour: 0.031 };

function hint(report: Partial<RunReport>, took = 12_400) {
	const hints: unknown[] = [];
	const addExecutionHints = (...given: unknown[]) => hints.push(...given);
	leaveTrafficHint(
		{ addExecutionHints },
		{ requests: 101, waited: {}, busiest: BUSIEST, ...report },
		took,
	);
	return hints;
}

describe('the hint of a long run', () => {
	it('says how much it took, and how much of the limits that was', () => {
		expect(hint({})).toEqual([
			{
				message:
					'101 requests in 12 seconds. Of what WeCom allows the company for /cgi-bin/x, this n8n used up to 46 % in a minute and 3 % in an hour.',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('says what it waited for, unless that was its turn or less than a second', () => {
		const waited = { block: 61_400, minute: 1_000, hour: 999, width: 50_000 };
		expect(hint({ waited })).toEqual([
			expect.objectContaining({
				message: expect.stringMatching(
					/^101 requests in 12 seconds\. Held back: 61 s because WeCom has blocked .*1 s because WeCom allows 10,000 calls a minute of one endpoint\. Of what/,
				) as string,
			}),
		]);
	});

	it('is left out for 100 requests or fewer, and where nothing was sent', () => {
		expect(hint({ requests: 100 })).toEqual([]);
		expect(hint({ busiest: undefined })).toEqual([]);
	});

	it('is left out where n8n shows none', () => {
		expect(() => {
			leaveTrafficHint({}, { requests: 101, waited: {}, busiest: BUSIEST }, 0);
		}).not.toThrow();
	});
});

it('tells in the log what a run waits for', () => {
	const lines: string[] = [];
	const context = {
		logger: { info: (line: string) => lines.push(line) },
		getNode: () => ({ name: 'WeCom' }),
	};
	logWait(context as never, { cause: 'hour', path: '/cgi-bin/x', left: 61_400 });
	expect(lines).toEqual([
		'WeCom waits 61 seconds before it calls /cgi-bin/x again. Reason: WeCom allows 150,000 calls an hour of one endpoint',
	]);
});
