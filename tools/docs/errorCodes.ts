import { endpointOperations } from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { BUSY_CODE, LIMIT_CODES, PASSING_CODES, TOKEN_CODES } from '../../wecom/repeat';
import { loadErrorCodes } from '../../contract/load';
import type { ContractErrorCode } from '../../contract/types';
import type { Language } from './language';
import { officialPage, paragraphs } from './markdown';
import { nameOfOperation, nameOfResource } from './operations';

/** What the page says beside the texts of the node and of the contract. */
interface Words {
	title: string;
	introduction: string;
	bySubject: string;
	byCode: string;
	weComSays(text: string): string;
	busy: string;
	limit: string;
	token: string;
	passing: string;
	later: string;
	notRepeated: string;
	nothingThere(names: readonly string[]): string;
	page(pages: string): string;
	afterName: string;
	between: string;
	betweenSentences: string;
}

const WORDS: Readonly<Record<Language['code'], Words>> = {
	en: {
		title: '## By error code',
		introduction: `An error of the node gives the code, WeCom's own words, what they mean and what to check. The same is
here, for every code that Customer Contact calls can answer with. _Not repeated_ means that the node shows
the error at once, because the same request would be refused again. WeCom explains single codes at
\`https://open.work.weixin.qq.com/devtool/query?e=<code>\`.`,
		bySubject: '### Codes by subject',
		byCode: '### Codes by number',
		weComSays: (text) => `WeCom's name: ${text}`,
		busy: 'Repeated up to three times by the node, unless the operation creates or sends something: that may have been carried out.',
		limit:
			'Repeated by the node after a pause, for as long as _Request Options > Wait When Rate Limited_ allows.',
		token: 'Repeated by the node with a new access token.',
		passing: 'Repeated by the node up to three times, with growing pauses.',
		later: 'Not repeated by the node, but it may work later.',
		notRepeated: 'Not repeated.',
		nothingThere: (names) =>
			`No error but an empty list in ${names.map((name) => `_${name}_`).join(', ')}.`,
		page: (pages) => `Official page: ${pages}`,
		afterName: ': ',
		between: ', ',
		betweenSentences: ' ',
	},
	'zh-CN': {
		title: '## 按错误码查找',
		introduction: `节点的错误信息包含错误码、企业微信返回的文字、含义以及需要检查的事项。以下列出客户联系相关接口可能返回的全部错误码。
“不重试”表示节点直接报错，因为同样的请求再次发送，结果不会改变。也可以在
\`https://open.work.weixin.qq.com/devtool/query?e=<错误码>\` 查询企业微信的说明。`,
		bySubject: '### 按主题',
		byCode: '### 按错误码',
		weComSays: (text) => `官方说明：${text}`,
		busy: '节点会自动重试，最多 3 次；创建或发送类操作除外，因为请求可能已经执行。',
		limit: '节点会暂停后自动重试，时长以“请求选项 > 限频等待时间（秒）”为限。',
		token: '节点会换取新的 access_token 后自动重试。',
		passing: '节点会在短暂等待后自动重试，最多 3 次，间隔逐次加长。',
		later: '节点不会自动重试，但稍后再试可能成功。',
		notRepeated: '不重试。',
		nothingThere: (names) =>
			`在${names.map((name) => `“${name}”`).join('、')}中不算错误，输出空列表。`,
		page: (pages) => `官方文档：${pages}`,
		afterName: '：',
		between: '、',
		betweenSentences: '',
	},
};

/** The part of the troubleshooting page about errcodes: what each means and what the node does. */
export function errorCodesSection(language: Language): string {
	const { codes, areas } = loadErrorCodes();
	const words = WORDS[language.code];
	const sorted = [...codes].sort((one, other) => one.code - other.code);
	const subjects = Object.entries(areas)
		.map(([area, name]) => ({ name: language.ofContract(name), area }))
		.map(({ name, area }) => {
			const links = sorted.filter((one) => one.area === area).map(({ code }) => linkTo(code));
			return `- ${capitalized(name)}${words.afterName}${links.join(words.between)}`;
		});
	return `${paragraphs(
		words.title,
		words.introduction,
		words.bySubject,
		subjects.join('\n'),
		words.byCode,
		...sorted.map((code) => entryOf(code, language)),
	)}\n`;
}

function linkTo(code: number): string {
	return `[${code}](#${code})`;
}

/** The heading is the bare number, so that links to it need nothing but the code. */
function entryOf(entry: ContractErrorCode, language: Language): string {
	const { code, zh, meaning, advice, doc } = entry;
	const words = WORDS[language.code];
	const shown = language.ofEdition(`error.${code}.meaning`, meaning.replace(/\.$/, ''));
	const official = sameText(shown, zh) ? '' : words.weComSays(zh);
	return paragraphs(
		`#### ${code}`,
		[`**${shown}**`, official].filter(Boolean).join(' · '),
		language.ofEdition(`error.${code}.advice`, advice),
		[
			repetitionOf(entry, words),
			emptyListOf(code, language),
			words.page([doc].flat().map(officialPage).join(words.between)),
		]
			.filter(Boolean)
			.join(words.betweenSentences),
	);
}

/** What the node does by itself, as wecom/client.ts has it. */
function repetitionOf({ code, retry }: ContractErrorCode, words: Words): string {
	if (code === BUSY_CODE) return words.busy;
	if (LIMIT_CODES.has(code)) return words.limit;
	if (TOKEN_CODES.has(code)) return words.token;
	if (PASSING_CODES.has(code)) return words.passing;
	return retry === 'never' ? words.notRepeated : words.later;
}

/** Where the code is no error: the operations that read it as "nothing there". */
function emptyListOf(code: number, language: Language): string {
	const names = resources.flatMap((resource) =>
		endpointOperations([resource])
			.filter(({ emptyCodes }) => emptyCodes?.includes(code))
			.map((one) => `${nameOfResource(resource, language)} > ${nameOfOperation(one, language)}`),
	);
	return names.length === 0 ? '' : WORDS[language.code].nothingThere(names);
}

/** Whether two texts say the same but for blanks, case and full stops. */
function sameText(one: string, other: string): boolean {
	const bare = (text: string) => text.replace(/[\s。.]/g, '').toLowerCase();
	return bare(one) === bare(other);
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
