import { hash } from 'node:crypto';

import { objectAt, textIn } from '../../../wecom/json';
import type { Json, JsonObject } from '../../../wecom/types';
import { textsAt, type CustomerRecord } from './record';

/** Begins every fingerprint. Another one is for records that are cut into other parts. */
const VERSION = '1';
const BETWEEN = '.';
/** Characters of each part: 48 bits, so that two values of one customer do not look the same by chance. */
const LENGTH = 8;

const ODD = /[\p{Cc}\uFFFD]/gu;

/**
 * What a fingerprint tells apart. The avatar is no part of it, since WeCom changes its address by itself; neither are
 * the names of tags, which are the company's and no customer's.
 */
const PARTS: Readonly<Record<string, (customer: CustomerRecord) => Json>> = {
	// An odd byte in a nickname does not come out the same each time.
	name: ({ contact }) => textIn(contact.name).replace(ODD, ''),
	profile: ({ contact }) =>
		valuesOf(contact, ['type', 'gender', 'position', 'corp_name', 'corp_full_name', 'unionid']),
	remark: ({ follow }) => valuesOf(follow, ['remark']),
	mobiles: ({ follow }) => textsAt(follow, 'remark_mobiles'),
	// WeCom promises no order.
	tags: ({ follow }) => textsAt(follow, 'tag_id').sort(),
	state: ({ follow }) => valuesOf(follow, ['state']),
	follow: ({ follow }) => [
		...valuesOf(follow, [
			'description',
			'remark_corp_name',
			'createtime',
			'add_way',
			'oper_userid',
		]),
		...valuesOf(objectAt(follow, 'wechat_channels'), ['nickname']),
	],
};

const NAMES = Object.keys(PARTS);

/** What is not there, is empty or is null says the same. */
function valuesOf(holder: JsonObject, fields: readonly string[]): Json[] {
	return fields.map((field) => holder[field] ?? '');
}

/** What a customer is and was. */
export interface Compared {
	/** The fingerprint of now. */
	fingerprint: string;
	/** The parts that are others than those of the fingerprint that is held. */
	parts: readonly string[];
}

/**
 * Compares a customer with the fingerprint that somebody holds: `1.`, a hash of everything and one for each part.
 * Undefined where nothing has changed. Every part has where what is held is no fingerprint, or one of another version.
 */
export function compareWith(held: unknown, customer: CustomerRecord): Compared | undefined {
	const values = Object.values(PARTS).map((part) => part(customer));
	const before = typeof held === 'string' ? held.trim().split(BETWEEN) : [];
	const isKnown = before[0] === VERSION && before.length === NAMES.length + 2;
	// Most customers are as they were, which one hash tells.
	const whole = shortHash(values);
	if (isKnown && before[1] === whole) return undefined;
	const hashes = values.map(shortHash);
	return {
		fingerprint: [VERSION, whole, ...hashes].join(BETWEEN),
		parts: NAMES.filter((_, index) => !isKnown || before[index + 2] !== hashes[index]),
	};
}

function shortHash(value: Json): string {
	return hash('sha256', JSON.stringify(value), 'base64url').slice(0, LENGTH);
}

/** The fingerprint of an example. */
export const SAMPLE_FINGERPRINT = [VERSION, ...['', ...NAMES].map(() => 'AbCd_123')].join(BETWEEN);
