import { dayFromToday } from '../today';
import type { Cases, NeverCase, RefusedCase } from './types';

type Request = RefusedCase['refused'];

/** What holds for a span of days; `newest` is the last day before today that WeCom has data of. */
function spanCases(
	request: Request,
	[from, to]: readonly [string, string],
	newest: number,
): Array<RefusedCase | NeverCase> {
	const span = (first: number, last: number): Request => ({
		...request,
		[from]: dayFromToday(first),
		[to]: dayFromToday(last),
	});
	return [
		{
			rule: 'The span is closed on both sides',
			refused: span(-40, -10),
			says: 'First Day to Last Day must cover at most 30 days, inclusive (got 31)',
			accepted: span(-40, -11),
		},
		{
			rule: 'Only the last 180 days can be queried',
			refused: span(-181, -170),
			says: '(got 2026-03-03)',
			accepted: span(-180, -170),
		},
		{
			rule: "the node's own: a span does not end after the last day that there is data of",
			refused: span(newest - 1, newest + 1),
			says: 'Last Day must be a day from',
			accepted: span(newest - 1, newest),
		},
		{
			rule: 'A time that is not 0:00 is rounded down to 0:00 of its day',
			never: { ...span(-3, -2), [from]: dayFromToday(-3) + 3600 },
		},
	];
}

const owners = { owner_filter: { userid_list: ['member_a'] } };
const days = ['day_begin_time', 'day_end_time'] as const;

export const statisticsCases: Cases = {
	'statistics.getUserBehavior': [
		{
			rule: 'userid and partyid must not both be empty',
			refused: { start_time: dayFromToday(-3), end_time: dayFromToday(-2) },
			says: 'Fill in at least one of',
			accepted: { partyid: [12], start_time: dayFromToday(-3), end_time: dayFromToday(-2) },
		},
		...spanCases({ userid: ['member_a'] }, ['start_time', 'end_time'], 0),
	],
	'statistics.getGroupChatByOwner': spanCases(owners, days, -1),
	'statistics.getGroupChatByDay': spanCases(owners, days, -1),
};
