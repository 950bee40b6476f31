import type { IBinaryKeyData, INodeParameters, INodeProperties } from 'n8n-workflow';

import { SIMPLIFY } from '../../nodes/WeComCustomerContact/customers/shape';
import type { Operation } from '../../nodes/WeComCustomerContact/declaration/operation';
import type { Param, Params } from '../../nodes/WeComCustomerContact/declaration/params';
import type { JsonObject } from '../../wecom/types';
import { mayBeShown, showFields } from './displayRules';
import { listOf, toFieldValue } from './fieldValue';
import {
	fieldOf,
	formScope,
	innerScope,
	locate,
	setAtPlace,
	type FieldScope,
	type Located,
	type Place,
	type PlacedField,
} from './formFields';
import { sampleFile, type DescribedFile } from './sampleFile';

/** The field of the form that holds a parameter of a request. */
export interface FilledField {
	property: INodeProperties;
	place: Place;
}

/** A form that was filled in so that the node sends a certain request. */
export interface FilledForm {
	/** `resource`, `operation` and the fields, as n8n stores them. */
	parameters: INodeParameters;
	/** The files of the input item, where the request has any. */
	binary: IBinaryKeyData;
	/** Fields by the path of the parameter in the request, e.g. `attachments.0.link.title`. */
	fields: ReadonlyMap<string, FilledField>;
	/** What the form cannot express, by the path of the parameter. */
	problems: ReadonlyMap<string, string>;
}

/** Name of the binary property of the input item that holds the file of an upload. */
const BINARY_PROPERTY = 'data';

/**
 * Fills in the form of an operation so that it asks for `request`, which holds the parameters of query,
 * body, headers and upload side by side, as the examples of the contract do, and what is not sent beside them. The inverse of what the
 * node does when it reads a form. A cursor is left out: the node gets it from the page before.
 */
export function fillForm(operation: Operation, request: JsonObject): FilledForm {
	return new Filler(operation).fill(request);
}

class Filler {
	private readonly parameters: INodeParameters;
	private readonly binary: IBinaryKeyData = {};
	private readonly fields = new Map<string, FilledField>();
	private readonly problems = new Map<string, string>();
	/** Every field that holds a value, by the path of its parameter; each has to be visible. */
	private readonly used: Array<{ path: string; field: PlacedField }> = [];

	constructor(private readonly operation: Operation) {
		const [resource = '', name = ''] = operation.id.split('.');
		this.parameters = { resource, operation: name };
	}

	fill(request: JsonObject): FilledForm {
		const { query, body, upload, headers, own, paging, split, fields } = this.operation;
		const params = { ...own, ...query, ...body, ...headers, ...upload };
		const scope = formScope(fields);
		const { cursor, limit } = { cursor: paging?.cursor, limit: paging?.limit?.param };
		const asked = Object.entries(request).filter(([name]) => name !== cursor && name !== limit);
		// What the tests hold against the contract is what WeCom sends.
		if (fields.some(({ name }) => name === SIMPLIFY)) this.parameters[SIMPLIFY] = false;
		if (paging) this.fillPaging(limit === undefined ? undefined : request[limit]);
		// A request of the contract is one call.
		if (split?.unless !== undefined) this.parameters.options = { [split.unless]: true };
		this.fillObject(params, Object.fromEntries(asked), scope, '');
		for (const [path, problem] of showFields(this.parameters, this.used)) {
			this.problems.set(path, problem);
		}
		const { parameters, binary, problems } = this;
		return { parameters, binary, fields: this.fields, problems };
	}

	/** Return All, or a limit where the request has one. */
	private fillPaging(limit: unknown): void {
		if (!this.operation.fields.some(({ name }) => name === 'returnAll')) return;
		this.parameters.returnAll = limit === undefined;
		if (limit !== undefined) this.parameters.limit = limit as number;
	}

	private fillObject(params: Params, values: JsonObject, scope: FieldScope, path: string): void {
		const prefix = path === '' ? '' : `${path}.`;
		for (const name of Object.keys(values)) {
			if (Object.hasOwn(params, name)) continue;
			this.problems.set(prefix + name, 'the operation declares no such parameter');
		}
		// In the order of the declaration, in which what decides about a field stands before it.
		for (const [name, param] of Object.entries(params)) {
			const value = values[name];
			if (value === undefined) continue;
			try {
				this.fillParam(name, param, value, scope, prefix + name);
			} catch (error) {
				this.problems.set(prefix + name, (error as Error).message);
			}
		}
	}

	private fillParam(
		name: string,
		param: Param,
		value: unknown,
		scope: FieldScope,
		path: string,
	): void {
		switch (param.type) {
			case 'constant':
				if (value !== param.value) throw new Error(`always ${JSON.stringify(param.value)}`);
				return;
			case 'agentId':
				// The credential holds it.
				return;
			case 'object':
				return this.fillObjectParam(param.fields, param.from, value as JsonObject, scope, path);
			case 'objects': {
				const group = this.find(scope, param.from ?? name, path);
				const entries = value as JsonObject[];
				this.note(path, group);
				setAtPlace(this.parameters, group.place, isSingle(group) ? {} : []);
				entries.forEach((entry, index) => {
					if (isSingle(group) && index > 0) throw new Error('the form takes one entry only');
					const inner = innerScope(group, isSingle(group) ? undefined : index);
					setAtPlace(this.parameters, inner.place, {});
					this.fillObject(param.fields, entry, inner, `${path}.${index}`);
				});
				return;
			}
			case 'file': {
				const field = this.find(scope, param.from ?? 'binaryPropertyName', path);
				this.note(path, field);
				setAtPlace(this.parameters, field.place, BINARY_PROPERTY);
				this.binary[BINARY_PROPERTY] = sampleFile(value as DescribedFile);
				return;
			}
			case 'media':
				this.fillValue(name, param, value, scope, path);
				if (param.source !== undefined) this.chooseSource(param.source, scope, path);
				return;
			case 'list': {
				const { joinedWith } = param;
				const entries =
					joinedWith !== undefined && typeof value === 'string' ? value.split(joinedWith) : value;
				this.fillValue(name, param, listOf(entries), scope, path);
				return;
			}
			default:
				this.fillValue(name, param, value, scope, path);
		}
	}

	private fillObjectParam(
		params: Params,
		from: string | undefined,
		value: JsonObject,
		scope: FieldScope,
		path: string,
	): void {
		if (from === undefined) return this.fillObject(params, value, scope, path);
		const located = this.find(scope, from, path);
		this.note(path, located);
		setAtPlace(this.parameters, located.place, {});
		this.fillObject(params, value, innerScope(located), path);
	}

	private fillValue(
		name: string,
		param: Param,
		value: unknown,
		scope: FieldScope,
		path: string,
	): void {
		const from = 'from' in param && param.from !== undefined ? param.from : name;
		const field = fieldOf(this.find(scope, from, path));
		setAtPlace(this.parameters, field.place, toFieldValue(param, field.property, value));
		this.note(path, field);
	}

	/** Remembers which field holds a parameter; for an entry of a group, the whole fixed collection. */
	private note(path: string, located: Located): void {
		const { property, place } = fieldOf(located);
		this.fields.set(path, { property, place });
	}

	/** A file is given by its id here, not by a binary property. */
	private chooseSource(source: string, scope: FieldScope, path: string): void {
		const field = this.find(scope, source, path);
		setAtPlace(this.parameters, field.place, 'media_id');
	}

	/**
	 * The field or group that `from` names; of several with one name, the one that is shown beside the
	 * values filled in before it.
	 * @throws Error where the form has none
	 */
	private find(scope: FieldScope, from: string, path: string): Located {
		const all = locate(scope, from);
		const found = all.find((one) => mayBeShown(this.parameters, fieldOf(one))) ?? all[0];
		if (!found) throw new Error(`the form has no field ${from}`);
		this.used.push({ path, field: fieldOf(found) });
		return found;
	}
}

/** Whether the group of a fixed collection holds one entry and not a list of them. */
function isSingle(located: Located): boolean {
	return fieldOf(located).property.typeOptions?.multipleValues !== true;
}
