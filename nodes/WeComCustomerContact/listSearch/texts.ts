import { dayTextUtc8 } from '../../../wecom/time';
import { translate } from '../../../wecom/translate';
import type { JsonObject } from '../../../wecom/types';

const LONGEST = 40;

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
