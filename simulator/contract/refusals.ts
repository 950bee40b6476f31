import type { EndpointId } from '../types';

/** What can be wrong with one parameter. */
export type Problem = 'missing' | 'value' | 'length';

const GENERAL = 40058;

/**
 * The code for a problem, where errorCodes.yaml names one that fits better than 40058. Keyed by the
 * parameter's full path (`contactWay.create.type`) or, failing that, by its name alone.
 */
const SPECIFIC: Record<Problem, Record<string, number>> = {
	missing: {
		userid: 41009,
		external_userid: 41035,
		config_id: 41043,
		welcome_code: 41049,
		msgid: 41046,
		moment_id: 41059,
		media_id: 41006,
		title: 41016,
		url: 41010,
		'contactWay.create.type': 41037,
		'contactWay.create.scene': 41038,
		'corpTag.create.tag.name': 41018,
		'strategyTag.create.tag.name': 41018,
		'corpTag.update.id': 40068,
		'strategyTag.update.id': 40068,
		'customer.markTags.add_tag': 41017,
		'customer.markTags.remove_tag': 41017,
		'corpTag.delete.tag_id': 41017,
		'corpTag.delete.group_id': 41017,
		'moment.create.text': 41089,
		'moment.create.attachments': 41089,
		'productAlbum.create.description': 41033,
		'productAlbum.create.attachments': 41088,
		'accessToken.get.corpid': 41002,
		'accessToken.get.corpsecret': 41004,
	},
	value: {
		msgtype: 41065,
		media_type: 40005,
		'media.uploadTemporary.type': 40005,
		'media.createUploadByUrl.type': 40005,
		'contactWay.create.type': 41039,
		'contactWay.create.scene': 41040,
		'contactWay.create.style': 41042,
		'contactWay.update.style': 41042,
		'interceptRule.create.semantics_list': 41084,
		'interceptRule.update.extra_rule.semantics_list': 41084,
		'productAlbum.create.price': 41086,
		'productAlbum.update.price': 41086,
		'groupMessage.create.chat_type': 86214,
		'groupMessage.getAll.chat_type': 86214,
	},
	length: {
		attachments: 41064,
		word_list: 41068,
		price: 41086,
		product_sn: 41085,
		'productAlbum.create.description': 41087,
		'productAlbum.update.description': 41087,
		'interceptRule.create.applicable_range.user_list': 41076,
		'interceptRule.create.applicable_range.department_list': 41076,
		'interceptRule.update.add_applicable_range.user_list': 41076,
		'interceptRule.update.add_applicable_range.department_list': 41076,
		'contactWay.create.user': 41041,
		'corpTag.create.group_name': 40072,
		'corpTag.create.tag.name': 40072,
		'corpTag.update.name': 40072,
		'strategyTag.create.group_name': 40072,
		'strategyTag.create.tag.name': 40072,
		'strategyTag.update.name': 40072,
		'joinWay.create.chat_id_list': 41091,
		'joinWay.update.chat_id_list': 41091,
	},
};

/** The code with which a parameter is refused. */
export function refusalCode(endpoint: EndpointId, path: string, problem: Problem): number {
	const name = path.slice(path.lastIndexOf('.') + 1);
	const table = SPECIFIC[problem];
	return table[`${endpoint}.${path}`] ?? table[name] ?? GENERAL;
}

/**
 * Objects that are refused when they are there and empty, although they may be left out. WeCom is
 * known to do so for a group welcome message, and to leave those of an attachment unread.
 */
export const REFUSED_WHEN_EMPTY: Record<string, number> = Object.fromEntries(
	['create', 'update'].flatMap((operation) =>
		['image', 'link', 'miniprogram', 'file', 'video'].map((kind) => [
			`groupWelcomeTemplate.${operation}.${kind}`,
			40063,
		]),
	),
);

/**
 * Values that WeCom does not refuse although they are beyond the limit: it takes another value
 * instead (a number), or the handler decides, which knows more ('handler').
 */
export const LENIENT: Record<string, number | 'handler'> = {
	'customer.getBatch.limit': 100,
	'groupMessage.getAll.limit': 50,
	'groupMessage.getTasks.limit': 500,
	'groupMessage.getSendResult.limit': 500,
	'moment.getAll.limit': 20,
	'moment.getTasks.limit': 500,
	'moment.getVisibleCustomers.limit': 500,
	'moment.getSendResult.limit': 3000,
	'productAlbum.getAll.limit': 50,
	// Too long a remark is cut.
	'joinWay.create.remark': 'handler',
	'joinWay.update.remark': 'handler',
	// It counts for a button only (doc 92228), and which of the two a contact way is, the call does not say.
	'contactWay.update.style': 'handler',
};
