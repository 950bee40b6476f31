import { dayOf } from '../../../../wecom/time';
import { translate } from '../../../../i18n/translate';
import { objectAt } from '../../../../wecom/json';
import type { JsonObject } from '../../../../wecom/types';
import { shown } from '../../../shared/lists/source';

const LONGEST = 40;

/** A message in a line: when it was made and how its text begins, for lists of messages without a name. */
export function excerpt(message: JsonObject): string {
	const { create_time } = message;
	const content = shown(objectAt(message, 'text').content);
	const characters = [...content];
	const start = characters.slice(0, LONGEST).join('');
	const line = characters.length > LONGEST ? `${start}…` : start;
	const day = dayOf(Number(create_time)) ?? '';
	return `${day} ${line || translate('message.noText', 'without text')}`.trim();
}
