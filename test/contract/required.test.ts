import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { endpointOf } from '../../contract/load';
import {
	isComposed,
	type AnyOperation,
	type Operation,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import { controlsOf } from '../../nodes/WeComCustomerContact/engine/controls';
import { buildProperties } from '../../nodes/WeComCustomerContact/properties';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { COLLECTIONS_OF_FIELDS, mapFields, visitFields } from '../../nodes/shared/visitFields';
import { fillForm, type FilledField } from '../../support/harness/fillForm';
import {
	formScope,
	locate,
	setAtPlace,
	valueAtPlace,
	type Place,
} from '../../support/harness/formFields';
import { readBack } from '../../support/harness/readBack';
import { requestsOf, withLists } from '../../tools/contract/reach';
import type { JsonObject } from '../../wecom/types';
import { composedRequests } from './composedRequests';
import { withExpression } from './suites/blank';
import { minimalRequest } from './suites/minimal';
import { TODAY } from './today';

const operations = [...resources, ...memberMessageResources].flatMap((one) => one.operations);

beforeAll(() => jest.useFakeTimers({ now: TODAY }));
afterAll(() => jest.useRealTimers());

describe.each(operations.map((one) => [one.id, one] as const))('%s', (_id, operation) => {
	it('stars the fields that it cannot do without, and no others', () => {
		const wrong = judged(operation)
			.filter(({ field, needed }) => needed !== (field.property.required === true))
			.map(({ field, needed }) => `${nameOf(field)} ${needed ? 'has no star' : 'has a star'}`);
		expect(wrong).toEqual([]);
	});

	it('stars no field that n8n would look for in vain, in a collection that it is not in', () => {
		const starred: string[] = [];
		visitFields(operation.fields, {
			field: (field, path, owner) => {
				if (owner?.type === 'collection' && field.required === true) starred.push(path);
			},
		});
		expect(starred).toEqual([]);
	});

	it('is stopped by n8n before the run where such a field is empty, and not where it has an expression', () => {
		for (const { parameters, fields } of formsOf(operation)) {
			expect(issuesOf(operation, parameters)).toEqual([]);
			for (const field of fields.filter(isText)) {
				const { property, place } = field;
				expect(issuesOf(operation, withExpression({ parameters }, field))).toEqual([]);
				if (property.required !== true || isInCollection(place)) continue;
				expect(issuesOf(operation, emptied(parameters, field))).toContain(
					`Parameter "${property.displayName}" is required.`,
				);
			}
		}
	});
});

it('judges every field that holds a text or ids', () => {
	const missing = operations.flatMap((operation) => {
		const seen = new Set(judged(operation).map(({ field }) => field.property));
		// What steers the run, and the name of a file, which has one already.
		const others = new Set([...controlsOf(operation).map(({ name }) => name), 'fileName']);
		const found: string[] = [];
		visitFields(operation.fields, {
			field: (property, path, owner) => {
				// What was added to a collection is no part of the smallest form.
				const isAdded = owner?.type === 'collection' || others.has(property.name);
				if (isAdded || !TEXTS.includes(property.type) || seen.has(property)) return;
				found.push(`${operation.id} ${path}`);
			},
		});
		return found;
	});
	expect(missing).toEqual([]);
});

/** A form that asks for something that WeCom takes, and the fields that are filled in for it. */
interface Filled {
	parameters: INodeParameters;
	fields: readonly FilledField[];
}

/** Fields that the editor shows empty. */
const TEXTS: ReadonlyArray<INodeProperties['type']> = [
	'string',
	'multiOptions',
	'resourceLocator',
	'dateTime',
];

const isText = ({ property }: FilledField) => TEXTS.includes(property.type);
const nameOf = ({ place }: FilledField) => place.join('.');

/** The operation as what fills forms in takes it: of one without a request, what it wants to know is filled in. */
const filling = (operation: AnyOperation): Operation => operation as Operation;

function formsOf(operation: AnyOperation): Filled[] {
	return requestsFor(operation).flatMap((request) => {
		const { parameters, fields } = fillForm(filling(operation), request);
		const form = { parameters, fields: [...fields.values()] };
		return [form, ...fromOtherPlaces(operation, form)].filter(
			(one) => !('refused' in readBack(filling(operation), one.parameters)),
		);
	});
}

function requestsFor(operation: AnyOperation): readonly JsonObject[] {
	if (isComposed(operation)) return composedRequests(operation);
	const endpoint = endpointOf(operation.id);
	return [minimalRequest(endpoint), ...requestsOf(endpoint)].map((one) =>
		withLists(operation, one),
	);
}

/** The same form with each of its files out of the input item and out of the web, in place of an uploaded one. */
function fromOtherPlaces(operation: AnyOperation, { parameters, fields }: Filled): Filled[] {
	const scope = formScope(operation.fields);
	const files = fields.filter(({ place }) => FILE_FIELDS.includes(String(place.at(-1))));
	return files.flatMap(({ place }) => {
		const beside = (name: string): Place => [...place.slice(0, -1), name];
		return OTHER_PLACES.flatMap(([source, name, value]): Filled[] => {
			const [property] = locate(scope, pathOf(beside(name)));
			const hasSource = locate(scope, pathOf(beside('source'))).length > 0;
			if (!hasSource || property?.kind !== 'field') return [];
			const copy = structuredClone(parameters);
			setAtPlace(copy, beside('source'), source);
			setAtPlace(copy, beside(name), value);
			return [{ parameters: copy, fields: [{ ...property, place: beside(name) }] }];
		});
	});
}

/** What says which file is meant. */
const FILE_FIELDS = ['media_id', 'pic_url', 'binaryPropertyName'];

const OTHER_PLACES = [
	['binary', 'binaryPropertyName', 'data'],
	['url', 'fileUrl', 'https://www.example.com/picture.png'],
] as const;

/** The path of the field at a place, as forms name it. */
const pathOf = (place: Place): string =>
	place.filter((key) => typeof key === 'string' && !COLLECTIONS_OF_FIELDS.has(key)).join('.');

const isInCollection = ([first]: Place): boolean => COLLECTIONS_OF_FIELDS.has(String(first));

/** Whether the operation can do without a field, for every field that is filled in by one of its forms. */
function judged(operation: AnyOperation): Array<{ field: FilledField; needed: boolean }> {
	const found = new Map<INodeProperties, { field: FilledField; needed: boolean }>();
	for (const { parameters, fields } of formsOf(operation)) {
		for (const field of fields.filter(isText)) {
			const outcome = readBack(filling(operation), emptied(parameters, field));
			const faults = 'refused' in outcome ? outcome.refused : [];
			const needed = faults.some(
				(fault) =>
					fault.endsWith(' is missing') ||
					(isAlternative(fault) && !hasAlternative(operation, parameters, field, fault)),
			);
			const before = found.get(field.property)?.needed ?? true;
			found.set(field.property, { field, needed: before && needed });
		}
	}
	return [...found.values()];
}

const isAlternative = (fault: string): boolean => fault.startsWith('Fill in at least one of');

/** Whether somebody who sees the form can fill in another field than the one that was emptied. */
function hasAlternative(
	{ fields: form }: AnyOperation,
	parameters: INodeParameters,
	{ property, place }: FilledField,
	fault: string,
): boolean {
	if (isInCollection(place)) return true;
	return form.some(
		(field) =>
			field !== property &&
			fault.includes(field.displayName) &&
			NodeHelpers.displayParameter(parameters, field, null, null),
	);
}

/** The parameters with a field as the editor stores it that somebody emptied. */
function emptied(parameters: INodeParameters, { property, place }: FilledField): INodeParameters {
	const copy = structuredClone(parameters);
	const before = valueAtPlace(copy, place);
	const nothing = property.type === 'multiOptions' ? [] : '';
	const isLocator = property.type === 'resourceLocator';
	setAtPlace(copy, place, isLocator ? { ...(before as object), value: nothing } : nothing);
	return copy;
}

/** What n8n has against a form, before it runs the node. */
function issuesOf(operation: AnyOperation, parameters: INodeParameters): string[] {
	const [value = ''] = operation.id.split('.');
	const built = buildProperties([{ value, name: value, operations: [operation] }]);
	// What ids look like is a matter of their own, and n8n gives up on it where the machine is busy.
	const properties = mapFields(built, {
		field: ({ modes, ...field }) => ({
			...field,
			...(modes ? { modes: modes.map(({ validation: _validation, ...mode }) => mode) } : {}),
		}),
	});
	// As n8n does it when it loads a workflow.
	const whole = NodeHelpers.getNodeParameters(properties, parameters, true, false, null, null);
	const node = { id: '1', name: 'Node', type: 'test', typeVersion: 1, parameters: whole };
	const issues = NodeHelpers.getNodeParametersIssues(properties, node as unknown as INode, null);
	return Object.values(issues?.parameters ?? {}).flat();
}
