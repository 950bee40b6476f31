import type { IDataObject } from 'n8n-workflow';

import { translate } from '../../../i18n/translate';
import { objectAt, recordsAt, textIn } from '../../../wecom/json';
import { isoInZone, isoToUnixSeconds } from '../../../wecom/time';
import type { Json } from '../../../wecom/types';
import { joined } from './joined';
import { textsAt, type CustomerRecord } from './record';
import { sourceInWords } from './sources';

/** What a row needs to know that no record says. */
export interface RowContext {
	/** IANA name of the time zone of its times. */
	timezone: string;
	/** The name of a tag by its id; undefined where it has none. */
	tagName: (id: string) => string | undefined;
}

/**
 * A customer of a member as one flat row: ids and notes under WeCom's names, tags and mobile numbers each in one text,
 * the time as ISO 8601, numbers that stand for something with words beside them. What WeCom does not say is null.
 */
export function customerRow(
	{ contact, follow }: CustomerRecord,
	{ timezone, tagName }: RowContext,
): IDataObject {
	const { createtime, add_way: source } = follow;
	const tags = tagsOf({ contact, follow }, tagName);
	return {
		userid: follow.userid ?? null,
		external_userid: contact.external_userid ?? null,
		name: contact.name ?? null,
		remark: follow.remark ?? null,
		description: follow.description ?? null,
		remark_corp_name: follow.remark_corp_name ?? null,
		remark_mobiles: joined(textsAt(follow, 'remark_mobiles')),
		tags: joined(tags.names),
		tag_ids: joined(tags.ids),
		added_at: timeOf(createtime, timezone),
		add_way: source ?? null,
		add_way_text: inWords(source, sourceInWords),
		state: follow.state ?? null,
		oper_userid: follow.oper_userid ?? null,
		channels_nickname: objectAt(follow, 'wechat_channels').nickname ?? null,
		type: contact.type ?? null,
		type_text: inWords(contact.type, typeInWords),
		gender: contact.gender ?? null,
		gender_text: inWords(contact.gender, genderInWords),
		position: contact.position ?? null,
		corp_name: contact.corp_name ?? null,
		corp_full_name: contact.corp_full_name ?? null,
		unionid: contact.unionid ?? null,
		avatar: contact.avatar ?? null,
	};
}

/** A row with every field. */
export const SAMPLE_ROW: IDataObject = customerRow(
	{
		contact: {
			external_userid: 'wmExampleCustomerAAAAAAAAAAAAAA1',
			name: 'Customer A',
			position: 'Purchasing Lead',
			avatar: 'https://wework.example.com/avatar/customer-a/0',
			corp_name: 'Example Company',
			corp_full_name: 'Example Company Ltd.',
			type: 1,
			gender: 2,
			unionid: 'oExampleUnionAAAAAAAAAAAAAAA1',
		},
		follow: {
			userid: 'member_a',
			remark: 'A (Example Company)',
			description: 'Answers in the morning',
			createtime: 1_735_693_200,
			tag_id: ['etExampleTagAAAAAAAAAAAAAAAAAAA1'],
			remark_corp_name: 'Example Company',
			remark_mobiles: ['13900000021'],
			oper_userid: 'member_a',
			add_way: 10,
			wechat_channels: { nickname: 'Example Channel', source: 2 },
			state: 'fair-2025-booth',
		},
	},
	{ timezone: 'Asia/Shanghai', tagName: () => 'East' },
);

/** The tags of a record, which has ids alone (doc 92994) or objects with their names (doc 92114). */
function tagsOf(
	{ follow }: CustomerRecord,
	tagName: RowContext['tagName'],
): { names: string[]; ids: string[] } {
	if (!Array.isArray(follow.tags)) {
		const ids = textsAt(follow, 'tag_id');
		return { ids, names: ids.map((id) => tagName(id) ?? id) };
	}
	const tags = recordsAt(follow, 'tags').map(({ tag_id: id, tag_name: name }) => {
		return { id: textIn(id), name: textIn(name) };
	});
	return {
		// A tag that a member made has no id.
		ids: tags.flatMap(({ id }) => (id === '' ? [] : [id])),
		names: tags.map(({ id, name }) => (name === '' ? id : name)),
	};
}

function timeOf(value: Json | undefined, timezone: string): string | null {
	const seconds = isoToUnixSeconds(value, 'UTC');
	return seconds === undefined ? null : isoInZone(seconds, timezone);
}

/** What a number means; null where there is none. */
function inWords(
	code: Json | undefined,
	words: (code: number) => string | undefined,
): string | null {
	if (code === undefined || code === null) return null;
	return words(Number(code)) ?? translate('message.unknownMeaning', 'Unknown');
}

function typeInWords(type: number): string | undefined {
	if (type === 1) return translate('message.weChatUser', 'WeChat user');
	return type === 2 ? translate('message.weComUser', 'WeCom user') : undefined;
}

function genderInWords(gender: number): string | undefined {
	if (gender === 0) return translate('message.genderUnknown', 'Unknown');
	if (gender === 1) return translate('message.genderMale', 'Male');
	return gender === 2 ? translate('message.genderFemale', 'Female') : undefined;
}
