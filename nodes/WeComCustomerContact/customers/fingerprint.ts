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

/** A customer of a member as a short text, by which a later look tells what has changed: `1.` and a hash for each part. */
export function fingerprintOf(customer: CustomerRecord): string {
	const hashes = Object.values(PARTS).map((part) =>
		hash('sha256', JSON.stringify(part(customer)), 'base64url').slice(0, LENGTH),
	);
	return [VERSION, ...hashes].join(BETWEEN);
}

/**
 * The parts in which a customer differs from the fingerprint that somebody holds: all of them where that is none, or
 * one of another version.
 */
export function changedParts(held: unknown, now: string): string[] {
	if (held === now) return [];
	const before = typeof held === 'string' ? held.trim().split(BETWEEN) : [];
	const isKnown = before[0] === VERSION && before.length === NAMES.length + 1;
	if (!isKnown) return NAMES;
	const after = now.split(BETWEEN);
	return NAMES.filter((_, index) => before[index + 1] !== after[index + 1]);
}

/** The fingerprint of an example. */
export const SAMPLE_FINGERPRINT = [VERSION, ...NAMES.map(() => 'AbCd_123')].join(BETWEEN);
