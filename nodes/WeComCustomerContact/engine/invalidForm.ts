import { joinSentences } from '../../../i18n/translate';

/** What is wrong with the values of a form, each in a sentence that names the field. */
export class InvalidForm extends Error {
	constructor(readonly violations: readonly string[]) {
		super(joinSentences(violations));
	}
}
