import { joinSentences, translate } from '../../../i18n/translate';
import { InvalidValue } from './convert';

/** What is wrong with the values of a form, each in a sentence that names the field. */
export class InvalidForm extends Error {
	constructor(readonly violations: readonly string[]) {
		super(joinSentences(violations));
	}
}

/**
 * Does what takes the value of a field, and names the field where something is wrong with the value.
 * @throws InvalidForm in place of an InvalidValue, and whatever else the work throws
 */
export async function underLabel<T>(name: string, work: () => Promise<T>): Promise<T> {
	return await work().catch((error: unknown) => {
		throw error instanceof InvalidValue ? invalid(name, error) : error;
	});
}

const invalid = (name: string, { message: fault }: InvalidValue): InvalidForm =>
	new InvalidForm([translate('message.invalid', '{name} {fault}', { name, fault })]);
