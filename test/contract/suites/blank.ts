import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';

import type { FilledField, FilledForm } from '../../harness/fillForm';
import { setAtPlace, valueAtPlace } from '../../harness/formFields';

/** The expression under which a test hands a value to a field: n8n does not look at it before the run. */
const GIVEN = '={{ $json.value }}';

/** The parameters with the fields emptied, as by an expression that comes out empty. */
export function withBlank(
	{ parameters }: Pick<FilledForm, 'parameters'>,
	fields: readonly FilledField[],
): INodeParameters {
	const copy = structuredClone(parameters);
	for (const { property, place } of fields) {
		const isGroup = property.type === 'fixedCollection' || property.type === 'collection';
		if (isGroup) setAtPlace(copy, place, {});
		else setAtPlace(copy, place, asExpression(valueAtPlace(copy, place), '={{ "" }}'));
	}
	return copy;
}

/**
 * The parameters with a field that takes its value from the input item, and that value, taken from
 * `source`, where the same field holds it.
 */
export function withGiven(
	{ parameters }: Pick<FilledForm, 'parameters'>,
	{ place }: FilledField,
	source: INodeParameters,
): { parameters: INodeParameters; json: { value: NodeParameterValueType | undefined } } {
	const value = valueAtPlace(source, place);
	const copy = structuredClone(parameters);
	setAtPlace(copy, place, asExpression(value, GIVEN));
	const isLocator = typeof value === 'object' && value !== null && '__rl' in value;
	return { parameters: copy, json: { value: isLocator ? value.value : value } };
}

function asExpression(
	value: NodeParameterValueType | undefined,
	expression: string,
): NodeParameterValueType {
	return typeof value === 'object' && value !== null && '__rl' in value
		? { ...value, value: expression }
		: expression;
}
