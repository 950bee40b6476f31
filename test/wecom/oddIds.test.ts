import { loadContract, walkParams } from '../../contract/load';
import type { JsonObject } from '../../wecom/types';
import { isIdField, oddIdsIn, withoutOddIds } from '../../wecom/oddIds';

const texts = loadContract()
	.flatMap(({ endpoints }) => endpoints)
	.flatMap(({ response }) => walkParams(response))
	.filter(({ param }) => param.type === 'string' || param.type === 'array<string>')
	.map(({ param }) => param.name);

it('tells the ids of all answers from the texts for people', () => {
	// What is not in this list is an id: an odd character in it is an error, and not a part of the text.
	expect([...new Set(texts)].filter((name) => !isIdField(name)).sort()).toEqual([
		'avatar',
		'chat_name',
		'content',
		'corp_full_name',
		'corp_name',
		'created_at',
		'desc',
		'description',
		'errmsg',
		'external_corp_name',
		'group_name',
		'group_nickname',
		'latitude',
		'link_name',
		'longitude',
		'member_version',
		'msgtype',
		'name',
		'nickname',
		'notice',
		'page',
		'pagepath',
		'pic_url',
		'picurl',
		'position',
		'product_sn',
		'qr_code',
		'remark',
		'remark_corp_name',
		'remark_mobiles',
		'room_base_name',
		'rule_name',
		'state',
		'strategy_name',
		'tag_name',
		'title',
		'type',
		'url',
		'value',
		'word_list',
	]);
});

it('tells ids by how the name of their field ends', () => {
	for (const name of [
		'id',
		'OpenUserID',
		'chat_id_list',
		'userids',
		'next_cursor',
		'access_token',
	]) {
		expect([name, isIdField(name)]).toEqual([name, true]);
	}
	for (const name of ['identity', 'video', 'userid_name', 'cursor_name', 'id_list_name']) {
		expect([name, isIdField(name)]).toEqual([name, false]);
	}
});

it('finds odd ids at any depth, and says whether they stand in a list', () => {
	const record: JsonObject = {
		group_chat: {
			chat_id: 'wr\u00081',
			name: 'a\u0008',
			member_list: [{ userid: 'a' }, { userid: 'b\uFFFD', invitor: { userid: 'c\n' } }],
			admin_list: ['d\u007f'],
		},
		next_cursor: 'x\u0000',
		order: 1,
		none: null,
	};
	expect(oddIdsIn(record)).toEqual([
		{ path: 'group_chat.chat_id', inList: false },
		{ path: 'group_chat.member_list.userid', inList: true },
		{ path: 'group_chat.member_list.invitor.userid', inList: true },
		{ path: 'group_chat.admin_list', inList: true },
		{ path: 'next_cursor', inList: false },
	]);
	expect(withoutOddIds(record)).toEqual({
		group_chat: {
			chat_id: null,
			name: 'a\u0008',
			member_list: [{ userid: 'a' }, { userid: null, invitor: { userid: null } }],
			admin_list: [null],
		},
		next_cursor: null,
		order: 1,
		none: null,
	});
});
