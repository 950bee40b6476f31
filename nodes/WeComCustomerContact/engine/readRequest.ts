import { translate } from '../../../i18n/translate';
import { startOfDayUtc8 } from '../../../wecom/time';
import type { Json, JsonObject, UnixSeconds } from '../../../wecom/types';
import { NAME_MODE, modeOf, unwrap } from '../../shared/ids';
import type { AnyOperation, Operation } from '../declaration/operation';
import type {
	FileParam,
	MediaParam,
	ObjectParam,
	ObjectsParam,
	Param,
	Params,
	TimeParam,
	When,
} from '../declaration/params';
import type { LabelOf } from '../declaration/rules';
import { absenceOf, emptyGroupFault } from './absence';
import type { Place } from './characters';
import { controlsOf, type Controls } from './controls';
import { InvalidValue, checkCount, toBoolean, toInteger, toList, toText, toTime } from './convert';
import { isExpression, type Form, type FormValue, type Scope } from './form';
import { InvalidForm } from './invalidForm';
import type { MediaUpload } from './mediaUpload';
import { KINDS } from './names/kinds';
import { textsOf } from './names/lookUp';
import { NamedIds } from './names/namedIds';
import { originsOf, readUploads } from './readUpload';
import { listsOf, splitWanted } from './split';

/**
 * A request as one input item asks for it. Files that are to be uploaded first stand in it as MediaUpload, ids that are
 * to be looked up as NamedIds.
 */
export interface PlannedRequest {
	query: JsonObject;
	body: JsonObject;
	upload: JsonObject;
	headers: JsonObject;
	/** What is not sent. */
	own: JsonObject;
	controls: Controls;
	/** All NamedIds in it. */
	names: readonly NamedIds[];
	/** What rules across parameters say against values of this request, in sentences. */
	faultsOf: (request: RequestValues) => string[];
}

/** The values of a request that rules look at. */
type RequestValues = Pick<PlannedRequest, 'query' | 'body' | 'headers' | 'own'>;

/**
 * Reads the request of an operation out of the form for one input item and checks it against every
 * limit and rule.
 * @throws InvalidForm with all that is wrong at once
 */
export function readRequest(
	operation: AnyOperation,
	form: Form,
	itemIndex: number,
	timezone: string,
): PlannedRequest {
	const { rules = [] } = operation;
	const { query, body, upload, headers, split, result, everyone }: Partial<Operation> = operation;
	const scope = form.scope(itemIndex);
	const reader = new Reader(timezone, result?.kind === 'done' && result.as === 'deleted');
	// They say how a list is sent, and so how long it may be; what is wrong with them is told after the rest.
	const controls = reader.controls(operation, scope);
	const ofControls = reader.violations.splice(0);
	const inParts = splitWanted(split, controls);
	reader.listsInParts = inParts ? listsOf(inParts) : [];
	const own = reader.object(operation.own ?? {}, scope, '');
	const read = (params: Params = {}) =>
		everyone && own[everyone.when] === true ? without(params, everyone.param) : params;
	const planned = {
		query: reader.oneLined(read(query), scope),
		body: reader.object(read(body), scope, ''),
		upload: reader.object(upload ?? {}, scope, ''),
		headers: reader.oneLined(headers ?? {}, scope),
		own,
		controls,
		names: reader.names,
	};
	const labelOf: LabelOf = (path, of) => reader.labels.get(path)?.(of) ?? String(of?.value ?? path);
	const faultsOf: PlannedRequest['faultsOf'] = (values) => {
		const all = { ...values.own, ...values.query, ...values.body, ...values.headers };
		return rules.flatMap((rule) => rule(all, labelOf) ?? []);
	};
	const violations = [...reader.violations, ...ofControls].map(({ text }) => text);
	if (violations.length === 0) violations.push(...faultsOf(planned));
	if (violations.length > 0) throw new InvalidForm(violations);
	return { ...planned, faultsOf };
}

class Reader {
	violations: Array<{ text: string; missing: boolean }> = [];
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
			const control = this.attempt(scope.label(name), () => convert(value));
			if (control === '') this.missing(scope.label(name));
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
			const before = this.violations.length;
			const required = isRequired(param, result);
			const value = this.param(name, param, scope, paramPath, required);
			const found = this.violations.slice(before);
			if (found.some(({ missing }) => !missing)) wrong.add(name);
			if (value !== undefined) {
				result[name] = value as JsonObject[string];
			} else if (found.length === 0 && required && !dependsOn(param, wrong)) {
				this.missing(labelOf(name, param, scope));
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
		if (absence.fault !== undefined) return this.invalid(label, absence.fault);
		if (absence.absent) return undefined;
		const value = unwrap(given.value);
		// What a locator holds is an id.
		const place = { oneLine: this.oneLine || value !== given.value };
		return this.attempt(label, () => {
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
		if ('several' in param && param.several) {
			return toList(value, {
				required: true,
				type: 'list',
				of: param.type,
				minItems: 1,
				item: param,
			});
		}
		switch (param.type) {
			case 'string':
				return toText(value, param, { ...place, oneLine: place.oneLine || param.oneLine });
			case 'media':
				return toText(value, {}, place);
			case 'integer': {
				if (param.fromBoolean) return toBoolean(value) ? 1 : 0;
				return toInteger(value, param);
			}
			case 'boolean':
				return toBoolean(value);
			case 'time':
				return toTime(value, param.at, this.timezone);
			case 'list': {
				// A list that is sent in parts may be as long as the user likes.
				const list = toList(
					value,
					this.listsInParts.includes(path) ? { ...param, maxItems: undefined } : param,
				);
				return param.joinedWith === undefined ? list : list.join(param.joinedWith);
			}
			default:
				return undefined;
		}
	}

	private nested(param: ObjectParam, scope: Scope, path: string): JsonObject | undefined {
		if (param.from === undefined) return this.spread(param, scope, path);
		const given = scope.get(param.from);
		const { value, added } = given;
		if (typeof value !== 'object' || value === null) {
			const fault = emptyGroupFault(param, given);
			return fault === undefined ? undefined : this.invalid(scope.label(param.from), fault);
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
		const before = this.violations;
		this.violations = [];
		const value = this.object(param.fields, scope, path);
		const empty = Object.keys(value).length === 0 && param.required !== true;
		const found = empty ? this.violations.filter(({ missing }) => !missing) : this.violations;
		this.violations = [...before, ...found];
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
			return fault === undefined ? undefined : this.invalid(label, fault);
		}
		const objects = entries.flatMap((entry, index) => {
			const stored = Array.isArray(raw) ? (raw[index] as unknown) : raw;
			const inner = scope.inner({ value: entry, raw: stored }, from, `${label} ${index + 1} > `);
			return spreadOut(this.object(param.fields, inner, path), param.fields);
		});
		this.attempt(label, () => checkCount(objects.length, param));
		return objects;
	}

	/** One file stands by itself: where a form takes several, each makes an entry of its own. */
	private upload(
		param: FileParam | MediaParam,
		origins: ReturnType<typeof originsOf>,
		scope: Scope,
	): MediaUpload | MediaUpload[] | undefined {
		const uploads = readUploads(param, origins, scope, {
			missing: (label) => this.missing(label),
			attempt: (label, convert) => this.attempt(label, convert),
		});
		return uploads?.length === 1 ? uploads[0] : uploads;
	}

	private invalid(name: string, fault: string): undefined {
		const text = translate('message.invalid', '{name} {fault}', { name, fault });
		this.violations.push({ text, missing: false });
		return undefined;
	}

	private missing(name: string): void {
		const text = translate('message.missing', '{name} is missing', { name });
		this.violations.push({ text, missing: true });
	}

	private attempt<T>(label: string, convert: () => T): T | undefined {
		try {
			return convert();
		} catch (error) {
			if (!(error instanceof InvalidValue)) return fail(error);
			return this.invalid(label, error.message);
		}
	}
}

/** A fault of ours, not of the value: it goes on to whoever runs the operation. */
function fail(error: unknown): never {
	throw error;
}

function without(params: Params, left: string): Params {
	return Object.fromEntries(Object.entries(params).filter(([name]) => name !== left));
}

/** The time that a dropdown beside the field stands for; undefined where the field itself counts. */
function presetTime({ preset }: TimeParam, scope: Scope): UnixSeconds | undefined {
	const name = String(preset && scope.get(preset.field).value);
	const chosen = preset && Object.hasOwn(preset.values, name) ? preset.values[name] : undefined;
	const today = startOfDayUtc8(Date.now());
	return chosen && today !== undefined ? chosen(today) : undefined;
}

function isRequired(
	{ required, requiredWhen, requiredUnless }: Param,
	siblings: JsonObject,
): boolean {
	return (
		required === true ||
		(requiredWhen !== undefined && holds(requiredWhen, siblings)) ||
		(requiredUnless !== undefined && siblings[requiredUnless] === undefined)
	);
}

/** Whether it depends on one of these parameters that another one is required. */
function dependsOn(
	{ requiredWhen, requiredUnless, onlyWhen }: Param,
	names: ReadonlySet<string>,
): boolean {
	return [requiredUnless ?? '', ...Object.keys({ ...requiredWhen, ...onlyWhen })].some((name) =>
		names.has(name),
	);
}

/** One entry for each value of the parameter, at any depth, for which the form takes several. */
function spreadOut(entry: JsonObject, fields: Params): JsonObject[] {
	for (const [name, value] of Object.entries(entry)) {
		const param = fields[name];
		const values = param && severalIn(param, value);
		if (values) return values.map((one) => ({ ...entry, [name]: one }));
	}
	return [entry];
}

/** The values of a parameter of which each makes an entry of its own. */
function severalIn(param: Param, value: Json | undefined): Json[] | undefined {
	if (Array.isArray(value)) {
		const takesSeveral =
			('several' in param && param.several) || ('severalFiles' in param && param.severalFiles);
		return takesSeveral ? value : undefined;
	}
	if (param.type !== 'object' || typeof value !== 'object' || value === null) return undefined;
	const entries = spreadOut(value, param.fields);
	return entries.length > 1 ? entries : undefined;
}

/** Whether a field may hold names: what was picked from a list or typed in as an ID is none. */
function mayBeNamed({ value, raw }: FormValue): boolean {
	const mode = modeOf(value);
	if (mode === undefined || mode === NAME_MODE) return true;
	// The editor leaves a locator at its list where an agent's model fills it in.
	return mode === 'list' && isExpression(unwrap(raw));
}

/** The field of the form in which a parameter is filled in. */
function fieldOf(name: string, param: Param): string {
	return ('from' in param && param.from) || name;
}

function labelOf(name: string, param: Param, scope: Scope): string {
	const from = fieldOf(name, param);
	// A group that stands for an object of its own has a name of its own; one that repeats has not.
	return scope.label(param.type === 'object' ? from : (from.split('.')[0] ?? from));
}

function holds(condition: When, siblings: JsonObject): boolean {
	return Object.entries(condition).every(([name, values]) =>
		values.includes(siblings[name] as string | number | boolean),
	);
}
