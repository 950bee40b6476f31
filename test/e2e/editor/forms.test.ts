import { usePlayground } from '../support/playground';
import { faultsOf, FORMS_TIMEOUT_MS, labelsWhere, showForms, type ShownForms } from './readForms';

const playground = usePlayground();
let shown: ShownForms;

beforeAll(async () => {
	shown = await showForms(playground(), 'en');
}, FORMS_TIMEOUT_MS);

test('every operation and the trigger have a form', () => {
	expect(shown.forms.map(({ label }) => label)).toEqual(
		expect.arrayContaining(['customer.get', 'welcomeMessage.send', 'weComCustomerContactTrigger']),
	);
});

test('no form is empty, has an empty list or fields that cover one another', () => {
	expect(faultsOf(shown.forms)).toEqual([]);
});

test('every label has an English name', () => {
	expect(labelsWhere(shown.forms, (label) => !/[A-Za-z]/.test(label))).toEqual([]);
});

test('the editor complains about nothing while it shows the forms', () => {
	expect(shown.problems).toEqual([]);
});
