import { readFileSync } from 'node:fs';

import { loadErrorCodes } from '../../contract/load';
import { fileOf } from '../../tools/docs';
import { chineseTexts } from '../../support/translations';
import { WeComClient } from '../../wecom/client';
import type { Repeat } from '../../wecom/repeat';
import { Traffic } from '../../wecom/traffic/traffic';
import { testClock } from '../../support/harness/clock';

const { codes } = loadErrorCodes();
const chinese = chineseTexts();

/** What the entries of a page say about repeating, and the words of an entry whose code is in the error. */
const PAGES = [
	{
		path: 'docs/troubleshooting.md',
		repeated: /^Repeated by the node/m,
		onlySafe: /^Repeated up to three times by the node, unless the operation creates or sends/m,
		texts: ({ meaning, advice }: { meaning: string; advice: string }) => [
			meaning.replace(/\.$/, ''),
			advice,
		],
	},
	{
		path: 'docs/zh-CN/troubleshooting.md',
		repeated: /^节点会.*后自动重试/m,
		onlySafe: /^节点会自动重试，最多 3 次；创建或发送类操作除外/m,
		texts: ({ code }: { code: number }) =>
			['meaning', 'advice'].map((part) => chinese[`error.${code}.${part}`] ?? 'no such text'),
	},
];

/** What a page says about a code: from its heading to the next. */
function entryOf(path: string, code: number): string {
	const text = readFileSync(fileOf({ path }), 'utf8');
	return text.split(`\n#### ${code}\n`)[1]?.split('\n#### ')[0] ?? '';
}

/** Whether the node sends a request again that was answered with this code first. */
async function isRepeated(code: number, repeat: Repeat): Promise<boolean> {
	const clock = testClock();
	let sent = 0;
	const client = new WeComClient({
		app: { corpId: 'wwExampleCorp0001', secret: 'example', baseUrl: 'https://api.example.com' },
		send: async () => ({
			status: 200,
			headers: {},
			body: { errcode: sent++ === 0 ? code : 0, errmsg: '' },
		}),
		traffic: new Traffic(clock).run({ concurrency: 1, longestWait: 90_000 }),
		clock,
	});
	await client
		.json({ method: 'POST', path: '/cgi-bin/x', query: {}, body: {} }, repeat)
		.catch(() => undefined);
	return sent > 1;
}

describe.each(PAGES)('$path', ({ path, repeated, onlySafe, texts }) => {
	it.each(codes.map((one) => [one.code, one] as const))(
		'says of %i what the error of the node says, and what the node does',
		async (code, entry) => {
			const text = entryOf(path, code);
			for (const said of texts(entry)) expect(text).toContain(said);
			for (const doc of [entry.doc].flat()) {
				expect(text).toContain(`https://developer.work.weixin.qq.com/document/path/${doc}`);
			}
			expect({
				once: repeated.test(text),
				safe: repeated.test(text) || onlySafe.test(text),
			}).toEqual({
				once: await isRepeated(code, 'once'),
				safe: await isRepeated(code, 'safe'),
			});
		},
	);

	it('lists every code under exactly one subject', () => {
		const text = readFileSync(fileOf({ path }), 'utf8');
		const subjects = text.split('\n### ')[1] ?? '';
		const listed = [...subjects.matchAll(/\[(-?\d+)\]\(#\1\)/g)].map(([, code]) => Number(code));
		expect(listed.sort()).toEqual(codes.map(({ code }) => code).sort());
	});
});
