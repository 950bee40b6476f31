import { errorCodes } from './errorCodes';
import { joinSentences, translate } from '../i18n/translate';

/**
 * What an errcode other than 0 means and what to do (doc 90313), for answers in which single records
 * carry a code of their own.
 */
export function describeCode(errcode: number): string {
	const entry = errorCodes[errcode];
	if (!entry) {
		return translate(
			'message.unknownCode',
			"WeCom's documentation does not explain errcode {errcode}.",
			{ errcode },
		);
	}
	return joinSentences([
		translate(`error.${errcode}.meaning`, entry.meaning.replace(/\.$/, '')),
		translate(`error.${errcode}.advice`, entry.advice),
	]);
}
