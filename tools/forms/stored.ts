import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';
import { fieldsIn, groupsIn, valuesIn } from '../../nodes/shared/visitFields';
import { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node.ts';
import { WeComCustomerContactTrigger } from '../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node.ts';
import { WeComMemberMessage } from '../../nodes/WeComMemberMessage/WeComMemberMessage.node.ts';

/** Where the forms are written down, from the root. */
export const FORMS_FILE = 'test/nodes/forms.txt';

const INTRODUCTION = `# What workflows and credentials store of the forms: path, type, default, values. A line that goes or changes
# breaks those that hold it; see "Change a field that is published" in docs/contributing.md.
# Written by \`npm run generate\`.
`;

/** What decides which form is shown, and so stands in the headings. */
const SELECTORS = ['resource', 'operation'];

/**
 * What workflows and credentials store of the forms, as text: for every operation, the trigger and the
 * credential each field with its path, type, default, display rules and values, a line each. Words are left out, since they may
 * change at any time, and so is the order.
 */
export function storedForms(): string {
	const credential = new WeComCustomerContactApi();
	return [
		INTRODUCTION,
		...ofNode(new WeComCustomerContact().description),
		...ofNode(new WeComMemberMessage().description),
		...ofNode(new WeComCustomerContactTrigger().description),
		...section(`credential ${credential.name}`, credential.properties),
	].join('\n');
}

function ofNode(description: INodeTypeDescription): string[] {
	const { name, version, properties } = description;
	const node = `node ${name}, version ${String(version)}`;
	const [selectors, fields] = [
		properties.filter((field) => SELECTORS.includes(field.name)),
		properties.filter((field) => !SELECTORS.includes(field.name)),
	];
	const operations = selectors.filter((field) => field.name === 'operation');
	if (operations.length === 0) return section(node, properties);
	return [
		...section(node, [
			...selectors.filter((field) => field.name === 'resource'),
			...fields.filter((field) => !field.displayOptions?.show?.resource),
		]),
		...operations.flatMap((field) => {
			const [resource] = field.displayOptions?.show?.resource ?? [];
			return valuesOf(field).flatMap((operation) =>
				section(
					`${String(resource)}.${String(operation)}`,
					fields.filter(
						({ displayOptions: { show = {} } = {} }) =>
							show.resource?.includes(resource as string) &&
							(show.operation?.includes(operation) ?? true),
					),
				),
			);
		}),
	];
}

function section(title: string, fields: readonly INodeProperties[]): string[] {
	return [title, ...fields.flatMap((field) => linesOf(field, '')).sort(), ''];
}

/** The lines of a field and of those inside it. */
function linesOf(field: INodeProperties, parent: string): string[] {
	if (field.type === 'notice') return [];
	const path = parent + field.name;
	const parts = [
		path.padEnd(40),
		typeOf(field),
		JSON.stringify(field.default),
		field.required ? 'required' : '',
		conditionsOf(field),
	];
	const line = `  ${parts.filter((part) => part !== '').join('  ')}`;
	const values = valuesOf(field).map((value) => JSON.stringify(value));
	return [
		values.length > 0 ? `${line}  of ${values.sort().join(' ')}` : line,
		...fieldsIn(field).flatMap((one) => linesOf(one, `${path}.`)),
		...groupsIn(field).flatMap(({ name, values: inner }) =>
			inner.flatMap((one) => linesOf(one, `${path}.${name}.`)),
		),
	];
}

/** The type, with the modes of a locator, and [] where the value is a list of them. */
function typeOf({ type, modes, typeOptions }: INodeProperties): string {
	const inner = modes ? `(${modes.map(({ name }) => name).join(', ')})` : '';
	return `${type}${inner}${typeOptions?.multipleValues ? '[]' : ''}`;
}

/** When the field is shown, and with it sent, but for resource and operation. */
function conditionsOf({ displayOptions: { show = {}, hide = {} } = {} }: INodeProperties): string {
	const words = (rules: object) =>
		Object.entries(rules)
			.filter(([name]) => !SELECTORS.includes(name))
			.map(([name, values]) => `${name} ${JSON.stringify(values)}`)
			.sort()
			.join(', ');
	const [shown, hidden] = [words(show), words(hide)];
	return [shown && `where ${shown}`, hidden && `but not where ${hidden}`].filter(Boolean).join(' ');
}

function valuesOf(field: INodeProperties): Array<INodePropertyOptions['value']> {
	return valuesIn(field).map(({ value }) => value);
}
