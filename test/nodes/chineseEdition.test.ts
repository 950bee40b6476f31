import { WeComCustomerContactApi } from '../../credentials/WeComCustomerContactApi.credentials';
import { idOf, itemsOf, useCustomers, type Follow } from '../../support/harness/customers';
import { useLists } from '../../support/harness/useLists';
import { useSimulator } from '../../support/harness/useSimulator';
import type * as Translations from '../../support/translations';
import { describeCode } from '../../wecom/describeCode';
import { describeWeComError } from '../../wecom/describeError';
import { errorCodes } from '../../wecom/errorCodes';
import {
	ConnectionError,
	HttpStatusError,
	RateLimitError,
	RefusedError,
	UnreadableAnswerError,
	type WeComError,
} from '../../wecom/errors';
import { TestN8n } from './WeComCustomerContactTrigger/n8n';

// What the build of the Chinese edition does.
jest.mock('../../i18n/dictionary', () => {
	const { chineseTexts } = jest.requireActual<typeof Translations>('../../support/translations');
	return { dictionary: chineseTexts() };
});

const wecom = useSimulator({ customers: 2, members: 2 });
const customers = useCustomers(wecom);
const lists = useLists(wecom);

async function someone(): Promise<Follow> {
	const [first] = await customers();
	if (!first) throw new Error('The simulated company has no customers');
	return first;
}

describe('the Chinese edition', () => {
	it('names the credential, its fields and the answers of its test in Chinese', () => {
		const { displayName, properties, test } = new WeComCustomerContactApi();
		expect(displayName).toBe('企业微信 WeCom / WeChat Work API');
		expect(properties.map((property) => property.displayName)).toEqual([
			'企业 ID',
			'Secret',
			'API 地址',
			'应用 AgentId',
			'回调 Token',
			'EncodingAESKey',
			'会话',
		]);
		const answers = test.rules?.map(({ properties: { message } }) => message) ?? [];
		expect(answers.length).toBeGreaterThan(10);
		for (const answer of answers) expect(answer).not.toMatch(/[a-z]{2,} [a-z]{2,}|\. /);
	});

	it('calls a field by the name that its form shows', async () => {
		const { userid, external_userid } = await someone();
		const missing = await wecom.run('customer.markTags', {
			userid: idOf(userid),
			external_userid: idOf('={{ "" }}'),
		});
		expect(missing.error?.message).toBe('“客户”不能为空');
		const noTags = await wecom.run('customer.markTags', {
			userid: idOf(userid),
			external_userid: idOf(external_userid),
		});
		expect(noTags.error?.message).toBe('请至少填写以下一项：“要添加的标签”、“要移除的标签”');
	});

	it('says what is wrong with the value of each field', async () => {
		const { error } = await wecom.run('contactWay.getAll', {
			filters: { start_time: '={{ "soon" }}', end_time: '={{ "later" }}' },
		});
		expect([error?.message, error?.description]).toEqual([
			'“创建时间不早于”应为日期时间（如 2026-01-31T09:00:00+08:00），当前为 "soon"',
			'“创建时间不晚于”应为日期时间（如 2026-01-31T09:00:00+08:00），当前为 "later"',
		]);
	});

	it('calls the fields of an entry by their names too', async () => {
		const { error } = await wecom.run('welcomeMessage.send', {
			welcome_code: 'code',
			attachments: { values: [{ msgtype: 'link', title: '春', url: '={{ "" }}' }] },
		});
		expect(error?.message).toBe('“附件 1 > 链接地址”不能为空');
	});

	it('calls the values of a field by the names that its form shows', async () => {
		const userids = { user: ['member_1', 'member_2'] };
		const { error } = await wecom.run('contactWay.create', {
			type: 2,
			scene: 1,
			...userids,
			additionalFields: { style: 3 },
		});
		expect(error?.message).toBe(
			'“类型”为“多人”时，“控件样式”只能是“样式 1”或“样式 2”，当前为“样式 3（仅单人类型）”',
		);
		const attachments = {
			values: [1, 2].map(() => ({ msgtype: 'link', url: 'https://a.example' })),
		};
		const moment = await wecom.run('moment.create', { content: '春', attachments });
		expect(moment.error?.message).toBe('“附件”中的图文链接最多 1 个，当前为 2 个');
	});

	it('says what is wrong with a file', async () => {
		const { error } = await wecom.run(
			'media.uploadTemporary',
			{ type: 'image', binaryPropertyName: 'data' },
			{
				input: [
					{ json: {}, binary: { data: { data: 'bm8gaW1hZ2UgYXQgYWxs', mimeType: 'image/png' } } },
				],
			},
		);
		expect(error?.message).toBe('“文件所在字段”指定的文件（data）必须是 JPG 或 PNG 文件');
	});

	it("explains a refusal without a word of English but WeCom's own", async () => {
		const { userid } = await someone();
		const { error } = await wecom.run(
			'customer.get',
			{ external_userid: idOf('wmNobody') },
			{ input: itemsOf([{ userid, external_userid: 'wmNobody' }]) },
		);
		expect(error?.message).toMatch(/^不合法的 external_userid（错误码 \d+）$/);
		expect(error?.description).toMatch(/^企业微信返回：.+。请使用本企业自己的应用/);
		expect(error?.description).toMatch(/。官方文档：https:\/\/\S+\/92114$/);
	});

	it('explains why a list of the form stays empty', async () => {
		wecom.simulator.faults.add({
			fault: { kind: 'errcode', code: 48002 },
			endpoint: 'followUser.getAll',
		});
		await expect(lists.search('searchMembers')).rejects.toMatchObject({
			message: 'API 接口无权限调用（错误码 48002）',
			description: expect.stringContaining('“客户联系 > 可调用接口的应用”'),
		});
	});

	it('puts a full stop between what WeCom refused and how long to wait', () => {
		const error = new RateLimitError(90_000, new RefusedError(45009, ''), 'block');
		expect(describeWeComError(error).description).toMatch(
			/^接口调用超过限制（错误码 45009）。等待原因：调用次数过多，.*（错误码 45009）。按分钟计算的限制/,
		);
	});

	it('explains the code of a single record', () => {
		expect(describeCode(40097)).toBe('该成员尚未离职。请改用“在职继承”，或选择正确的离职成员。');
	});

	const failures: WeComError[] = [
		...Object.keys(errorCodes).map((code) => new RefusedError(Number(code), '')),
		new RefusedError(123456, ''),
		new RateLimitError(90_000, undefined),
		new HttpStatusError(502),
		new UnreadableAnswerError(),
		new ConnectionError('ECONNRESET', 'unknown'),
		new ConnectionError('ECONNREFUSED', 'notSent'),
	];

	it.each([{ once: true }, { once: false }])(
		'has no English sentence in any error: %j',
		({ once }) => {
			for (const failure of failures) {
				const { message, description } = describeWeComError(failure, { doc: 92228, once });
				expect(message).toMatch(/\p{Script=Han}/u);
				expect(`${message}。${description}`).not.toMatch(
					/[a-z]{2,} [a-z]{2,}|[。；]{2}|：。| 。|“”/,
				);
			}
		},
	);

	it('says what is wrong with the credential of the trigger', async () => {
		const n8n = new TestN8n({ credential: { corpId: 'ww 1', callbackToken: 'token' } });
		await expect(n8n.activate()).rejects.toThrow(
			'该凭证不能用于接收回调：“企业 ID”不能包含空格；“EncodingAESKey”不能为空',
		);
	});
});
