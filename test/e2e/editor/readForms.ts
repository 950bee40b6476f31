import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { openEditor } from '../../../support/editor/editor';
import { formsOf, workflowOfForms, type Form } from '../../../support/editor/forms';
import {
	closeForm,
	openCanvas,
	openForm,
	photographForm,
	type FormReading,
} from '../../../support/editor/openForm';
import { ROOT, type Edition } from '../../../support/n8n/packageTarball';
import { use } from '../../../support/playground/exampleWorkflows';
import type { Playground } from '../../../support/playground/scanToWelcome';

/** About two seconds per form, and a hundred forms, on a machine that has other things to do. */
export const FORMS_TIMEOUT_MS = 900_000;

/** A form as the editor shows it. */
export interface ShownForm extends Form {
	reading: FormReading;
}

/** All forms of the package, and what the editor has complained about meanwhile. */
export interface ShownForms {
	forms: ShownForm[];
	problems: string[];
}

/**
 * Opens every form of a package's nodes in the editor and takes a picture of each.
 *
 * @param playground where the package is installed
 * @param edition names the folder of the pictures
 */
export async function showForms(
	{ client, nodeTypes, credential }: Playground,
	edition: Edition,
): Promise<ShownForms> {
	const directory = path.join(ROOT, 'screenshots', edition);
	await mkdir(directory, { recursive: true });
	const wanted = formsOf(nodeTypes);
	const workflow = await client.createWorkflow(workflowOfForms(wanted, use(credential)));

	const editor = await openEditor(client);
	const forms: ShownForm[] = [];
	const problems: string[] = [];
	try {
		await openCanvas(editor, client.url, workflow.id, wanted.length);
		for (const form of wanted) {
			const reading = await openForm(editor, form.label);
			await photographForm(editor, path.join(directory, `${form.label}.png`));
			await closeForm(editor);
			forms.push({ ...form, reading });
			problems.push(...editor.takeProblems().map((problem) => `${form.label}: ${problem}`));
		}
	} finally {
		await editor.close();
	}
	return { forms, problems };
}

/** Lists of a form that have nothing in them, or did not load. */
const BROKEN_LIST = /no data|no options|error fetching|error loading/i;

/** What is wrong with forms in any language, one line each. */
export function faultsOf(forms: readonly ShownForm[]): string[] {
	return forms.flatMap(({ label, chosen, reading }) => {
		const faults = reading.overlaps.map((pair) => `fields cover one another: ${pair}`);
		// Of the action node: resource, operation and the options that every operation has.
		const isEmpty = reading.labels.length <= (chosen.resource === undefined ? 0 : 2);
		if (isEmpty) faults.push('the form is empty');
		if (BROKEN_LIST.test(reading.text)) faults.push('a list is empty or did not load');
		return faults.map((fault) => `${label}: ${fault}`);
	});
}

/** The labels for which something holds, each with the form that shows it. */
export function labelsWhere(
	forms: readonly ShownForm[],
	holds: (label: string) => boolean,
): string[] {
	return forms.flatMap(({ label: form, reading }) =>
		reading.labels.filter(holds).map((label) => `${form}: ${label}`),
	);
}
