import { dayTextUtc8, startOfDayUtc8 } from '../../../wecom/time';
import { translate } from '../../../i18n/translate';
import type { Milliseconds, UnixSeconds } from '../../../wecom/types';
import { valueAt, type Rule } from './rules';

const DAY: UnixSeconds = 86_400;

/**
 * A day lies in the past of which WeCom keeps data: at most `oldest` and at least `newest` days before
 * today, by the days of UTC+8.
 */
export function dayWithin(
	path: string,
	{ oldest, newest }: { oldest: number; newest: number },
	now: () => Milliseconds = () => Date.now(),
): Rule {
	return (request, label) => {
		const day = valueAt(request, path);
		const today = startOfDayUtc8(now());
		if (typeof day !== 'number' || today === undefined) return undefined;
		const first = today - oldest * DAY;
		const last = today - newest * DAY;
		return day >= first && day < last + DAY
			? undefined
			: translate(
					'message.dayWithin',
					'{name} must be a day from {first} to {last} in UTC+8 (got {given})',
					{
						name: label(path),
						first: dayTextUtc8(first),
						last: dayTextUtc8(last),
						given: dayTextUtc8(day),
					},
				);
	};
}

/** Two days are in order and cover at most so many days, both of them counted. */
export function coversDays(from: string, to: string, days: number): Rule {
	return (request, label) => {
		const first = valueAt(request, from);
		const last = valueAt(request, to);
		if (typeof first !== 'number' || typeof last !== 'number') return undefined;
		if (last < first) {
			return translate('message.timeOrder', '{to} is before {from}', {
				from: label(from),
				to: label(to),
			});
		}
		const given = Math.floor((last - first) / DAY) + 1;
		return given <= days
			? undefined
			: translate(
					'message.coversDays',
					'{from} to {to} must cover at most {days} days, inclusive (got {given})',
					{ from: label(from), to: label(to), days, given },
				);
	};
}
