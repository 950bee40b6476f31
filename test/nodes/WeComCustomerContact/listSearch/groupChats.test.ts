import { useLists } from '../../../harness/useLists';
import { useSimulator } from '../../../harness/useSimulator';

const wecom = useSimulator({ customers: 1, members: 3 });
const lists = useLists(wecom);

const newChats = (count: number): string[] =>
	Array.from({ length: count }, (_, index) => {
		const owner = `member_${(index % 3) + 1}`;
		return wecom.simulator.actions.groupChatCreated({ owner, name: `Chat ${index}` }).chat_id;
	});
const calls = (operation: string) => wecom.simulator.ledger.calls(`groupChat.${operation}`);

describe('the list of a group chat locator', () => {
	it('shows names and owners, one page of twenty after the other', async () => {
		const ids = newChats(70);
		const first = await lists.search('searchGroupChats');
		expect(first.results.slice(0, 2)).toEqual([
			{ name: 'Chat 0', value: ids[0], description: 'member_1' },
			{ name: 'Chat 1', value: ids[1], description: 'member_2' },
		]);
		expect(first.results).toHaveLength(60);
		const rest = await lists.search('searchGroupChats', {}, undefined, first.paginationToken);
		expect(rest.results.map(({ value }) => value)).toEqual(ids.slice(60));
		expect(rest.paginationToken).toBeUndefined();
	});

	it('finds one by a part of its name', async () => {
		const ids = newChats(30);
		const { results } = await lists.search('searchGroupChats', {}, 'chat 27');
		expect(results.map(({ value }) => value)).toEqual([ids[27]]);
	});

	it('shows the id of a group chat that has no name', async () => {
		const { chat_id } = wecom.simulator.actions.groupChatCreated({ owner: 'member_1', name: '' });
		const { results } = await lists.search('searchGroupChats');
		expect(results).toEqual([{ name: chat_id, value: chat_id, description: 'member_1' }]);
	});
});

describe('the list of a group chat multi-select', () => {
	it('shows all, of which the first hundred have names and the rest ids', async () => {
		const ids = newChats(130);
		const options = await lists.options('getGroupChats');
		expect(options.map(({ value }) => value)).toEqual(ids);
		expect(options[99]?.name).toBe('Chat 99');
		expect(options[100]?.name).toBe(ids[100]);
		expect([calls('getAll'), calls('get')]).toEqual([1, 100]);
	});

	it('asks for ten names at once at most', async () => {
		newChats(30);
		wecom.simulator.settings.latencyMs = 5;
		await lists.options('getGroupChats');
		expect(wecom.simulator.ledger.overlaps().endpoints['groupChat.get']).toBe(10);
	});
});
