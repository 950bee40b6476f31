import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { formsOf, workflowOfForms, type Form } from '../../support/editor/forms';
import { closeForm, openCanvas, openForm, photographForm } from '../../support/editor/openForm';
import { ROOT } from '../../support/n8n/packageTarball';
import { use } from '../../support/playground/exampleWorkflows';
import type { Studio } from './studio';

/**
 * Takes a picture of forms with every field filled in, into `screenshots/`, which git ignores.
 *
 * @param studio where
 * @param isWanted picks the forms
 * @throws Error when no form is wanted
 */
export async function takeForms(
	{ edition, n8n: { client, nodeTypes, url }, editor, credential }: Studio,
	isWanted: (form: Form) => boolean,
): Promise<void> {
	const directory = path.join(ROOT, 'screenshots', edition);
	await mkdir(directory, { recursive: true });
	const forms = formsOf(nodeTypes).filter(isWanted);
	if (forms.length === 0) throw new Error('There is no such form.');

	const workflow = await client.createWorkflow(workflowOfForms(forms, use(credential)));
	await openCanvas(editor, url, workflow.id, forms.length);
	for (const { label } of forms) {
		await openForm(editor, label);
		await photographForm(editor, path.join(directory, `${label}.png`));
		await closeForm(editor);
		for (const problem of editor.takeProblems()) console.log(`${label}: ${problem}`);
	}
	console.log(`${forms.length} pictures in ${path.relative(process.cwd(), directory)}`);
}
