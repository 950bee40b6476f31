import { loadContract, loadEndpoints, loadMemberMessage } from '../../contract/load';
import { compileCondition } from '../../contract/conditions';
import { compileValidator } from '../../simulator/contract/validator';
import { WeComError } from '../../simulator/errors';
import type { JsonObject } from '../../simulator/types';
import { present } from './support';

/** The code with which a body is refused; 0 for one that is accepted. */
function codeOf(endpoint: string, body: JsonObject): number {
	try {
		compileValidator(present(loadEndpoints().get(endpoint))).body(body);
		return 0;
	} catch (error) {
		if (error instanceof WeComError) return error.code;
		throw error;
	}
}

const WELCOME = { welcome_code: 'CODE' };
const WAY = { type: 1, scene: 2, user: ['member_a'] };
const PAIR = { userid: 'member_a', external_userid: 'wmExampleCustomer0001' };

describe('the contract', () => {
	it('gives the endpoints of all resources, and those of the access token besides', () => {
		const all = [...loadContract(), ...loadMemberMessage()];
		const resources = all.flatMap(({ endpoints }) => endpoints.map(({ id }) => id));
		const others = [...loadEndpoints().keys()].filter((id) => !resources.includes(id));
		expect(resources.filter((id) => !loadEndpoints().has(id))).toEqual([]);
		expect(others.sort()).toEqual([
			'accessToken.get',
			'accessToken.listApiDomainIps',
			'accessToken.listCallbackIps',
		]);
	});

	it.each(
		[...loadEndpoints().values()]
			.filter((endpoint) => endpoint.method === 'POST' && endpoint.resource !== 'media')
			.map((endpoint) => [endpoint.id, endpoint] as const),
	)('accepts its own example of %s and knows all its fields', (_id, endpoint) => {
		const body = structuredClone(endpoint.example.request);
		expect(compileValidator(endpoint).body(body)).toEqual([]);
	});
});

describe('a request is refused', () => {
	it.each<[string, string, JsonObject, number]>([
		['without a required field', 'customer.markTags', { userid: 'a', add_tag: ['t'] }, 41035],
		['with an empty required field', 'welcomeMessage.send', { welcome_code: '' }, 41049],
		['with text for a number', 'contactWay.create', { ...WAY, type: '1' }, 41039],
		['with a value outside the enum', 'contactWay.create', { ...WAY, scene: 3 }, 41040],
		['with text for a list', 'customer.getBatch', { userid_list: 'member_a' }, 40058],
		['with a number in a list of texts', 'customer.getBatch', { userid_list: [1] }, 40058],
		[
			'with more list entries than allowed',
			'customer.getBatch',
			{ userid_list: Array<string>(101).fill('a') },
			40058,
		],
		[
			'with ten attachments',
			'welcomeMessage.send',
			{
				...WELCOME,
				attachments: Array<JsonObject>(10).fill({ msgtype: 'file', file: { media_id: 'm' } }),
			},
			41064,
		],
		[
			'with an attachment that lacks the object of its kind',
			'welcomeMessage.send',
			{ ...WELCOME, attachments: [{ msgtype: 'image', file: { media_id: 'm' } }] },
			40058,
		],
		[
			'with an unknown kind of attachment',
			'welcomeMessage.send',
			{ ...WELCOME, attachments: [{ msgtype: 'voice' }] },
			41065,
		],
		['with neither text nor attachments', 'welcomeMessage.send', WELCOME, 40058],
		[
			'with a text without content',
			'welcomeMessage.send',
			{ ...WELCOME, text: { content: '' } },
			40058,
		],
		['with neither tags to add nor to remove', 'customer.markTags', PAIR, 41017],
		['with a number beyond its maximum', 'contactWay.getAll', { limit: 1001 }, 40058],
		['with a number below its minimum', 'corpTag.update', { id: 't', order: -1 }, 40058],
		['without user when type is 1', 'contactWay.create', { type: 1, scene: 2 }, 40058],
		[
			'with a tag name that is too long',
			'corpTag.update',
			{ id: 't', name: '标'.repeat(31) },
			40072,
		],
	])('%s', (_what, endpoint, body, code) => {
		expect(codeOf(endpoint, body)).toBe(code);
	});

	it('one byte beyond a limit in bytes, and accepted at it', () => {
		const welcome = (content: string) => ({ ...WELCOME, text: { content } });
		// 1333 Chinese characters of 3 bytes and one letter: 4000 bytes
		expect(codeOf('welcomeMessage.send', welcome(`${'欢'.repeat(1333)}a`))).toBe(0);
		expect(codeOf('welcomeMessage.send', welcome(`${'欢'.repeat(1333)}ab`))).toBe(40058);
	});

	it('one character beyond a limit in characters, an emoji counting as one', () => {
		expect(codeOf('customer.updateRemark', { ...PAIR, remark: '🙂'.repeat(20) })).toBe(0);
		expect(codeOf('customer.updateRemark', { ...PAIR, remark: '🙂'.repeat(21) })).toBe(40058);
	});

	it('by name, with the limit', () => {
		const validator = compileValidator(present(loadEndpoints().get('customer.updateRemark')));
		expect(() => validator.body({ ...PAIR, remark: 'x'.repeat(21) })).toThrow(
			'remark exceed max length 20',
		);
	});
});

describe('a request is accepted', () => {
	it('with something incomplete in a field that is not read', () => {
		const empty = { title: '', url: '' };
		const attachment = { msgtype: 'image', image: { media_id: 'm' }, link: empty, video: {} };
		expect(codeOf('welcomeMessage.send', { ...WELCOME, attachments: [attachment] })).toBe(0);
		expect(codeOf('contactWay.create', { ...WAY, style: 0, party: ['x'] })).toBe(0);
	});

	it('with false and 0 for required fields', () => {
		const validator = compileValidator(present(loadEndpoints().get('momentStrategy.create')));
		expect(() => validator.body({ strategy_name: '' })).toThrow('missing strategy_name');
		expect(codeOf('contactWay.create', { ...WAY, skip_verify: false })).toBe(0);
	});

	it('with a page size that WeCom bends, which then counts as another', () => {
		const body: JsonObject = { userid_list: ['member_a'], limit: 5000 };
		expect(codeOf('customer.getBatch', body)).toBe(0);
		expect(body.limit).toBe(100);
	});
});

describe('a condition in words', () => {
	const params = ['type', 'image', 'link', 'text'].map((name) => ({ name, type: 'string' }));
	const holds = (words: string, body: JsonObject) =>
		compileCondition(words, params, params)?.(body, body);

	it.each<[string, JsonObject, boolean]>([
		['type is 1', { type: 1 }, true],
		['type is 1', { type: 2 }, false],
		['image is empty', {}, true],
		['image is empty', { image: { media_id: '' } }, true],
		['image is empty', { image: { media_id: 'm' } }, false],
		['image and link are both empty', { link: 'x' }, false],
		['text, image and link are all empty', {}, true],
		['neither image nor link is given', { image: { media_id: '' } }, true],
		['neither image nor link is given', { link: 'x' }, false],
		['type is group, or type is single and both image and link are empty', { type: 'group' }, true],
		[
			'type is group, or type is single and both image and link are empty',
			{ type: 'single' },
			true,
		],
		[
			'type is group, or type is single and both image and link are empty',
			{ type: 'single', link: 'x' },
			false,
		],
	])('"%s" for %j is %s', (words, body, expected) => {
		expect(holds(words, body)).toBe(expected);
	});

	it('that no request can answer does not count', () => {
		expect(
			compileCondition('the caller is an old third-party suite', params, params),
		).toBeUndefined();
	});
});
