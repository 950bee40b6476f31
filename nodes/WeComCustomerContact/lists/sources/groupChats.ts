import { objectAt } from '../../../../wecom/json';
import { translate } from '../../../../i18n/translate';
import { namedSource, type NamelessList } from './named';
import { chosen, type Source } from '../../../shared/lists/source';

/** doc 92120: group chats by their names (doc 92122), with their owners. */
export const groupChatList: NamelessList = {
	path: '/cgi-bin/externalcontact/groupchat/list',
	field: 'group_chat_list',
	detailsPath: '/cgi-bin/externalcontact/groupchat/get',
	id: 'chat_id',
	namesOf: (details) => [objectAt(details, 'group_chat').name],
	descriptionOf: (details) => objectAt(details, 'group_chat').owner,
	largestPage: 1_000,
};

/** Those group chats as a list to choose from. */
export const groupChats = (
	list: Pick<NamelessList, 'pageSize' | 'named' | 'filters'> = {},
): Source => namedSource({ ...groupChatList, ...list });

/** Small pages, all with names, for a list that is searched. */
export const groupChatsToSearch = groupChats();

/** One large page, of which the first group chats have names, for a list that is shown whole. */
const WHOLE = { pageSize: 1000, named: 300 };

/** Group chats of which several are chosen. */
export const groupChatsToChoose = groupChats(WHOLE);

/** Those of the member in the field `sender`, whom WeCom asks to send to them (doc 92135). */
export const groupChatsOfSender: Source = async (client, context, cursor) => {
	const owner = chosen(context, 'sender');
	if (owner === '') return { entries: [], note: senderFirst() };
	const ofOwner =
		owner === undefined ? {} : { filters: { owner_filter: { userid_list: [owner] } } };
	return await groupChats({ ...WHOLE, ...ofOwner })(client, context, cursor);
};

const senderFirst = (): string => translate('message.listNeedsSender', 'Choose the sender first');
