import { idOf } from '../../../../support/harness/customers';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator({ customers: 2, members: 120 });

const newChat = (owner: string, name: string) =>
	wecom.simulator.actions.groupChatCreated({ owner, name });
const sent = (operation: string) =>
	wecom.simulator.ledger.requests({ endpoint: `groupChat.${operation}` }).map(({ body }) => body);

describe('the list of group chats', () => {
	it('asks for the largest page and no filter when the form has none', async () => {
		const { chat_id } = newChat('member_1', 'Testers');
		const { json } = await wecom.run('groupChat.getAll', { returnAll: true });
		expect(json).toEqual([{ chat_id, status: 0 }]);
		expect(sent('getAll')).toEqual([{ limit: 1000 }]);
	});

	it('keeps those of some owners in a state, with the state 0 for all of them', async () => {
		const { chat_id } = newChat('member_1', 'Testers');
		newChat('member_2', 'Others');
		const filters = { userid_list: ['member_1'], status_filter: 0 };
		const { json } = await wecom.run('groupChat.getAll', { filters });
		expect(json.map((chat) => chat.chat_id)).toEqual([chat_id]);
		expect(sent('getAll')).toEqual([
			{ status_filter: 0, owner_filter: { userid_list: ['member_1'] }, limit: 50 },
		]);
	});

	it('asks for more than 100 owners in several calls', async () => {
		const first = newChat('member_1', 'First');
		const last = newChat('member_120', 'Last');
		const owners = Array.from({ length: 120 }, (_, index) => `member_${index + 1}`);
		const { json } = await wecom.run('groupChat.getAll', {
			returnAll: true,
			filters: { userid_list: owners },
		});
		expect(json.map(({ chat_id }) => chat_id)).toEqual([first.chat_id, last.chat_id]);
		expect(sent('getAll')).toEqual([
			{ owner_filter: { userid_list: owners.slice(0, 100) }, limit: 1000 },
			{ owner_filter: { userid_list: owners.slice(100) }, limit: 1000 },
		]);
	});

	it('stops at the limit, even before all owners were asked for', async () => {
		for (let index = 1; index <= 3; index++) newChat(`member_${index}`, `Chat ${index}`);
		const owners = Array.from({ length: 120 }, (_, index) => `member_${index + 1}`);
		const { json } = await wecom.run('groupChat.getAll', {
			limit: 2,
			filters: { userid_list: owners },
		});
		expect(json).toHaveLength(2);
		expect(sent('getAll')).toHaveLength(1);
	});

	it('gives name, owner and members of each when details are asked for', async () => {
		newChat('member_1', 'Testers');
		const { json } = await wecom.run('groupChat.getAll', { options: { fetchDetails: true } });
		expect(json).toEqual([
			expect.objectContaining({
				status: 0,
				name: 'Testers',
				owner: 'member_1',
				member_list: [expect.objectContaining({ userid: 'member_1' })],
			}),
		]);
	});
});

describe('group chats with their details', () => {
	const need_name = true;

	it('have the names of their members when they are asked for', async () => {
		newChat('member_1', 'Testers');
		newChat('member_2', 'Readers');
		const { json } = await wecom.run('groupChat.getAll', {
			options: { fetchDetails: true, need_name },
		});
		const members = json.flatMap(({ member_list }) => member_list as Array<{ name?: string }>);
		expect(members).toHaveLength(2);
		expect(members.every(({ name }) => typeof name === 'string')).toBe(true);
		expect(sent('get')).toEqual(json.map(({ chat_id }) => ({ chat_id, need_name: 1 })));
	});

	it('cost nothing more when only the names are switched on', async () => {
		newChat('member_1', 'Testers');
		await wecom.run('groupChat.getAll', { options: { need_name } });
		expect(sent('get')).toEqual([]);
	});
});

describe('a group chat', () => {
	it('gives the names of its members only when they are asked for', async () => {
		const chat_id = idOf(newChat('member_1', 'Testers').chat_id);
		const without = await wecom.run('groupChat.get', { chat_id });
		const withNames = await wecom.run('groupChat.get', { chat_id, options: { need_name: true } });
		const namesIn = ({ json }: typeof without) =>
			(json[0]?.member_list as Array<{ name?: string }>).map(({ name }) => name);
		expect(namesIn(without)).toEqual([undefined]);
		expect(namesIn(withNames)).toEqual([expect.any(String)]);
		expect(sent('get')).toEqual([
			{ chat_id: chat_id.value },
			{ chat_id: chat_id.value, need_name: 1 },
		]);
	});

	it('is found by the opengid of a mini program', async () => {
		const { chat_id, opengid } = newChat('member_1', 'Testers');
		const { json } = await wecom.run('groupChat.convertOpengid', { opengid });
		expect(json).toEqual([{ chat_id, opengid }]);
	});
});
