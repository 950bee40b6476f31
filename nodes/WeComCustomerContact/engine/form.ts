import type { IExecuteFunctions } from 'n8n-workflow';

import { translate } from '../../../i18n/translate';
import { unwrap } from '../../shared/ids';
import { COLLECTIONS_OF_FIELDS } from '../../shared/visitFields';
import type { FormIndex } from './formIndex';

/** A value of the form and what the user did to its field. */
export interface FormValue {
	value: unknown;
	/** Fields of a collection are there only when they were added; then even an empty value is meant. */
	added: boolean;
	/**
	 * Somebody gave the field something: added it, wrote an expression into it, or put in another value
	 * than the one that it has by itself. What then comes out can be empty all the same.
	 */
	held: boolean;
	/** The value as the form stores it, with its expressions; for what is inside an expression's value, the expression. */
	raw: unknown;
}

/** The part of a form in which the names of parameters are looked up. */
export interface Scope {
	get(name: string): FormValue;
	/** The name of a field as the form shows it. */
	label(name: string): string;
	/** A value of a field as the form shows it. */
	valueLabel(name: string, value: unknown): string;
	/** Whether a field takes ids that the editor lets people pick from a list of WeCom's. */
	isPicker(name: string): boolean;
	/**
	 * The scope inside one of its values: the fields of a collection, an entry of a fixed collection.
	 * `labelPrefix` comes before the names of its fields; that of this scope when left out.
	 */
	inner(given: Pick<FormValue, 'value' | 'raw'>, name: string, labelPrefix?: string): Scope;
}

/** Reads the form of an operation, item by item. */
export class Form {
	/** As stored, which is the same for every item. */
	private readonly rawValues = new Map<string, unknown>();
	private readonly withExpression = new Map<string, boolean>();
	/** Fields that always stand in the form, by their dotted paths: whether each was given something. */
	private readonly heldFields = new Map<string, boolean>();

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
			isPicker: (name) => this.index.pickers.has(name),
			inner: (given, name, labelPrefix = '') => this.inner(given, name, labelPrefix),
		};
	}

	private inner(
		{ value: values, raw }: Pick<FormValue, 'value' | 'raw'>,
		path: string,
		labelPrefix: string,
	): Scope {
		return {
			get: (name) => this.innerValue({ values, raw }, path, name),
			label: (name) => labelPrefix + (this.index.displayNames.get(`${path}.${name}`) ?? name),
			valueLabel: (name, value) => this.valueLabel(`${path}.${name}`, value),
			isPicker: (name) => this.index.pickers.has(`${path}.${name}`),
			inner: (given, name, prefix = labelPrefix) => this.inner(given, `${path}.${name}`, prefix),
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
		if (!field) return { value: undefined, added: false, held: false, raw: undefined };
		if (field.collection === undefined) {
			const value = valueIn(this.parameter(field.name, itemIndex), ...rest);
			const raw = rawIn(this.raw(field.name), ...rest);
			let held = this.heldFields.get(path);
			if (held === undefined) this.heldFields.set(path, (held = this.isHeld(path, raw)));
			return { value, added: false, held, raw };
		}
		const values = this.parameter(field.collection, itemIndex);
		const stored = this.raw(field.collection);
		return {
			value: valueIn(values, name, ...rest),
			added: true,
			held: isIn(isExpression(stored) ? values : stored, name),
			raw: rawIn(stored, name, ...rest),
		};
	}

	/** A value of an entry, or of a collection in it that keeps the entry short. */
	private innerValue(
		{ values, raw: stored }: { values: unknown; raw: unknown },
		path: string,
		name: string,
	): FormValue {
		const keys = name.split('.');
		const collection = [...COLLECTIONS_OF_FIELDS].find((one) =>
			isIn(valueIn(values, one), keys[0] ?? ''),
		);
		const isOwn = collection === undefined || valueIn(values, ...keys) !== undefined;
		const at = isOwn ? keys : [collection, ...keys];
		const raw = rawIn(stored, ...at);
		const added = !isOwn || this.index.collections.has(path);
		const held = added ? raw !== undefined : this.isHeld(`${path}.${name}`, raw);
		return { value: valueIn(values, ...at), added, held, raw };
	}

	/** Whether a field that always stands in the form was given something. */
	private isHeld(path: string, raw: unknown): boolean {
		if (hasExpression(raw)) return true;
		if (raw === undefined || isLeftEmpty(raw)) return false;
		return JSON.stringify(unwrap(raw)) !== JSON.stringify(unwrap(this.index.defaults.get(path)));
	}

	/** Most fields hold no expression: they need no resolving for every item. */
	private parameter(name: string, itemIndex: number): unknown {
		const raw = this.raw(name);
		let dynamic = this.withExpression.get(name);
		if (dynamic === undefined) this.withExpression.set(name, (dynamic = hasExpression(raw)));
		if (!dynamic) return raw;
		return this.context.getNodeParameter(name, itemIndex, null, { skipValidation: true });
	}

	private raw(name: string): unknown {
		if (!this.rawValues.has(name)) {
			const raw = this.context.getNodeParameter(name, 0, ABSENT, {
				rawExpressions: true,
			}) as unknown;
			this.rawValues.set(name, raw === ABSENT ? undefined : raw);
		}
		return this.rawValues.get(name);
	}
}

/** What n8n hands back for a field that the form does not show at present. */
const ABSENT = Object.freeze({});

/** Whether a stored value is an expression. */
export function isExpression(value: unknown): boolean {
	return typeof value === 'string' && value.startsWith('=');
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return isExpression(value);
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

/** As a field looks that was emptied in the editor. */
function isLeftEmpty(raw: unknown): boolean {
	const value = unwrap(raw);
	if (value === '' || value === undefined) return true;
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isIn(values: unknown, name: string): boolean {
	return typeof values === 'object' && values !== null && Object.hasOwn(values, name);
}

function valueIn(value: unknown, ...path: string[]): unknown {
	let inner = value;
	for (const name of path) {
		if (typeof inner !== 'object' || inner === null) return undefined;
		inner = (inner as Record<string, unknown>)[name];
	}
	return inner;
}

/** What is stored at a place; an expression stands for everything that is inside its value. */
function rawIn(raw: unknown, ...path: string[]): unknown {
	let inner = raw;
	for (const name of path) {
		if (isExpression(inner)) return inner;
		inner = valueIn(inner, name);
	}
	return inner;
}
