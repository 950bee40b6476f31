import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';

import { ROOT } from '../n8n/package-tarball';
import type { StoredCredential, Workflow } from '../n8n/types';

/** The package's name, which is part of every node's type in the examples. */
export const PACKAGE_NAME = 'n8n-nodes-wecom-customer-contact';

/** The credential's type. */
export const CREDENTIAL_TYPE = 'weComCustomerContactApi';

/** A workflow under `examples/`, by its file name. */
export type ExampleName = 'set-up-qr-code' | 'scan-to-welcome';

/**
 * Reads an example and does what its user does after importing it: choose the credential, and fill
 * in what only the own corp knows.
 *
 * @param name which example
 * @param credential given to every node of this package
 * @param choices parameters to set, by node name
 * @throws {Error} when the example has no such node
 */
export async function readExample(
	name: ExampleName,
	credential: StoredCredential,
	choices: Record<string, INodeParameters> = {},
): Promise<Workflow> {
	const file = path.join(ROOT, 'examples', `${name}.json`);
	const workflow = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	for (const nodeName of Object.keys(choices)) nodeOf(workflow, nodeName);
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			parameters: { ...node.parameters, ...choices[node.name] },
			...(node.type.startsWith(`${PACKAGE_NAME}.`) && { credentials: use(credential) }),
		})),
	};
}

/** A node's reference to a stored credential. */
export function use({ id, name, type }: StoredCredential): NonNullable<INode['credentials']> {
	return { [type]: { id, name } };
}

/**
 * Finds a workflow's node by name.
 *
 * @throws {Error} naming the nodes that there are
 */
export function nodeOf(workflow: Workflow, name: string): INode {
	const node = workflow.nodes.find((candidate) => candidate.name === name);
	if (node) return node;
	const names = workflow.nodes.map((candidate) => candidate.name).join(', ');
	throw new Error(`"${workflow.name}" has no node "${name}"; it has ${names}.`);
}
