import { dayTextUtc8 } from '../../../wecom/time';
import { translate } from '../../../wecom/translate';
import type { JsonObject, UnixSeconds } from '../../../wecom/types';

const DAY = 86_400;
const LONGEST = 40;

/** A time span that ends now, for lists that WeCom gives for a span only. */
export function lastDays(days: number): { start_time: UnixSeconds; end_time: UnixSeconds } {
	const end_time = Math.floor(Date.now() / 1000);
	return { start_time: end_time - days * DAY, end_time };
}

/** A message in a line: when it was made and how its text begins, for lists of messages without a name. */
export function excerpt({ text, create_time }: JsonObject): string {
	const content = String((text as JsonObject | undefined)?.content ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	const characters = [...content];
	const start = characters.slice(0, LONGEST).join('');
	const shown = characters.length > LONGEST ? `${start}…` : start;
	const day = Number(create_time) > 0 ? dayTextUtc8(Number(create_time)) : '';
	return `${day} ${shown || translate('message.noText', 'without text')}`.trim();
}
