/** Values that the whole simulator shares. Ids are plain strings; the aliases say whose id it is. */
export type Milliseconds = number;
export type UnixSeconds = number;
export type UserId = string;
export type ExternalUserId = string;
export type TagId = string;
export type EndpointId = string;

import type { JsonObject } from '../contract/types';

export type { Json, JsonObject } from '../contract/types';

/** Whether a value is an object of JSON and no list. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A reply of an endpoint: its own fields; `errcode` and `errmsg` are added when they are missing. */
export type Reply = { [key: string]: unknown };
