import type { INode } from 'n8n-workflow';

import type { Workflow } from '../n8n/types';
import type { ExampleTexts } from './texts';

/** The package in each language; it is part of the type of every node. */
const PACKAGES = {
	en: 'n8n-nodes-wecom-customer-contact.',
	zh: 'n8n-nodes-wecom-customer-contact-zh.',
};

/** The name that n8n proposes for the first credential, so that an import finds it by itself. */
export const PROPOSED_CREDENTIAL_NAMES = {
	en: 'WeCom (企业微信, WeChat Work) account',
	zh: '企业微信 WeCom / WeChat Work account',
};

/** Parameters that hold the name of a field, or several with commas between them. */
const NAMES_A_FIELD = new Set([
	'name',
	'fieldLabel',
	'field',
	'fieldName',
	'fieldsToSplitBy',
	'fieldToSplitOut',
]);

/**
 * The Chinese twin of an example: the same nodes, connections and parameters with other texts. Names of
 * nodes and fields are replaced in every expression too.
 *
 * @param workflow the English one
 * @param texts what differs
 * @throws Error naming a node without a name, and every text for which there is no parameter
 */
export function translateWorkflow(workflow: Workflow, texts: ExampleTexts): Workflow {
	const used = new Set<string>();
	const nodes = workflow.nodes.map((node) => translateNode(node, texts, used));
	const unused = Object.entries(texts.texts)
		.flatMap(([node, byPath]) => Object.keys(byPath).map((path) => `${node} ${path}`))
		.filter((key) => !used.has(key));
	if (unused.length > 0) throw new Error(`"${workflow.name}" has no ${unused.join(', ')}.`);

	const connections = Object.entries(workflow.connections).map(([source, outputs]) => {
		return [nameOf(source, texts), renameTargets(outputs, texts)];
	});
	return { ...workflow, name: texts.name, nodes, connections: Object.fromEntries(connections) };
}

/** The field names of an object in the other language; what has no name there stays. */
export function renameKeys<T>(record: Record<string, T>, names: Record<string, string>) {
	return Object.fromEntries(
		Object.entries(record).map(([key, value]) => [names[key] ?? key, value]),
	);
}

function translateNode(node: INode, texts: ExampleTexts, used: Set<string>): INode {
	const own = texts.texts[node.name] ?? {};
	const translate = (value: unknown, path: readonly string[]): unknown => {
		if (typeof value === 'string') {
			const key = path.join('.');
			const text = own[key];
			if (text !== undefined) used.add(`${node.name} ${key}`);
			return translateText(text ?? value, path, texts);
		}
		if (Array.isArray(value)) {
			return value.map((entry, index) => translate(entry, [...path, String(index)]));
		}
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, entry]) => [key, translate(entry, [...path, key])]),
		);
	};
	return {
		...node,
		name: nameOf(node.name, texts),
		type: node.type.replace(PACKAGES.en, PACKAGES.zh),
		parameters: translate(node.parameters, []) as INode['parameters'],
		...(node.credentials && { credentials: translateCredentials(node.credentials) }),
	};
}

function translateText(text: string, path: readonly string[], { nodes, fields }: ExampleTexts) {
	if (NAMES_A_FIELD.has(path.at(-1) ?? '')) {
		const parts = text.split(', ');
		if (parts.every((part) => part in fields)) {
			return parts.map((part) => fields[part]).join(', ');
		}
	}
	if (!text.startsWith('=')) return text;
	const withNodes = text.replace(/\$\('([^']+)'\)/g, (reference, name: string) => {
		return name in nodes ? `$('${nodes[name]}')` : reference;
	});
	return withNodes.replace(/\.([A-Za-z]\w*)/g, (access, name: string) => {
		return name in fields ? `.${fields[name]}` : access;
	});
}

function translateCredentials(credentials: NonNullable<INode['credentials']>) {
	const entries = Object.entries(credentials).map(([type, credential]) => {
		const { name } = credential;
		return [
			type,
			{
				...credential,
				name: name === PROPOSED_CREDENTIAL_NAMES.en ? PROPOSED_CREDENTIAL_NAMES.zh : name,
			},
		];
	});
	return Object.fromEntries(entries) as NonNullable<INode['credentials']>;
}

function renameTargets(outputs: Workflow['connections'][string], texts: ExampleTexts) {
	const entries = Object.entries(outputs).map(([kind, lists]) => {
		const renamed = lists.map((list) =>
			list ? list.map((target) => ({ ...target, node: nameOf(target.node, texts) })) : list,
		);
		return [kind, renamed];
	});
	return Object.fromEntries(entries) as Workflow['connections'][string];
}

function nameOf(name: string, { nodes }: ExampleTexts): string {
	const translated = nodes[name];
	if (translated === undefined) throw new Error(`There is no Chinese name for "${name}".`);
	return translated;
}
