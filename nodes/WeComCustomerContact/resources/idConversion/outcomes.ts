import { translate } from '../../../../i18n/translate';
import type { Outcomes } from '../../declaration/answer';

/** Conversions name every id of the list `of`, converted or invalid; one that is left out is said to be so. */
export const outcomesOf = (of: string, id: string): Outcomes => ({
	of,
	id,
	unnamed: (entry) => ({
		[id]: entry,
		warning: translate(
			'message.conversionUnnamed',
			'WeCom neither converted this ID nor reported it as invalid. Convert it again.',
		),
	}),
});
