import type { INodeTypeDescription } from 'n8n-workflow';

import { composedOperations } from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources as declared } from '../../nodes/WeComCustomerContact/resources';
import { loadContract } from '../../contract/load';
import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';
import { WeComCustomerContact } from '../../nodes/WeComCustomerContact/WeComCustomerContact.node';
import { WeComCustomerContactTrigger } from '../../nodes/WeComCustomerContactTrigger/WeComCustomerContactTrigger.node';
import type * as Translations from '../../support/translations';
import { subtitleOf } from '../../support/harness/subtitle';

// What the build of the Chinese edition does.
jest.mock('../../i18n/dictionary', () => {
	const { chineseTexts } = jest.requireActual<typeof Translations>('../../support/translations');
	return { dictionary: chineseTexts() };
});

const action = new WeComCustomerContact();
const trigger = new WeComCustomerContactTrigger();
const described = {
	'the action node': action.description,
	'the trigger node': trigger.description,
	'the credential': new WeComCustomerContactApi(),
};

/** A text somewhere in a description, and the names that lead to it. */
interface Found {
	path: string;
	text: string;
}

function textsIn(value: unknown, path = ''): Found[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

/** Names that WeCom and n8n do not translate either. */
const NAMES = /Production URL|Test URL|Execute step|Always Output Data|n8n|WeChat Work/g;
/** Words that stand alone because WeCom's documentation leaves them in English. */
const LATIN = /^(例如：.*|Secret|EncodingAESKey|UnionID|MP4)$/;
const SHOWN =
	/\.(displayName|description|placeholder|hint|action|header|(in)?active|activationMessage|eventTriggerDescription|message|multipleValueButtonText)$/;

describe.each(Object.entries(described))('%s of the Chinese edition', (_name, description) => {
	// The form of the tool, which has names for models in it, is not this one.
	const texts = textsIn({ ...description, usableAsTool: undefined });

	it('has no English sentence anywhere', () => {
		const english = texts
			.map(({ path, text }) => ({ path, text: text.replace(/<[^>]*>/g, '').replace(NAMES, '') }))
			.filter(({ path }) => !/\.(subtitle|documentationUrl)$/.test(path))
			.filter(({ text }) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text));
		expect(english).toEqual([]);
	});

	it('shows nothing but Chinese', () => {
		const shown = texts.filter(({ path, text }) => SHOWN.test(path) && text !== '');
		expect(shown.length).toBeGreaterThan(10);
		expect(shown.filter(({ text }) => !/\p{Script=Han}/u.test(text) && !LATIN.test(text))).toEqual(
			[],
		);
	});

	it('describes every switch with 是否', () => {
		expect(
			fieldsIn(description).filter(
				({ type, description: text }) => type === 'boolean' && text && !/是否/.test(text),
			),
		).toEqual([]);
	});
});

/** A field at any depth of a form. */
interface AnyField {
	displayName: string;
	name: string;
	type: string;
	description?: string;
	options?: Array<{ name: string; displayName?: string }>;
}

function fieldsIn(value: unknown): AnyField[] {
	if (typeof value !== 'object' || value === null) return [];
	const inner = Object.values(value).flatMap(fieldsIn);
	return 'type' in value && 'displayName' in value ? [value as AnyField, ...inner] : inner;
}

describe('lists of the Chinese edition', () => {
	const namesOf = (description: INodeTypeDescription, name: string) =>
		fieldsIn(description.properties)
			.filter((field) => field.name === name)
			.map(({ options = [] }) => options.map((option) => option.displayName ?? option.name));

	it('begin with what is used most, not with the letter A', () => {
		expect(namesOf(action.description, 'resource')[0]?.slice(0, 4)).toEqual([
			'客户',
			'企业标签',
			'联系我',
			'获客链接',
		]);
	});

	it("come in the order of WeCom's documentation", () => {
		const [events = []] = namesOf(trigger.description, 'events');
		expect(events.slice(0, 4)).toEqual([
			'所有客户联系事件',
			'添加企业客户',
			'编辑企业客户',
			'外部联系人免验证添加成员',
		]);
		for (const types of namesOf(action.description, 'msgtype')) {
			expect(['图片', '图文链接', '小程序', '视频', '文件']).toEqual(expect.arrayContaining(types));
			expect(types[0]).toBe('图片');
		}
	});

	it('keep every entry that the English edition has', () => {
		const contract = loadContract();
		const resources = new Set(namesOf(action.description, 'resource')[0]);
		expect(resources.size).toBe(declared.length);
		expect(namesOf(action.description, 'operation').flat()).toHaveLength(
			contract.flatMap(({ endpoints }) => endpoints).length + composedOperations(declared).length,
		);
	});
});

describe('the canvas of the Chinese edition', () => {
	it('names resource and operation', () => {
		expect(subtitleOf(action, { resource: 'contactWay', operation: 'create' })).toBe(
			'联系我 > 创建',
		);
		expect(subtitleOf(action, { resource: 'joinWay', operation: 'create' })).toBe(
			'加入群聊 > 创建',
		);
	});

	it('names the events of the trigger, and none where all are chosen', () => {
		const events = ['change_external_contact.add_external_contact', 'change_external_chat.create'];
		expect(subtitleOf(trigger, { events })).toBe('添加企业客户、客户群创建');
		expect(subtitleOf(trigger, { events: ['customer_contact.*'] })).toBe('');
	});
});
