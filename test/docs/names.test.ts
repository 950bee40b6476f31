import { EXAMPLES, loadExample, type ExampleLanguage } from '../../support/examples/examples';
import { readTexts } from '../../support/examples/texts';
import { PAGES } from '../../support/pages';
import { shownTexts } from '../../support/shownTexts';
import { chineseTexts } from '../../support/translations';
import { read } from './markdown';

/** The end of the key of a text that names something: a field, a choice, an operation, a button. */
const IS_NAME = /\.(displayName|name|multipleValueButtonText|action)$|^message\./;

/** What n8n calls things on its own pages and in its own nodes. */
const OF_N8N = [
	...['Add a description', 'Allowed HTTP Request Domains', 'Always Output Data', 'Authentication'],
	...['Basic Auth', 'Call n8n Workflow Tool', 'Clear Deduplication History', 'Community nodes'],
	...['Continue', 'Copy to editor', 'Credential', 'New credential', 'Credential for Basic Auth'],
	...['Data tables', 'Error Workflow', 'Error fetching options', 'Execute Sub-workflow'],
	...[
		'Execute Once',
		'Execute step',
		'Execute workflow',
		'Executions',
		'Expire',
		'HTTP Request',
		'History Size',
	],
	...['Increment', 'Install', 'Let the model define this parameter', 'More details', 'None'],
	...['On Error', 'Predefined Credential Type', 'Production URL', 'Retry', 'Retry On Fail'],
	...['Remove Items Processed in Previous Executions', 'Set Manually', 'Specific Domains'],
	...['Stop Workflow', 'Tool', 'Tool Description', 'Tools', 'Webhook URLs', 'set mock data'],
	...['When Executed by Another Workflow', 'WeCom Customer Contact Tool'],
	...['WeCom (企业微信, WeChat Work) account', '企业微信 WeCom / WeChat Work account'],
	...['企业微信客户联系 Tool', 'Human in the Loop', 'Execution Order', 'v1', 'Loop Over Items'],
];

/** What WeCom's console, its client and Excel call things, and what they say. */
const OF_OTHERS = [
	...['CSV', 'CSV UTF-8', '企业信息', '企业可信IP', '可见范围', '域名主体校验未通过'],
	...['外部联系人变更回调', '客户与上下游', '客户联系', '应用管理', '我的企业', '接收消息'],
	...['权限配置', '查看', '消息推送', '群发助手', '群机器人', '自建', '设置API接收'],
	...['设置群发规则', '随机获取', '欢迎语', '用户发送的普通消息'],
];

/** Words in the marks of a name that name nothing: a heading of the page itself, a tag, a part of a message. */
const OTHERWISE = [
	...['A password for the form', 'Callback', 'Handled', 'already received other group messages'],
	...['可能已经执行', '客户来源 / 春季展会', '客户（external_userid）', '对谁、对什么', '已处理'],
	...['WeCom click on a card that waits for an answer', '同意 (member_a)'],
	...['第几天', '是', '否', '给示例客户打上 VIP 标签，并分配给 member_b'],
];

/** A language with its pages, how they mark a name, and the texts of its forms. */
interface Edition {
	language: ExampleLanguage;
	pages: string[];
	mark: RegExp;
	/** Key and text. */
	texts: Array<readonly [string, string]>;
}

const EDITIONS: Edition[] = [
	{
		language: 'en',
		pages: PAGES.map(([english]) => english),
		mark: /(?<![\w_])_([^_`]+?)_(?![\w_])/g,
		texts: Object.entries(shownTexts()).flatMap(([shownBy, texts]) =>
			texts.map(({ keys: [key = ''], english }) => {
				// Outputs are names, whatever their key ends with.
				return [shownBy === 'the outputs of operations' ? `${key}.name` : key, english] as const;
			}),
		),
	},
	{
		language: 'zh-CN',
		pages: PAGES.map(([, chinese]) => chinese),
		mark: /“([^”\n]+)”/g,
		texts: Object.entries(chineseTexts()).map(([key, text]) =>
			key.includes('.outputs.') ? ([`${key}.name`, text] as const) : ([key, text] as const),
		),
	},
];

/** What there is to name: on the forms, in the examples and elsewhere. */
function namesOf({ language, texts }: Edition): Set<string> {
	const ofForms = texts.filter(([key]) => IS_NAME.test(key)).map(([, text]) => text);
	const ofExamples = EXAMPLES.flatMap((example) => {
		const { name, nodes } = loadExample(example, language);
		const { fields } = readTexts(example);
		const ofFields = language === 'en' ? Object.keys(fields) : Object.values(fields);
		return [name, ...nodes.map((node) => node.name), ...ofFields];
	});
	return new Set([
		...ofForms,
		// Sentences leave out the Chinese name behind an English one.
		...ofForms.map((name) => name.replace(/ \(.*\)$/, '')),
		...ofExamples,
		...OF_N8N,
		...OF_OTHERS,
		...OTHERWISE,
	]);
}

/** The part of a page that people write, without code and addresses. */
function proseOf(page: string): string {
	const [written = ''] = page.split('<!-- Generated from');
	return written
		.replace(/```.*?```/gs, '')
		.replace(/`[^`]*`/g, '…')
		.replace(/\]\([^)]*\)/g, ']');
}

/** Names in the marks of an edition, with the steps of a path one by one. */
function namedIn(text: string, { mark }: Edition): string[] {
	return [...text.matchAll(mark)].flatMap(([, name = '']) =>
		name.replace(/\s+/g, ' ').split(' > '),
	);
}

describe.each(EDITIONS.map((edition) => [edition.language, edition] as const))(
	'what the texts in %s name',
	(language, edition) => {
		const names = namesOf(edition);

		it.each(edition.pages)('in %s is on a form, in an example or on the list of others', (page) => {
			const named = namedIn(proseOf(read(page)), edition);
			expect(named.filter((name) => !names.has(name))).toEqual([]);
		});

		it.each(EXAMPLES)('in the notes of the example %s is there too', (example) => {
			const notes = loadExample(example, language).nodes.filter(({ type }) =>
				type.endsWith('.stickyNote'),
			);
			const named = notes.flatMap(({ parameters }) => namedIn(String(parameters.content), edition));
			const steps = new Set(named.flatMap((name) => name.split(' / ')));
			expect([...steps].filter((name) => !names.has(name))).toEqual([]);
		});
	},
);

it('the lists of others name nothing that no text names', () => {
	const named = new Set(
		EDITIONS.flatMap((edition) => [
			...edition.pages.flatMap((page) => namedIn(proseOf(read(page)), edition)),
			...EXAMPLES.flatMap((example) => loadExample(example, edition.language).nodes).flatMap(
				({ parameters }) => namedIn(String(parameters.content ?? ''), edition),
			),
		]),
	);
	expect([...OF_N8N, ...OF_OTHERS, ...OTHERWISE].filter((name) => !named.has(name))).toEqual([]);
});
