import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';

import { loadExample, type ExampleLanguage, type ExampleName } from '../examples/examples';
import type { StoredCredential, Workflow } from '../n8n/types';

/** The package's name, which is part of every node's type in the examples. */
export const PACKAGE_NAME = 'n8n-nodes-wecom-customer-contact';

/** The types of the nodes of either edition. */
const OWN_TYPE = /^n8n-nodes-wecom-customer-contact(-zh)?\./;

/** The types of nodes in the examples that n8n listens for: the editor gives each an address of its own. */
const LISTENS = /(\.weComCustomerContactTrigger|^n8n-nodes-base\.(formTrigger|wait))$/;

/**
 * Reads an example and does what its user does after importing it: choose the credential, and fill
 * in what only the own corp knows.
 *
 * @param name which example
 * @param credential given to every node of this package
 * @param choices parameters to set, by node name
 * @param language of the example; its nodes are those of the English edition in either case
 * @throws Error when the example has no such node
 */
export function readExample(
	name: ExampleName,
	credential: StoredCredential,
	choices: Record<string, INodeParameters> = {},
	language: ExampleLanguage = 'en',
): Workflow {
	const workflow = loadExample(name, language);
	for (const nodeName of Object.keys(choices)) nodeOf(workflow, nodeName);
	return withAddresses({
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			type: node.type.replace(OWN_TYPE, `${PACKAGE_NAME}.`),
			parameters: { ...node.parameters, ...choices[node.name] },
			...(OWN_TYPE.test(node.type) && { credentials: use(credential) }),
		})),
	});
}

/**
 * Gives each node that listens, and has no address yet, one that nobody can guess, as n8n's editor does
 * when a workflow is pasted or imported. The examples themselves hold none, so that each import gets its own.
 */
export function withAddresses(workflow: Workflow): Workflow {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			LISTENS.test(node.type) ? { webhookId: randomUUID(), ...node } : node,
		),
	};
}

/** A node's reference to a stored credential. */
export function use({ id, name, type }: StoredCredential): NonNullable<INode['credentials']> {
	return { [type]: { id, name } };
}

/**
 * Finds a workflow's node by name.
 *
 * @throws Error naming the nodes that there are
 */
export function nodeOf(workflow: Workflow, name: string): INode {
	const node = workflow.nodes.find((candidate) => candidate.name === name);
	if (node) return node;
	const names = workflow.nodes.map((candidate) => candidate.name).join(', ');
	throw new Error(`"${workflow.name}" has no node "${name}"; it has ${names}.`);
}
