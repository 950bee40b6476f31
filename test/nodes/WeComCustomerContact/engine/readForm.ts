import type { INodeProperties } from 'n8n-workflow';

import type { Params } from '../../../../nodes/WeComCustomerContact/declaration/params';
import type { Operation } from '../../../../nodes/WeComCustomerContact/declaration/operation';
import { Form } from '../../../../nodes/WeComCustomerContact/engine/form';
import { indexForm } from '../../../../nodes/WeComCustomerContact/engine/formIndex';
import { InvalidForm } from '../../../../nodes/WeComCustomerContact/engine/invalidForm';
import { readRequest } from '../../../../nodes/WeComCustomerContact/engine/readRequest';

/** A field of a form. */
export const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: `The ${name}`,
	name,
	type: 'string',
	default: '',
	...more,
});
/** A collection to which fields are added. */
export const collection = (name: string, ...options: INodeProperties[]) =>
	field(name, { type: 'collection', default: {}, options });
/** A list of entries with these fields. */
export const list = (name: string, ...values: INodeProperties[]) =>
	field(name, {
		type: 'fixedCollection',
		default: {},
		options: [{ displayName: 'Entry', name: 'values', values }],
	});

const DONE = { kind: 'done', as: 'success', about: [] } as const;

/** What an operation makes of a form that is stored like this. */
export function read(
	operation: Partial<Operation>,
	fields: INodeProperties[],
	stored: Record<string, unknown>,
) {
	const getNodeParameter = (name: string, _item: number, fallback: unknown) =>
		name in stored ? stored[name] : fallback;
	const form = new Form({ getNodeParameter } as never, indexForm(fields));
	return readRequest({ result: DONE, fields, ...operation } as Operation, form, 0, 'Asia/Shanghai');
}

/** What is wrong with it. */
export function faults(
	operation: Partial<Operation>,
	fields: INodeProperties[],
	stored: Record<string, unknown>,
) {
	try {
		read(operation, fields, stored);
	} catch (error) {
		if (error instanceof InvalidForm) return error.violations;
		throw error;
	}
	return [];
}

/** Parameters as they are declared, by the names of the request. */
export const params = (given: Record<string, object>) => given as unknown as Params;
