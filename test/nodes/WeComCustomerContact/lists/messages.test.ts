import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

// A minute ago, so that what happens in it lies inside of time spans that end now.
const wecom = useSimulator({ customers: 20, members: 3, fixedTime: Date.now() - 60_000 });
const lists = useLists(wecom);

const today = () => wecom.simulator.corp.clock.nowMs();
const day = () => new Date(today() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('the list of group messages', () => {
	it('shows those to customers and those to group chats, by day and text', async () => {
		const { actions } = wecom.simulator;
		actions.groupChatCreated({ owner: 'member_1', name: 'Tea lovers' });
		const single = actions.memberSendsGroupMessage({ userid: 'member_1', content: 'To customers' });
		const group = actions.memberSendsGroupMessage({
			userid: 'member_1',
			content: `To group chats\n${'tea '.repeat(20)}`,
			to_groups: true,
		});
		const { results, paginationToken } = await lists.search('searchGroupMessages');
		expect(paginationToken).toBeUndefined();
		expect(results).toEqual([
			{ name: `${day()} To customers`, value: single.msgid },
			{ name: `${day()} To group chats tea tea tea tea tea tea t…`, value: group.msgid },
		]);
	});

	it('goes on page by page through both kinds', async () => {
		const { actions } = wecom.simulator;
		actions.groupChatCreated({ owner: 'member_1', name: 'Tea lovers' });
		const send = (count: number, to_groups: boolean) =>
			Array.from({ length: count }, () =>
				actions.memberSendsGroupMessage({ userid: 'member_1', content: 'Hello', to_groups }),
			);
		const ids = [...send(120, false), ...send(10, true)].map(({ msgid }) => msgid);
		const shown: unknown[] = [];
		let token: unknown;
		// Seconds pass between the pages; the cursor is good for the span of the first.
		const now = jest.spyOn(Date, 'now');
		const begin = Date.now();
		let seconds = 0;
		now.mockImplementation(() => begin + seconds++ * 1000);
		do {
			const page = await lists.search('searchGroupMessages', {}, undefined, token as string);
			shown.push(...page.results.map(({ value }) => value));
			token = page.paginationToken;
		} while (token !== undefined);
		now.mockRestore();
		expect(shown.sort()).toEqual(ids.sort());
	});

	it('is searched by the words of the text', async () => {
		const { actions } = wecom.simulator;
		const userid = 'member_1';
		actions.memberSendsGroupMessage({ userid, content: 'Coffee' });
		const { msgid } = actions.memberSendsGroupMessage({ userid, content: 'Green Tea' });
		const { results } = await lists.search('searchGroupMessages', {}, 'green');
		expect(results.map(({ value }) => value)).toEqual([msgid]);
	});
});

describe('the list of Moments', () => {
	it('shows those of members with their creator, where a Moment of the company is not asked for', async () => {
		const { moment_id } = wecom.simulator.actions.memberPostsMoment({
			userid: 'member_1',
			images: 1,
		});
		expect((await lists.search('searchMoments')).results).toEqual([
			{ name: expect.stringMatching(/without text \(member_1\)$/), value: moment_id },
		]);
		expect((await lists.search('searchCorpMoments')).results).toEqual([]);
	});
});
