import type { Fault } from '../../../simulator';
import { idOf } from '../../../support/harness/customers';
import { useSimulator } from '../../../support/harness/useSimulator';

// The block after errcode 45009 lasts a minute.
jest.mock('../../../nodes/shared/sharedTraffic', () =>
	jest.requireActual<object>('../../../support/harness/quickTraffic'),
);

const wecom = useSimulator({ customers: 5, members: 2 });

interface Row {
	name: string;
	fault: Fault;
	/** How often the read is called when the fault happens once. */
	readCalls: number;
	/** How often the send is called, and how it ends. */
	sendCalls: number;
	sendEnds: 'done' | 'uncertain';
	/** How often the message is really sent. */
	sent: number;
}

const repeated = { readCalls: 2, sendCalls: 2, sendEnds: 'done', sent: 1 } as const;
const uncertain = { readCalls: 2, sendCalls: 1, sendEnds: 'uncertain' } as const;

const TABLE: Row[] = [
	{ name: 'the token expired', fault: { kind: 'endToken', code: 42001 }, ...repeated },
	{ name: 'the token is not valid', fault: { kind: 'endToken', code: 40014 }, ...repeated },
	{ name: 'the rate limit', fault: { kind: 'errcode', code: 45009 }, ...repeated },
	{ name: 'the concurrency limit', fault: { kind: 'errcode', code: 45033 }, ...repeated },
	{ name: 'a conflict on a record', fault: { kind: 'errcode', code: 45035 }, ...repeated },
	{ name: 'HTTP 429', fault: { kind: 'http', status: 429 }, ...repeated },
	{ name: 'busy, before the work', fault: { kind: 'errcode', code: -1 }, ...uncertain, sent: 0 },
	{
		name: 'busy, after the work',
		fault: { kind: 'errcode', code: -1, when: 'after' },
		...uncertain,
		sent: 1,
	},
	{ name: 'HTTP 502 before the work', fault: { kind: 'http', status: 502 }, ...uncertain, sent: 0 },
	{
		name: 'HTTP 502 after the work',
		fault: { kind: 'http', status: 502, when: 'after' },
		...uncertain,
		sent: 1,
	},
	{ name: 'a reset before the work', fault: { kind: 'reset' }, ...uncertain, sent: 0 },
	{
		name: 'a reset after the work',
		fault: { kind: 'reset', when: 'after' },
		...uncertain,
		sent: 1,
	},
	{ name: 'half an answer', fault: { kind: 'truncate', how: 'body' }, ...uncertain, sent: 1 },
	{
		name: 'a cut connection',
		fault: { kind: 'truncate', how: 'connection' },
		...uncertain,
		sent: 1,
	},
	{ name: 'a time-out', fault: { kind: 'stall', ms: 1_400 }, ...uncertain, sent: 1 },
];

const requestOptions = { timeout: 1 };

const nextTurn = async () => await new Promise((resolve) => setTimeout(resolve, 20));

describe.each(TABLE)('after $name', ({ fault, readCalls, sendCalls, sendEnds, sent }) => {
	it('a read is repeated and succeeds', async () => {
		const { external_userid } = wecom.simulator.actions.customerAdds({ userid: 'member_1' });
		wecom.simulator.faults.add({ fault, endpoint: 'customer.get', count: 1 });
		const { json, error } = await wecom.run('customer.get', {
			external_userid: idOf(external_userid),
			requestOptions,
		});
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		const { ledger } = wecom.simulator;
		while (ledger.calls('customer.get') < readCalls) await nextTurn();
		expect(ledger.calls('customer.get')).toBe(readCalls);
	});

	it('a send is done once, or the error says that it may have been', async () => {
		const { welcome_code } = wecom.simulator.actions.customerAdds({ userid: 'member_1' });
		wecom.simulator.faults.add({ fault, endpoint: 'welcomeMessage.send', count: 1 });
		const { json } = await wecom.run(
			'welcomeMessage.send',
			{ welcome_code: welcome_code ?? '', content: 'Welcome', requestOptions },
			{ onError: 'continueRegularOutput' },
		);
		const { ledger } = wecom.simulator;
		// A call that the node has given up on is still being worked on.
		while (ledger.calls('welcomeMessage.send') < sendCalls) await nextTurn();
		expect(ledger.calls('welcomeMessage.send')).toBe(sendCalls);
		expect(ledger.worked('welcomeMessage.send')).toBe(sent);
		if (sendEnds === 'done') {
			expect(json).toEqual([{ success: true, welcome_code: expect.any(String) }]);
		} else {
			expect(json[0]?.error).toMatchObject({
				mayHaveBeenCarriedOut: true,
				message: expect.stringMatching(/^The request may have been carried out: /) as string,
			});
		}
	});
});

describe('while no connection can be made', () => {
	it.each(['customer.get', 'welcomeMessage.send'])(
		'%s is tried again until it works',
		async (id) => {
			const { external_userid, welcome_code } = wecom.simulator.actions.customerAdds({
				userid: 'member_1',
			});
			await wecom.run('followUser.getAll');
			await wecom.simulator.goOffline();
			setTimeout(() => void wecom.simulator.goOnline(), 700);
			const { error } = await wecom.run(
				id,
				id === 'customer.get'
					? { external_userid: idOf(external_userid) }
					: { welcome_code: welcome_code ?? '', content: 'Welcome' },
			);
			expect(error).toBeUndefined();
			expect(wecom.simulator.ledger.worked(id)).toBe(1);
		},
	);
});
