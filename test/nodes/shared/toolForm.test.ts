import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { WeComCustomerContact } from '../../../nodes/WeComCustomerContact/WeComCustomerContact.node.ts';
import type * as Translations from '../../../support/translations';

// What the build of the Chinese edition does.
jest.mock('../../../i18n/dictionary', () => {
	const { chineseTexts } = jest.requireActual<typeof Translations>('../../../support/translations');
	return { dictionary: chineseTexts() };
});

/** How n8n's editor makes the name of a tool's parameter from a label. */
const parameterName = (label: string) => label.replace(/[^a-zA-Z0-9-]/g, '_');
/** How n8n makes the name of a tool from that of its node. */
const toolName = (name: string) => name.replace(/[^a-zA-Z0-9_-]+/g, '_');

const { description } = new WeComCustomerContact();
const { replacements = {} } = Object(description.usableAsTool) as {
	replacements?: Partial<INodeTypeDescription>;
};
const { properties = [] } = replacements;

/** The fields that stand beside one another in a form. */
function fieldsOf(resource: string, operation: string): INodeProperties[] {
	const own = properties.filter(
		({ name, displayOptions: { show } = {} }) =>
			name !== 'operation' &&
			show?.resource?.includes(resource) &&
			show.operation?.includes(operation),
	);
	return own.flatMap((field) =>
		field.type === 'collection' ? (field.options as INodeProperties[]) : [field],
	);
}

const dropdowns = properties.filter(({ name }) => name === 'operation');
const operations = dropdowns.flatMap(({ options, displayOptions }) =>
	(options as INodePropertyOptions[]).map(({ value, action }) => ({
		resource: String(displayOptions?.show?.resource?.[0]),
		operation: String(value),
		action,
	})),
);

describe('the Chinese edition as a tool', () => {
	it('gives each parameter of a tool a name that a model can tell from the others', () => {
		expect(operations.length).toBeGreaterThan(90);
		const fields = operations.flatMap(({ resource, operation }) => {
			const open = fieldsOf(resource, operation).filter(
				({ type }) => !['fixedCollection', 'collection', 'options', 'notice'].includes(type),
			);
			const names = new Map(open.map(({ name, displayName }) => [name, displayName]));
			const shared = new Set([...names.values()].map(parameterName)).size < names.size;
			const unreadable = open.filter(({ displayName }) => !/[A-Za-z]/.test(displayName));
			return shared || unreadable.length > 0
				? [{ resource, operation, labels: [...names.values()] }]
				: [];
		});
		expect(fields).toEqual([]);
	});

	it('gives each tool a name of its own', () => {
		const names = operations.map(({ action }) =>
			toolName(`${action} in ${description.defaults.name}`),
		);
		expect(new Set(names).size).toBe(operations.length);
		expect(names).toContain('_customer_markTags_in_');
	});

	it('leaves the form of the node itself in plain Chinese', () => {
		const labelOf = (all: readonly INodeProperties[]) =>
			all.find(({ name }) => name === 'external_userid')?.displayName;
		expect(labelOf(description.properties)).toBe('客户');
		expect(labelOf(properties)).toBe('客户（external_userid）');
	});
});
