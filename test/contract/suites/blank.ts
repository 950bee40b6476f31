import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';

import type { FilledField, FilledForm } from '../../../support/harness/fillForm';
import { setAtPlace, valueAtPlace } from '../../../support/harness/formFields';

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

/** The parameters with a field that holds an expression, which takes its value from the input item unless it is given. */
export function withExpression(
	{ parameters }: Pick<FilledForm, 'parameters'>,
	{ place }: FilledField,
	expression = GIVEN,
): INodeParameters {
	const copy = structuredClone(parameters);
	setAtPlace(copy, place, asExpression(valueAtPlace(copy, place), expression));
	return copy;
}

/** What a field of filled-in parameters holds; of a locator, the id. */
export function formValueOf(parameters: INodeParameters, { place }: FilledField): unknown {
	const value = valueAtPlace(parameters, place);
	return typeof value === 'object' && value !== null && '__rl' in value ? value.value : value;
}

function asExpression(
	value: NodeParameterValueType | undefined,
	expression: string,
): NodeParameterValueType {
	return typeof value === 'object' && value !== null && '__rl' in value
		? { ...value, value: expression }
		: expression;
}
