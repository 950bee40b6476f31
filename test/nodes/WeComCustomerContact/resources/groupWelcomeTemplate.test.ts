import { sampleFile } from '../../../../support/harness/sampleFile';
import { useSimulator } from '../../../../support/harness/useSimulator';

const wecom = useSimulator();

const sent = (operation: string) =>
	wecom.simulator.ledger.requests({ endpoint: `groupWelcomeTemplate.${operation}` })[0]?.body;
const file = (filename: string, content_type: string) =>
	sampleFile({ filename, content_type, filelength: 64 });
const input = [
	{
		json: {},
		binary: {
			picture: file('cup.png', 'image/png'),
			clip: file('brewing.mp4', 'video/mp4'),
			list: file('prices.pdf', 'application/pdf'),
		},
	},
];
const uploaded = (binaryPropertyName: string) => ({ source: 'binary', binaryPropertyName });

describe('the content of a template', () => {
	it.each([
		['image', uploaded('picture'), { image: { media_id: expect.any(String) } }],
		['video', uploaded('clip'), { video: { media_id: expect.any(String) } }],
		['file', uploaded('list'), { file: { media_id: expect.any(String) } }],
		[
			'miniprogram',
			{ ...uploaded('picture'), title: 'Tea shop', appid: 'wx0', page: 'pages/index' },
			{
				miniprogram: {
					title: 'Tea shop',
					pic_media_id: expect.any(String),
					appid: 'wx0',
					page: 'pages/index',
				},
			},
		],
		[
			'link',
			{ title: 'Catalogue', url: 'https://tea.example.com', desc: 'Twelve teas', picurl: '' },
			{ link: { title: 'Catalogue', url: 'https://tea.example.com', desc: 'Twelve teas' } },
		],
	])('stands under the name of its kind: %s', async (kind, fields, body) => {
		const { error, json } = await wecom.run(
			'groupWelcomeTemplate.create',
			{ contents: { [kind]: fields } },
			{ input },
		);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ template_id: expect.any(String) }]);
		expect(sent('create')).toEqual(body);
	});

	it('can be an image by the URL of an earlier upload', async () => {
		const picture = await wecom.run(
			'groupWelcomeTemplate.create',
			{ contents: { image: { source: 'media_id', pic_url: 'https://wework.example.com/a/0' } } },
			{ input },
		);
		expect(sent('create')).toEqual({ image: { pic_url: 'https://wework.example.com/a/0' } });
		expect(picture.error?.message).toMatch(/errcode/);
	});

	it('is of one kind only, because WeCom would drop the others in silence', async () => {
		const { error } = await wecom.run(
			'groupWelcomeTemplate.create',
			{
				content: 'Welcome, %NICKNAME%!',
				contents: {
					image: uploaded('picture'),
					link: { title: 'Catalogue', url: 'https://tea.example.com' },
				},
			},
			{ input },
		);
		expect(error?.message).toBe('Fill in only one of Image (图片), Link (图文链接)');
		expect(wecom.simulator.ledger.counts()).toEqual({});
	});

	it('is not empty', async () => {
		const { error } = await wecom.run('groupWelcomeTemplate.create');
		expect(error?.message).toBe(
			'Fill in at least one of Text, Image (图片), Link (图文链接), Mini Program (小程序), File (文件), Video (视频)',
		);
	});

	it('names the field that is missing inside it', async () => {
		const { error } = await wecom.run('groupWelcomeTemplate.create', {
			contents: { link: { title: 'Catalogue', url: '={{ $json.url }}' } },
		});
		expect(error?.message).toBe('Link (图文链接) > URL is missing');
	});
});

it('notifies members unless told not to', async () => {
	await wecom.run('groupWelcomeTemplate.create', {
		content: 'Welcome!',
		additionalFields: { notify: false },
	});
	expect(sent('create')).toEqual({ text: { content: 'Welcome!' }, notify: 0 });
});

it('is created, read, changed as a whole and deleted', async () => {
	const { json } = await wecom.run('groupWelcomeTemplate.create', { content: 'Welcome!' });
	const template_id = String(json[0]?.template_id);
	const changed = await wecom.run('groupWelcomeTemplate.update', {
		template_id,
		content: 'Hello, %NICKNAME%!',
		contents: { link: { title: 'Catalogue', url: 'https://tea.example.com' } },
	});
	expect(changed.json).toEqual([{ success: true, template_id }]);
	expect((await wecom.run('groupWelcomeTemplate.get', { template_id })).json).toEqual([
		{
			template_id,
			text: { content: 'Hello, %NICKNAME%!' },
			link: { title: 'Catalogue', url: 'https://tea.example.com' },
		},
	]);
	const deleted = await wecom.run('groupWelcomeTemplate.delete', { template_id });
	expect(deleted.json).toEqual([{ deleted: true, template_id }]);
});
