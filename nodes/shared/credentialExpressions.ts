import type { IExecuteFunctions, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

/** Names that an expression has from n8n and that mean the same for every item of a run. */
const SAME_FOR_ALL = new Set(['vars', 'secrets', 'env', 'now', 'today', 'workflow', 'execution']);

/**
 * Whether a field of the credential may come out differently for another input item: whether it holds an expression that
 * looks at more than variables, secrets, environment, time or the run. Reading a credential costs n8n a query and a
 * decryption, too much to do it for each of many items for nothing.
 *
 * Two readings that come out the same would not tell: `{{ $json.secret ?? 'own' }}` says the same for every item that
 * has none. So this looks at the fields as they are stored. Where n8n does not show them, each item is read by itself.
 */
export async function dependsOnItem(context: IExecuteFunctions, type: string): Promise<boolean> {
	const fields = await storedFields(context, type);
	if (!fields) return context.getInputData().length > 1;
	return Object.values(fields).some((value) => typeof value === 'string' && looksAtItem(value));
}

function looksAtItem(value: string): boolean {
	if (!value.startsWith('=')) return false;
	const names = value.matchAll(/\$(\w*)/g);
	return [...names].some(([, name = '']) => !SAME_FOR_ALL.has(name));
}

/** The part of n8n's context that its interface leaves out. */
interface Inside {
	additionalData?: IWorkflowExecuteAdditionalData;
}

async function storedFields(
	context: IExecuteFunctions,
	type: string,
): Promise<Record<string, unknown> | undefined> {
	const { additionalData } = context as unknown as Inside;
	const credential = context.getNode().credentials?.[type];
	if (!additionalData || !credential) return undefined;
	const raw = true;
	return await additionalData.credentialsHelper
		.getDecrypted(additionalData, credential, type, context.getMode(), undefined, raw)
		.catch(() => undefined);
}
