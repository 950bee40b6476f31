/** Values that the whole simulator shares. Ids are plain strings; the aliases say whose id it is. */
export type Milliseconds = number;
export type UnixSeconds = number;
export type UserId = string;
export type ExternalUserId = string;
export type TagId = string;
export type EndpointId = string;

export type { Json, JsonObject } from '../contract/types';

/** A reply of an endpoint: its own fields; `errcode` and `errmsg` are added when they are missing. */
export type Reply = { [key: string]: unknown };
