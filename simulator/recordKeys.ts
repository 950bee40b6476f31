import type { ContractEndpoint } from '../contract/types';
import type { JsonObject } from './types';

/** Operations that change nothing; every other one writes. */
const READS = /^(?:idConversion\.|\w+\.(?:get|list|download|convert))/;

/** Whether an endpoint only reads. */
export function isRead(endpoint: ContractEndpoint): boolean {
	return READS.test(endpoint.id);
}

/** Fields that name the one record that an endpoint writes, the first that is there counts. */
const ID_FIELDS = [
	'handover_userid',
	'config_id',
	'link_id',
	'template_id',
	'product_id',
	'rule_id',
	'strategy_id',
	'moment_id',
	'msgid',
	'chat_id',
	'welcome_code',
	'id',
];

/**
 * The records that a call writes, for telling writes that meet (45033, 45035): the customer, whoever the
 * member is, else the thing that the id names. A call that makes something new writes none.
 */
export function recordKeys(endpoint: ContractEndpoint, input: JsonObject): string[] {
	if (isRead(endpoint)) return [];
	const { external_userid: customer } = input;
	if (typeof customer === 'string') return [`external_userid:${customer}`];
	for (const field of ID_FIELDS) {
		const value = input[field];
		if (typeof value === 'string' || typeof value === 'number') return [`${field}:${value}`];
	}
	return [];
}
