import type { INodeProperties } from 'n8n-workflow';

import { fieldsIn, isCollectionOfFields } from '../../shared/visitFields';
import type { AnyOperation, Operation } from '../declaration/operation';
import type { Param, Params } from '../declaration/params';
import { toBoolean, toInteger, toNumber, toText } from './convert';

/**
 * A field that steers the run, is not sent and has no declaration of its own: how much to return, where to put a
 * file, how long to wait.
 */
export interface Control {
	name: string;
	/** Its value in the type of the field. @throws InvalidValue for anything else */
	convert: (value: unknown) => string | number | boolean;
}

/** Values of the controls by the names of their fields; those that the form does not show are absent. */
export type Controls = Readonly<Record<string, string | number | boolean>>;

const known = new WeakMap<AnyOperation, readonly Control[]>();

/** The controls among the fields of an operation. */
export function controlsOf(operation: AnyOperation): readonly Control[] {
	const controls = known.get(operation) ?? findControls(operation);
	known.set(operation, controls);
	return controls;
}

function findControls(operation: AnyOperation): Control[] {
	const { query, body, upload, headers, own }: Partial<Operation> = operation;
	const read = new Set(
		[query, body, upload, headers, own].flatMap((params) => fieldsOf(params ?? {})),
	);
	return operation.fields
		.flatMap((field) => (isCollectionOfFields(field) ? fieldsIn(field) : [field]))
		.filter(({ name }) => !read.has(name))
		.flatMap((field) => controlOf(field) ?? []);
}

/** Numbers of records and of requests; the others are seconds. */
const WHOLE: readonly string[] = ['limit', 'concurrency'];

/** The control that a field is, unless it is of a type that steers nothing. */
export function controlOf({ name, type, typeOptions }: INodeProperties): Control | undefined {
	const { minValue: min, maxValue: max } = typeOptions ?? {};
	const toCount = WHOLE.includes(name) ? toInteger : toNumber;
	switch (type) {
		case 'boolean':
			return { name, convert: toBoolean };
		case 'number':
			return { name, convert: (value) => toCount(value, { min, max }) };
		case 'string':
			return { name, convert: (value) => toText(value, {}, { oneLine: true }) };
		default:
			return undefined;
	}
}

/** The fields that parameters are filled in with. */
function fieldsOf(params: Params): string[] {
	return Object.entries(params).flatMap(([name, param]) => [
		firstOf(fieldOf(name, param)),
		// The name of a file is sent with it; what names may not hold is taken out of it.
		...(param.type === 'media' || param.type === 'file'
			? [param.source ?? '', param.binary ?? '', param.url ?? 'fileUrl', 'fileName']
			: []),
		// An object without a place of its own is spread over the form.
		...(param.type === 'object' && param.from === undefined ? fieldsOf(param.fields) : []),
	]);
}

function fieldOf(name: string, param: Param): string {
	return ('from' in param && param.from) || (param.type === 'file' ? 'binaryPropertyName' : name);
}

function firstOf(path: string): string {
	return path.split('.')[0] ?? path;
}
