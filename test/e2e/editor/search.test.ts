import { openEditor, type Editor } from '../../../support/editor/editor';
import { formsOf, workflowOfForms } from '../../../support/editor/forms';
import { openCanvas } from '../../../support/editor/openForm';
import { use } from '../../../support/playground/exampleWorkflows';
import { useAtTheEnd } from '../support/atTheEnd';
import { usePlayground } from '../support/playground';
import {
	CREDENTIAL_WORDS,
	credentialsFor,
	MEMBER_MESSAGE_WORDS,
	nameProposedFor,
	NODE_WORDS,
	nodesFor,
	openNewCredential,
	openNodePanel,
} from '../support/search';

const playground = usePlayground();
const atTheEnd = useAtTheEnd();
let editor: Editor;

beforeAll(async () => {
	editor = atTheEnd(await openEditor(playground().client), async (opened) => await opened.close());
});

describe('the node panel', () => {
	beforeAll(async () => {
		const { client, nodeTypes, credential } = playground();
		const forms = formsOf(nodeTypes).filter(({ label }) => label === 'followUser.getAll');
		const workflow = await client.createWorkflow(workflowOfForms(forms, use(credential)));
		await openCanvas(editor, client.url, workflow.id, forms.length);
		await openNodePanel(editor.page);
	});

	test.each(NODE_WORDS)('finds the action node under "%s"', async (word) => {
		expect(await nodesFor(editor.page, word)).toContain('WeCom Customer Contact');
	});

	test.each(MEMBER_MESSAGE_WORDS)('finds the node for messages under "%s"', async (word) => {
		expect(await nodesFor(editor.page, word)).toContain('WeCom Member Message');
	});

	test('finds neither under a word of something else', async () => {
		const found = await nodesFor(editor.page, 'spreadsheet');
		expect(found.filter((name) => name.startsWith('WeCom'))).toEqual([]);
	});
});

describe('a new credential', () => {
	beforeAll(async () => await openNewCredential(editor.page, playground().client.url));

	test.each(CREDENTIAL_WORDS)('is found under "%s"', async (word) => {
		const found = await credentialsFor(editor.page, word);
		expect(found).toEqual(['WeCom (企业微信, WeChat Work) API']);
	});

	test('gets the name that the examples look for', async () => {
		const name = await nameProposedFor(editor.page, 'wecom');
		expect(name).toBe('WeCom (企业微信, WeChat Work) account');
	});
});
