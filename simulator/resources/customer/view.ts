import type { JsonObject } from '../../types';
import { findTag } from '../corpTag/state';
import type { Corp } from '../../corp/corp';
import { nameOf, type Customer, type Follow } from '../../corp/people';

/** ExternalContact of types.yaml (doc 92114). */
export function externalContactView(corp: Corp, customer: Customer): JsonObject {
	const common = {
		external_userid: customer.id,
		name: nameOf(customer),
		avatar: `${corp.tools.baseUrl()}/simulator/avatar/${customer.id}.png`,
		type: customer.type,
		gender: customer.serial % 3,
	};
	if (customer.type === 1) return { ...common, unionid: unionidOf(customer) };
	const corpName = `Simulated Corp ${customer.serial % 100}`;
	return {
		...common,
		position: 'Buyer',
		corp_name: corpName,
		corp_full_name: `${corpName} Ltd.`,
		external_profile: {
			external_attr: [{ type: 0, name: 'Office hours', text: { value: 'Mon-Fri 9-18' } }],
		},
	};
}

/** The unionid of a WeChat user. */
export function unionidOf(customer: Customer): string {
	return customer.unionid ?? `oSimUnionid${String(customer.serial).padStart(17, '0')}`;
}

/** The fields that FollowUser and FollowInfo share. Those that were never noted are left out. */
function commonFollowView(follow: Follow): JsonObject {
	const view: JsonObject = {
		userid: follow.userid,
		remark: follow.remark,
		description: follow.description,
		createtime: follow.createdAt,
		oper_userid: follow.operator,
		add_way: follow.addWay,
	};
	// doc 92114: only for WeChat users
	if (follow.external.type === 1) view.remark_corp_name = follow.remarkCompany ?? '';
	view.remark_mobiles = follow.remarkMobiles ?? [];
	if (follow.state !== undefined) view.state = follow.state;
	if (follow.channels && follow.addWay === 10) view.wechat_channels = { ...follow.channels };
	return view;
}

/** FollowUser of types.yaml: an entry of follow_user in customer.get. */
export function followUserView(corp: Corp, follow: Follow): JsonObject {
	const tags: JsonObject[] = [];
	for (const id of follow.tags) {
		const tag = findTag(corp, id);
		if (!tag) continue;
		const type = tag.group.strategyId === undefined ? 1 : 3;
		tags.push({ group_name: tag.group.name, tag_name: tag.name, tag_id: id, type });
	}
	for (const tag of follow.personalTags ?? []) tags.push({ ...tag, type: 2 });
	return { ...commonFollowView(follow), tags };
}

/** FollowInfo of types.yaml: tag ids in the place of tags, personal tags left out (doc 92994). */
export function followInfoView(corp: Corp, follow: Follow): JsonObject {
	const ids = follow.tags.filter((id) => findTag(corp, id) !== undefined);
	return { ...commonFollowView(follow), tag_id: ids };
}
