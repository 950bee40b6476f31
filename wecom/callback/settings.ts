import { parseEncodingAesKey, type CallbackKey } from './crypto';
import type { CorpId } from '../types';
import { textIn } from '../json';

/** What a callback URL needs to know to trust a request. */
export interface CallbackSettings {
	corpId: CorpId;
	token: string;
	key: CallbackKey;
}

/** A setting that cannot be used, without its value. */
export interface SettingFault {
	field: 'corpId' | 'callbackToken' | 'callbackSecretKey';
	fault: 'missing' | 'malformed';
	/** How many characters were given. */
	length: number;
}

export type SettingsResult =
	{ ok: true; settings: CallbackSettings } | { ok: false; faults: SettingFault[] };

// doc 90930: at most 32 letters and digits.
const TOKEN = /^[A-Za-z0-9]{1,32}$/;
const CORP_ID = /^\S+$/;

/**
 * Reads the callback settings out of a credential and names everything that is wrong with them at
 * once (doc 90930). Never throws.
 */
export function readCallbackSettings(
	credential: Readonly<Record<string, unknown>>,
): SettingsResult {
	const corpId = textIn(credential.corpId);
	const token = textIn(credential.callbackToken);
	const encodingAesKey = textIn(credential.callbackSecretKey);
	const parsed = parseEncodingAesKey(encodingAesKey);

	const faults: SettingFault[] = [];
	const check = (field: SettingFault['field'], value: string, good: boolean) => {
		if (good) return;
		faults.push({ field, fault: value === '' ? 'missing' : 'malformed', length: value.length });
	};
	check('corpId', corpId, CORP_ID.test(corpId));
	check('callbackToken', token, TOKEN.test(token));
	check('callbackSecretKey', encodingAesKey, parsed.ok);

	if (!parsed.ok || faults.length > 0) return { ok: false, faults };
	return { ok: true, settings: { corpId, token, key: parsed.key } };
}
