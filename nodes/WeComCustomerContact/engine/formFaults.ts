import { translate } from '../../../i18n/translate';
import { InvalidValue } from './convert';

/** What is wrong with a form, in a sentence; `missing` where a value is not there at all. */
interface Fault {
	text: string;
	missing: boolean;
}

/** Collects what is wrong with a form, so that all of it can be said at once. */
export class FormFaults {
	private all: Fault[] = [];

	/** How many there are so far, for `since`. */
	get count(): number {
		return this.all.length;
	}

	/** Those that came after the first so many. */
	since(count: number): readonly Fault[] {
		return this.all.slice(count);
	}

	/** Takes out those that came after the first so many, but for those that `keep` says. */
	retract(count: number, keep: (fault: Fault) => boolean = () => false): Fault[] {
		const later = this.all.slice(count);
		this.all = [...this.all.slice(0, count), ...later.filter(keep)];
		return later;
	}

	/** A field has no value that it has to have. */
	missing(name: string): void {
		const text = translate('message.missing', '{name} is missing', { name });
		this.all.push({ text, missing: true });
	}

	/** A field has a value that it cannot have; `fault` goes behind its name. */
	invalid(name: string, fault: string): undefined {
		const text = translate('message.invalid', '{name} {fault}', { name, fault });
		this.all.push({ text, missing: false });
		return undefined;
	}

	/** What `convert` makes of the value of a field; undefined for what it refuses with InvalidValue. */
	attempt<T>(name: string, convert: () => T): T | undefined {
		try {
			return convert();
		} catch (error) {
			if (!(error instanceof InvalidValue)) return fail(error);
			return this.invalid(name, error.message);
		}
	}
}

/** A fault of ours, not of the value: it goes on to whoever runs the operation. */
function fail(error: unknown): never {
	throw error;
}
