import type { Milliseconds } from '../types';

/**
 * `live` is what somebody waits for: the answer to an event, a button, the first requests of every run.
 * `bulk` is the rest of a long run.
 */
export type Urgency = 'live' | 'bulk';

/** So many calls in any 60 and in any 3,600 seconds. */
export interface Calls {
	minute: number;
	hour: number;
}

export const MINUTE: Milliseconds = 60_000;
export const HOUR: Milliseconds = 3_600_000;

/** doc 90312: what WeCom allows each company for one endpoint, all its apps together. */
export const COMPANY_LIMIT: Calls = { minute: 10_000, hour: 150_000 };

/**
 * Of the company's limit (doc 90312), what bulk calls use: 2 % less, since calls arrive less evenly than they
 * leave.
 */
export const COMPANY_BULK: Calls = { minute: 9_800, hour: 147_000 };
/**
 * Of the company's limit (doc 90312), what live calls always find free beside the bulk calls. Together 9,950 and
 * 149,500: what is left is for other programs of the company that make a call now and then.
 */
export const COMPANY_LIVE: Calls = { minute: 150, hour: 2_500 };
/**
 * Of the limit of an IP address for one endpoint (doc 90312: 20,000 a minute and 600,000 an hour), what all companies
 * together use: 1 % less.
 */
export const HOST_ALL: Calls = { minute: 19_800, hour: 594_000 };
/** The companies of a host for which live calls are kept free; more share what these leave. */
export const MOST_LIVE_COMPANIES = 50;

/** The requests of a run that are live; a run with more of them works in bulk. */
export const LIVE_REQUESTS = 200;
/** Live calls of one endpoint and company that are under way at once. */
export const LIVE_WIDTH = 10;

/** Bulk calls of one endpoint and company that are under way at once, before anything is known of the path. */
export const FIRST_WIDTH = 10;
/** As many make 9,800 calls a minute over a path where a call takes 300 ms. */
export const MOST_WIDTH = 50;
/** How long a width at which WeCom complained (doc 90313: 45033, 45036) is not tried again. */
export const WIDTH_MEMORY: Milliseconds = 60_000;
/**
 * Time-outs complain only where more than this share of the calls has them: WeCom is slow then. Less is a network
 * that loses some, which fewer calls at once would not change.
 */
export const SLOW_SHARE = 0.2;
/** Of so many calls in a row the share is taken, or of as many as may be under way where that is more. */
export const FEWEST_TO_JUDGE = 20;
/** The pause after a complaint about a single call under way; it doubles up to the longest. */
export const FIRST_CROWD_PAUSE: Milliseconds = 1_000;
export const LONGEST_CROWD_PAUSE: Milliseconds = 20_000;

/** doc 90312: a call over the limit of a minute blocks the endpoint for 60 seconds. A second more for the clocks. */
export const MINUTE_BLOCK: Milliseconds = 61_000;
/** A block that is still there after a wait is waited for twice as long, up to this. */
export const LONGEST_STEP: Milliseconds = 480_000;
/** doc 90312: a call over the limit of an hour blocks the endpoint for an hour. */
export const HOUR_BLOCK: Milliseconds = 3_601_000;
/** Only who has sent so many calls within the hour can have met the limit of 150,000 by himself. */
export const HOUR_SUSPECT = 100_000;
/** How much of the limits comes back in an hour after a block has halved what we use of them. */
export const SHARE_GROWTH_PER_HOUR = 0.05;
/** The least share of the limits that is used, however often others have used them up. */
export const LEAST_SHARE = 1 / 32;

/**
 * How much later than even calls may begin, to be made up for by beginning the next ones sooner: as long as a busy
 * machine may stand still. What comes at once is never more than the width.
 */
export const CATCH_UP: Milliseconds = 1_000;
/** A timer that fires so much later than it should shows that the process has more to do than it can. */
export const LATE: Milliseconds = 4;
/** So much longer than a timer was late bulk calls rest, while there are live calls. */
export const REST = 4;
export const LONGEST_REST: Milliseconds = 1_000;
/** How long a live call counts for a sign that somebody waits for what this process does next. */
export const LIVE_MEMORY: Milliseconds = 10_000;
/** The longest time until it is noticed that a run was cancelled. */
export const POLL: Milliseconds = 200;
/** Endpoints of companies that are remembered. */
export const MOST_ENDPOINTS = 20_000;
