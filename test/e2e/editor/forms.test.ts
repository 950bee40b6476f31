import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { openEditor, type Editor } from '../../../scripts/editor/editor';
import { formsOf, workflowOfForms, type Form } from '../../../scripts/editor/forms';
import {
	closeForm,
	openCanvas,
	openForm,
	photographForm,
	type FormReading,
} from '../../../scripts/editor/open-form';
import { ROOT } from '../../../scripts/n8n/package-tarball';
import { use } from '../../../scripts/playground/example-workflows';
import { usePlayground } from '../support/playground';

const SCREENSHOTS = path.join(ROOT, 'screenshots', 'en');

/** About a second per form, and a hundred forms. */
const TIMEOUT_MS = 600_000;

const playground = usePlayground();
let forms: Form[];
let editor: Editor;
const readings = new Map<string, FormReading>();
const problems: string[] = [];

beforeAll(async () => {
	const { client, nodeTypes, credential } = playground();
	forms = formsOf(nodeTypes);
	const workflow = await client.createWorkflow(workflowOfForms(forms, use(credential)));
	await mkdir(SCREENSHOTS, { recursive: true });
	editor = await openEditor(client);
	await openCanvas(editor, client.url, workflow.id, forms.length);
	for (const { label } of forms) {
		readings.set(label, await openForm(editor, label));
		await photographForm(editor, path.join(SCREENSHOTS, `${label}.png`));
		await closeForm(editor);
		problems.push(...editor.takeProblems().map((problem) => `${label}: ${problem}`));
	}
}, TIMEOUT_MS);
afterAll(async () => await editor?.close());

/** The forms for which something holds, by label. */
function formsWhere(holds: (reading: FormReading, form: Form) => boolean): string[] {
	return forms
		.filter((form) => {
			const reading = readings.get(form.label);
			return reading === undefined || holds(reading, form);
		})
		.map(({ label }) => label);
}

test('the editor complains about nothing while it shows the forms', () => {
	expect(problems).toEqual([]);
});

test('every form of the action node shows its resource, its operation and fields of its own', () => {
	const actionForms = forms.filter(({ chosen }) => chosen.resource !== undefined);
	expect(actionForms.length).toBeGreaterThan(0);
	expect(
		formsWhere(
			({ labels }, { chosen }) =>
				chosen.resource !== undefined &&
				!(labels.includes('Resource') && labels.includes('Operation') && labels.length > 2),
		),
	).toEqual([]);
});

test('no list of a form stays empty or fails to load', () => {
	const failure = /no data|no options|error fetching|error loading/i;
	expect(formsWhere(({ text }) => failure.test(text))).toEqual([]);
});

test('no field of a form covers another', () => {
	const overlaps = [...readings].flatMap(([label, reading]) =>
		reading.overlaps.map((pair) => `${label}: ${pair}`),
	);
	expect(overlaps).toEqual([]);
});

test('every label of a form has an English name', () => {
	const labels = [...readings].flatMap(([form, reading]) =>
		reading.labels.map((label) => ({ form, label })),
	);
	expect(labels.filter(({ label }) => !/[A-Za-z]/.test(label))).toEqual([]);
});
