import { idOf } from '../../../../support/harness/customers';
import { useLists } from '../../../../support/harness/useLists';
import { useSimulator } from '../../../../support/harness/useSimulator';

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
			{ name: 'Chat 0 (member_1)', value: ids[0] },
			{ name: 'Chat 1 (member_2)', value: ids[1] },
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

	it('finds those of an owner', async () => {
		const ids = newChats(9);
		const { results } = await lists.search('searchGroupChats', {}, 'member_3');
		expect(results.map(({ value }) => value)).toEqual([ids[2], ids[5], ids[8]]);
	});

	it('looks through two hundred for a name and then says that there are more', async () => {
		newChats(205);
		const { results, paginationToken } = await lists.search('searchGroupChats', {}, 'Chat 204');
		expect(results).toEqual([
			{
				name: 'Only the first 200 were searched; use By ID instead',
				value: '',
				disabled: true,
			},
		]);
		expect(paginationToken).toBeUndefined();
		expect([calls('getAll'), calls('get')]).toEqual([10, 200]);
	});

	it('shows the id of a group chat that has no name', async () => {
		const { chat_id } = wecom.simulator.actions.groupChatCreated({ owner: 'member_1', name: '' });
		const { results } = await lists.search('searchGroupChats');
		expect(results).toEqual([{ name: `${chat_id} (member_1)`, value: chat_id }]);
	});
});

describe('the list of a group chat multi-select', () => {
	it('shows all, of which the first three hundred have names and the rest ids, and says so', async () => {
		const ids = newChats(330);
		const [note, ...options] = await lists.options('getGroupChats');
		expect(note).toEqual({
			name: 'Only the first 300 are shown with their names',
			value: '',
			disabled: true,
		});
		expect(options.map(({ value }) => value)).toEqual(ids);
		expect(options[299]?.name).toBe('Chat 299');
		expect(options[300]?.name).toBe(ids[300]);
		expect([calls('getAll'), calls('get')]).toEqual([1, 300]);
	});

	it('shows those of the sender of a group message, who has to be chosen first', async () => {
		const ids = newChats(6);
		const form = (userid: string) => ({
			resource: 'groupMessage',
			operation: 'create',
			chat_type: 'group',
			sender: idOf(userid),
		});
		expect(await lists.options('getGroupChatsOfSender', form(''))).toEqual([
			{ name: 'Choose the sender first', value: '', disabled: true },
		]);
		const options = await lists.options('getGroupChatsOfSender', form('member_2'));
		expect(options.map(({ value }) => value)).toEqual([ids[1], ids[4]]);
	});

	it('asks for ten names at once at most', async () => {
		newChats(30);
		wecom.simulator.settings.latencyMs = 100;
		await lists.options('getGroupChats');
		expect(wecom.simulator.ledger.overlaps().endpoints['groupChat.get']).toBe(10);
	});
});
