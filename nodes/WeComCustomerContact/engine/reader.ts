import type { JsonObject } from '../../../wecom/types';
import { unwrap } from '../../shared/ids';
import type { AnyOperation } from '../declaration/operation';
import type {
	FileParam,
	MediaParam,
	ObjectParam,
	ObjectsParam,
	Param,
	Params,
} from '../declaration/params';
import { absenceOf, emptyGroupFault } from './absence';
import type { Place } from './characters';
import { dependsOn, holds, isRequired } from './conditions';
import { controlsOf, type Controls } from './controls';
import { checkCount, toText } from './convert';
import type { Scope } from './form';
import { FormFaults } from './formFaults';
import type { MediaUpload } from './mediaUpload';
import { KINDS } from './names/kinds';
import { textsOf } from './names/lookUp';
import { NamedIds } from './names/namedIds';
import { fieldOf, labelOf, mayBeNamed } from './paramField';
import { presetTime, toParamValue } from './paramValue';
import { originsOf, readUploads } from './readUpload';
import { spreadOut } from './spreadOut';

/** Reads the parameters of a request out of a form for one input item, and notes what is wrong with them. */
export class Reader {
	readonly faults = new FormFaults();
	/** Lists that may be as long as the user likes. */
	listsInParts: readonly string[] = [];
	/** By the dotted path of the parameter: its name in the form, or that of one of its values. */
	readonly labels = new Map<string, (of?: { value: unknown }) => string>();
	readonly names: NamedIds[] = [];
	private oneLine = false;

	constructor(
		private readonly timezone: string,
		/** The operation deletes what its parameters name. */
		private readonly deletes: boolean,
	) {}

	/** Parameters of an address or of headers, whose texts have no line breaks. */
	oneLined(params: Params, scope: Scope): JsonObject {
		this.oneLine = true;
		const result = this.object(params, scope, '');
		this.oneLine = false;
		return result;
	}

	/** What steers the run. Nothing that was given for it is taken for something else. */
	controls(operation: AnyOperation, scope: Scope): Controls {
		const found: Record<string, string | number | boolean> = {};
		for (const { name, convert } of controlsOf(operation)) {
			const { value, held } = scope.get(name);
			if ((value === undefined || value === null) && !held) continue;
			const control = this.faults.attempt(scope.label(name), () => convert(value));
			if (control === '') this.faults.missing(scope.label(name));
			else if (control !== undefined) found[name] = control;
		}
		return found;
	}

	object(params: Params, scope: Scope, path: string): JsonObject {
		const result: JsonObject = {};
		/** Parameters with a value that cannot be what was meant, so that nothing follows from it. */
		const wrong = new Set<string>();
		for (const [name, param] of Object.entries(params)) {
			const paramPath = path === '' ? name : `${path}.${name}`;
			this.labels.set(paramPath, (of) =>
				of ? scope.valueLabel(fieldOf(name, param), of.value) : labelOf(name, param, scope),
			);
			if (param.onlyWhen && !holds(param.onlyWhen, result)) continue;
			const before = this.faults.count;
			const required = isRequired(param, result);
			const value = this.param(name, param, scope, paramPath, required);
			const found = this.faults.since(before);
			if (found.some(({ missing }) => !missing)) wrong.add(name);
			if (value !== undefined) {
				result[name] = value as JsonObject[string];
			} else if (found.length === 0 && required && !dependsOn(param, wrong)) {
				this.faults.missing(labelOf(name, param, scope));
			}
		}
		return result;
	}

	private param(
		name: string,
		param: Param,
		scope: Scope,
		path: string,
		required: boolean,
	): unknown {
		if (param.type === 'constant') return param.value;
		// Of the credential, which is read when the request leaves.
		if (param.type === 'agentId') return undefined;
		if (param.type === 'object') return this.nested(param, scope, path);
		if (param.type === 'objects') return this.list(name, param, scope, path);
		const label = labelOf(name, param, scope);
		const preset = param.type === 'time' ? presetTime(param, scope) : undefined;
		if (preset !== undefined) return preset;
		if (param.type === 'media' || param.type === 'file') {
			const origins = originsOf(param, scope);
			if (origins.length > 0) return this.upload(param, origins, scope);
		}
		const field = param.from ?? name;
		const given = scope.get(field);
		const takesIds = this.deletes || scope.isPicker(field);
		const absence = absenceOf({ param, given, required, takesIds });
		if (absence.fault !== undefined) return this.faults.invalid(label, absence.fault);
		if (absence.absent) return undefined;
		const value = unwrap(given.value);
		// What a locator holds is an id.
		const place = { oneLine: this.oneLine || value !== given.value };
		return this.faults.attempt(label, () => {
			const named = mayBeNamed(given) ? this.named(label, param, value, path) : undefined;
			return named ?? this.convert(value, param, path, place);
		});
	}

	/** What stands in the request for ids that a field gives by their names; undefined where it gives ids alone. */
	private named(label: string, param: Param, value: unknown, path: string): NamedIds | undefined {
		if (!('names' in param) || param.names === undefined) return undefined;
		const { names: kind, namesWithin: within, createIn } = param;
		const isOne = param.type !== 'list';
		const texts = isOne ? [toText(value, {}, { oneLine: true })] : textsOf(value);
		if (texts.every(KINDS[kind].isId)) return undefined;
		const toParam = (ids: readonly string[]) =>
			this.convert(isOne ? ids[0] : ids, param, path, { oneLine: true });
		const names = new NamedIds({ kind, value, isOne, label, within, createIn, toParam });
		this.names.push(names);
		return names;
	}

	private convert(value: unknown, param: Param, path: string, place: Place): unknown {
		const { timezone } = this;
		const anyLength = this.listsInParts.includes(path);
		return toParamValue(value, { param, place, timezone, anyLength });
	}

	private nested(param: ObjectParam, scope: Scope, path: string): JsonObject | undefined {
		if (param.from === undefined) return this.spread(param, scope, path);
		const given = scope.get(param.from);
		const { value, added } = given;
		if (typeof value !== 'object' || value === null) {
			const fault = emptyGroupFault(param, given);
			return fault === undefined ? undefined : this.faults.invalid(scope.label(param.from), fault);
		}
		const inner = scope.inner(given, param.from, `${scope.label(param.from)} > `);
		const result = this.object(param.fields, inner, path);
		return added || Object.keys(result).length > 0 ? result : undefined;
	}

	/**
	 * An object without a place of its own in the form is there when one of its children is; while none
	 * is, none of them is missing.
	 */
	private spread(param: ObjectParam, scope: Scope, path: string): JsonObject | undefined {
		const before = this.faults.count;
		const value = this.object(param.fields, scope, path);
		const empty = Object.keys(value).length === 0 && param.required !== true;
		if (empty) this.faults.retract(before, ({ missing }) => !missing);
		return empty ? undefined : value;
	}

	private list(
		name: string,
		param: ObjectsParam,
		scope: Scope,
		path: string,
	): JsonObject[] | undefined {
		const from = param.from ?? name;
		const given = scope.get(from);
		const { value, raw } = given;
		const label = scope.label(from.split('.')[0] ?? from);
		const entries: unknown[] = Array.isArray(value) ? value : [value ?? []].flat();
		if (entries.length === 0) {
			const fault = emptyGroupFault(param, given);
			return fault === undefined ? undefined : this.faults.invalid(label, fault);
		}
		const objects = entries.flatMap((entry, index) => {
			const stored = Array.isArray(raw) ? (raw[index] as unknown) : raw;
			const inner = scope.inner({ value: entry, raw: stored }, from, `${label} ${index + 1} > `);
			return spreadOut(this.object(param.fields, inner, path), param.fields);
		});
		this.faults.attempt(label, () => checkCount(objects.length, param));
		return objects;
	}

	/** One file stands by itself: where a form takes several, each makes an entry of its own. */
	private upload(
		param: FileParam | MediaParam,
		origins: ReturnType<typeof originsOf>,
		scope: Scope,
	): MediaUpload | MediaUpload[] | undefined {
		const uploads = readUploads(param, origins, scope, this.faults);
		return uploads?.length === 1 ? uploads[0] : uploads;
	}
}
