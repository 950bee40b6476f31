import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { translate } from '../../../wecom/translate';
import { COLLECTIONS_OF_FIELDS, type FormIndex } from './formIndex';

/** A value of the form and whether the user added its field by hand. */
export interface FormValue {
	value: unknown;
	/** Fields of a collection are there only when they were added; then even an empty value is meant. */
	added: boolean;
}

/** The part of a form in which the names of parameters are looked up. */
export interface Scope {
	get(name: string): FormValue;
	/** The name of a field as the form shows it. */
	label(name: string): string;
	/** A value of a field as the form shows it. */
	valueLabel(name: string, value: unknown): string;
	/**
	 * The scope inside one of its values: the fields of a collection, an entry of a fixed collection.
	 * `labelPrefix` comes before the names of its fields; that of this scope when left out.
	 */
	inner(value: IDataObject, name: string, labelPrefix?: string): Scope;
}

/** Reads the form of an operation, item by item. */
export class Form {
	private readonly fixedValues = new Map<string, unknown>();

	constructor(
		private readonly context: Pick<IExecuteFunctions, 'getNodeParameter'>,
		private readonly index: FormIndex,
	) {}

	/** The whole form as one input item sees it. */
	scope(itemIndex: number): Scope {
		return {
			get: (name) => this.value(name, itemIndex),
			label: (name) => this.index.displayNames.get(name) ?? name,
			valueLabel: (name, value) => this.valueLabel(name, value),
			inner: (value, name, labelPrefix = '') => this.inner(value, name, labelPrefix),
		};
	}

	private inner(values: IDataObject, path: string, labelPrefix: string): Scope {
		const added = this.index.collections.has(path);
		return {
			get: (name) => innerValue(values, name.split('.'), added),
			label: (name) => labelPrefix + (this.index.displayNames.get(`${path}.${name}`) ?? name),
			valueLabel: (name, value) => this.valueLabel(`${path}.${name}`, value),
			inner: (value, name, prefix = labelPrefix) => this.inner(value, `${path}.${name}`, prefix),
		};
	}

	private valueLabel(path: string, value: unknown): string {
		if (value === true) return translate('message.on', 'on');
		if (value === false) return translate('message.off', 'off');
		return this.index.valueNames.get(path)?.get(String(value)) ?? String(value);
	}

	private value(path: string, itemIndex: number): FormValue {
		const [name = '', ...rest] = path.split('.');
		const field = this.index.fields.get(name);
		if (!field) return { value: undefined, added: false };
		if (field.collection === undefined) {
			const value = this.parameter(field.name, itemIndex);
			return { value: valueIn(value, ...rest), added: false };
		}
		const collection = this.parameter(field.collection, itemIndex);
		return { value: valueIn(collection, name, ...rest), added: true };
	}

	/** Most fields hold no expression: they are resolved once and not for every item. */
	private parameter(name: string, itemIndex: number): unknown {
		if (this.fixedValues.has(name)) return this.fixedValues.get(name);
		const raw = this.context.getNodeParameter(name, itemIndex, null, { rawExpressions: true });
		if (!hasExpression(raw)) {
			this.fixedValues.set(name, raw);
			return raw;
		}
		return this.context.getNodeParameter(name, itemIndex, null, { skipValidation: true });
	}
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/** A value of an entry, or of a collection in it that keeps the entry short. */
function innerValue(values: IDataObject, path: string[], added: boolean): FormValue {
	const value = valueIn(values, ...path);
	if (value !== undefined) return { value, added };
	for (const collection of COLLECTIONS_OF_FIELDS) {
		const inner = valueIn(values, collection, ...path);
		if (inner !== undefined) return { value: inner, added: true };
	}
	return { value, added };
}

function valueIn(value: unknown, ...path: string[]): unknown {
	let inner = value;
	for (const name of path) {
		if (typeof inner !== 'object' || inner === null) return undefined;
		inner = (inner as Record<string, unknown>)[name];
	}
	return inner;
}
