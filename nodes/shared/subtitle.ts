import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { translate } from '../../i18n/translate';

/**
 * The description of a node with a subtitle in words. n8n's usual subtitle shows the values of resource
 * and operation on the canvas, such as `markTags: customer`.
 */
export function withOperationSubtitle(description: INodeTypeDescription): INodeTypeDescription {
	const resources = description.properties.filter(({ name }) => name === 'resource');
	const resourceNames = Object.fromEntries(resources.flatMap(namesOf));
	const names = description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap((dropdown) => {
			const [resource] = dropdown.displayOptions?.show?.resource ?? [];
			return namesOf(dropdown).map(([operation, name]) => [
				`${String(resource)}.${operation}`,
				`${resourceNames[String(resource)]} > ${name}`,
			]);
		});
	return withSubtitle(
		description,
		`(${JSON.stringify(Object.fromEntries(names))})[$parameter["resource"] + "." + $parameter["operation"]]`,
	);
}

/** The same for a node with a single list of choices, which shows nothing where its default alone is chosen. */
export function withChoiceSubtitle(
	description: INodeTypeDescription,
	field: string,
): INodeTypeDescription {
	const list = description.properties.filter(({ name }) => name === field);
	const names = JSON.stringify(Object.fromEntries(list.flatMap(namesOf)));
	const usual = JSON.stringify(String(list[0]?.default));
	const between = JSON.stringify(translate('message.betweenNames', ', '));
	return withSubtitle(
		description,
		`((ids) => ids.join() === ${usual} ? "" : ids.map((id) => (${names})[id] ?? id).join(${between}))([].concat($parameter[${JSON.stringify(field)}]))`,
	);
}

function withSubtitle(description: INodeTypeDescription, expression: string): INodeTypeDescription {
	return { ...description, subtitle: `={{ ${expression} }}` };
}

function namesOf({ options }: INodeProperties): Array<[string, string]> {
	return ((options ?? []) as INodePropertyOptions[]).map(({ value, name }) => [
		String(value),
		// Without the Chinese term that stands behind an English name.
		name.replace(/ \([^()]*\)$/, ''),
	]);
}
