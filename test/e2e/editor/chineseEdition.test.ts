import { startInstance, type Instance } from '../../../support/n8n/instance';
import { CREDENTIAL_TYPE } from '../../../nodes/shared/credentialType';
import {
	credentialData,
	startSimulatedApp,
	type SimulatedApp,
} from '../../../support/playground/simulatedApp';
import { faultsOf, FORMS_TIMEOUT_MS, labelsWhere, showForms, type ShownForms } from './readForms';

/** Names that are the same in Chinese: WeCom's own documentation does not translate them. */
const UNTRANSLATED = /^(URL|UnionID|OpenID|EncodingAESKey|Token|XML|JSON)$/i;

/** What n8n's own editor says in a form, and the names of its URLs in our texts. */
const N8N_WORDS =
	/Execute step|I wish this node would.*|No properties|Currently no items exist|Webhook URLs|Production URL|Test URL|From list|By ID|Select Credential|Select date and time|Always Output Data/gi;

let n8n: Instance | undefined;
let app: SimulatedApp | undefined;
let shown: ShownForms;

beforeAll(async () => {
	app = await startSimulatedApp();
	n8n = await startInstance({ edition: 'zh' });
	const { client, nodeTypes } = n8n;
	const credential = await client.createCredential(
		'企业微信',
		CREDENTIAL_TYPE,
		credentialData(app),
	);
	shown = await showForms({ client, nodeTypes, app, credential }, 'zh');
}, FORMS_TIMEOUT_MS);
afterAll(async () => {
	await n8n?.stop();
	await app?.simulator.stop();
});

test('the Chinese edition passes the credential test with the same credential', async () => {
	if (!n8n || !app) throw new Error('n8n has not started.');
	const credential = await n8n.client.createCredential(
		'WeCom',
		CREDENTIAL_TYPE,
		credentialData(app),
	);
	const result = await n8n.client.testCredential(credential, credentialData(app));
	expect(result).toMatchObject({ status: 'OK' });
});

test('no form is empty, has an empty list or fields that cover one another', () => {
	expect(faultsOf(shown.forms)).toEqual([]);
});

test('every label is Chinese', () => {
	const isForeign = (label: string) => !/\p{Script=Han}/u.test(label) && !UNTRANSLATED.test(label);
	expect(labelsWhere(shown.forms, isForeign)).toEqual([]);
});

test('nothing of ours in a form is English', () => {
	const english = shown.forms.flatMap(({ label, reading }) =>
		reading.text
			.split('\n')
			.filter((line) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(line.replace(N8N_WORDS, '')))
			.map((line) => `${label}: ${line}`),
	);
	expect(english).toEqual([]);
});

test('the editor complains about nothing while it shows the forms', () => {
	expect(shown.problems).toEqual([]);
});
