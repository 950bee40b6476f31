import fc from 'fast-check';
import { Parser } from 'xml2js';

import { cpuTimeOf } from '../../../support/harness/cpuTime';
import { decodeDamagedUtf8, decodeUtf8 } from '../../../wecom/callback/characters';
import { parseXml, type XmlNode, type XmlResult } from '../../../wecom/callback/xml';
import { contractEvents, vector } from './contract';
import { timed } from '../../../support/harness/cpuTime';

describe('a message of WeCom', () => {
	it('is read with lists, CDATA and plain text', () => {
		const update = contractEvents.events.find(({ id }) => id === 'change_external_chat.update');
		expect(valueOf(parseXml(update?.example_xml ?? ''))).toEqual({
			ToUserName: 'wwa1b2c3d4e5f60718',
			FromUserName: 'sys',
			CreateTime: '1767578432',
			MsgType: 'event',
			Event: 'change_external_chat',
			ChatId: 'wrExampleGroupChat0001',
			ChangeType: 'update',
			UpdateDetail: 'add_member',
			JoinScene: '3',
			MemChangeCnt: '2',
			MemChangeList: { Item: ['member_b', 'wmExampleCustomer0002'] },
			LastMemVer: '5f0c8e21b7d94a36a1e2c47f90b3d8e5',
			CurMemVer: 'b82d17f6403e4c95897a60d1f5c2e394',
		});
	});

	it('keeps the envelope apart from what it holds', () => {
		const value = valueOf(parseXml(vector('event_post').request?.body ?? ''));
		expect(value).toEqual({
			ToUserName: 'wwa1b2c3d4e5f60718',
			AgentID: '1000021',
			Encrypt: vector('event_post').msg_encrypt,
		});
	});
});

describe('accepted', () => {
	it.each<[string, string, unknown]>([
		['a declaration', '<?xml version="1.0" encoding="UTF-8"?>\n<xml><A>1</A></xml>\n', { A: '1' }],
		['a declaration in single quotes', "<?xml version='1.0'?><xml><A>1</A></xml>", { A: '1' }],
		[
			'a declaration with all that it may have',
			'<?xml version="1.0" encoding="utf-8" standalone="yes"?><xml><A>1</A></xml>',
			{ A: '1' },
		],
		[
			'the same with blanks, and in single quotes',
			"<?XML \n version = '1.1' \t encoding\n= 'UTF-8'  standalone =\t'no' ?><xml><A>1</A></xml>",
			{ A: '1' },
		],
		['CDATA with brackets', '<xml><A><![CDATA[a]b]]c>]]></A></xml>', { A: 'a]b]]c>' }],
		['CDATA in two pieces', '<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>', { A: 'a]]>b' }],
		['CDATA with markup', '<xml><A><![CDATA[<B>&amp;</B>]]></A></xml>', { A: '<B>&amp;</B>' }],
		['blank CDATA', '<xml><A><![CDATA[ ]]></A></xml>', { A: ' ' }],
		['the five entities', '<xml><A>&lt;&gt;&amp;&quot;&apos;</A></xml>', { A: `<>&"'` }],
		['character references', '<xml><A>&#20013;&#x1F642;&#10;</A></xml>', { A: '中🙂\n' }],
		['an entity named by an entity', '<xml><A>&amp;lt;</A></xml>', { A: '&lt;' }],
		[
			'empty elements',
			'<xml><A/><B></B><C /><D><![CDATA[]]></D></xml>',
			{ A: '', B: '', C: '', D: '' },
		],
		['line ends and blanks between', '<xml>\r\n\t<A>1</A>\r\n </xml>', { A: '1' }],
		['blanks in text, not at its edges', '<xml><A>\n a  b </A></xml>', { A: 'a  b' }],
		['nothing but blanks', '<xml><A>\n </A></xml>', { A: '' }],
		['blanks around CDATA', '<xml><A>\r\n\t <![CDATA[ a ]]> \n</A></xml>', { A: ' a ' }],
		['blanks between CDATA', '<xml><A><![CDATA[a]]>\n <![CDATA[b]]></A></xml>', { A: 'ab' }],
		['blanks around empty CDATA', '<xml><A>\n<![CDATA[]]>\n</A></xml>', { A: '' }],
		['text beside CDATA', '<xml><A> a <![CDATA[ b ]]> c </A></xml>', { A: 'a  b  c' }],
		['blanks written as references', '<xml><A>&#32;a&#10;</A></xml>', { A: ' a\n' }],
		['nothing but an ideographic space', '<xml><A>\u3000</A></xml>', { A: '\u3000' }],
		['repeated elements', '<xml><A>1</A><B>2</B><A>3</A><A/></xml>', { A: ['1', '3', ''], B: '2' }],
		['nested elements', '<xml><A><B><C>1</C></B></A></xml>', { A: { B: { C: '1' } } }],
		[
			'attributes, without their values',
			'<xml v="1"><A b=\'x>y\' c="2">1</A><D e="3"/></xml>',
			{ A: '1', D: '' },
		],
		[
			'attributes with blanks and marks',
			`<xml xml:lang = "zh"  \n b1\t=\t''><A _c.d-e="" ><B x='1'\n/></A></xml>`,
			{ A: { B: '' } },
		],
		['names that begin with the last letter', '<xml><z>1</z><Z/></xml>', { z: '1', Z: '' }],
		['comments, without their text', '<xml><!-- <A> --><A>1<!--x--></A></xml><!-- -->', { A: '1' }],
		['a blank before the end of a tag', '<xml ><A >1</A\n></xml >', { A: '1' }],
		['a character that XML does not allow, as it came', '<xml><A>\x1b</A></xml>', { A: '\x1b' }],
		['emoji and Chinese', '<xml><A>企业微信🙂</A></xml>', { A: '企业微信🙂' }],
		[
			'the names of object methods',
			'<xml><constructor>1</constructor><toString>2</toString></xml>',
			{ constructor: '1', toString: '2' },
		],
	])('is %s', (_what, source, value) => {
		expect(JSON.parse(JSON.stringify(valueOf(parseXml(source))))).toEqual(value);
	});

	it('is a root of text', () => {
		expect(parseXml('<a>b</a>')).toEqual({ ok: true, root: 'a', value: 'b' });
		expect(parseXml('<a/>')).toEqual({ ok: true, root: 'a', value: '' });
	});
});

describe('refused', () => {
	it.each([
		['nothing', '', 'syntax'],
		['blanks', ' \n', 'syntax'],
		['text', 'hello', 'syntax'],
		['JSON', '{"Encrypt":"x"}', 'syntax'],
		['an element that is not closed', '<xml><A>1</xml>', 'syntax'],
		['a root that is not closed', '<xml><A>1</A>', 'syntax'],
		['a closing tag of another name', '<xml><A>1</B></xml>', 'syntax'],
		['a closing tag in other case', '<xml><A>1</a></xml>', 'syntax'],
		['a closing tag alone', '</xml>', 'syntax'],
		['a closing tag too many', '<xml></xml></xml>', 'syntax'],
		['two roots', '<xml></xml><xml></xml>', 'syntax'],
		['text before the root', 'x<xml></xml>', 'syntax'],
		['text after the root', '<xml></xml>x', 'syntax'],
		['CDATA after the root', '<xml></xml><![CDATA[x]]>', 'syntax'],
		['CDATA without an end', '<xml><![CDATA[x]]</xml>', 'syntax'],
		['a comment without an end', '<xml><!-- x -></xml>', 'syntax'],
		['a tag without an end', '<xml', 'syntax'],
		['a closing tag without an end', '<xml></xml', 'syntax'],
		['an attribute without quotes', '<xml a=1></xml>', 'syntax'],
		['an attribute that is not closed', '<xml a="1></xml>', 'syntax'],
		['a name that starts with a digit', '<xml><1/></xml>', 'markup'],
		['a name that starts with what is before A', '<xml><@/></xml>', 'markup'],
		['a name that starts with what is behind Z', '<xml><[/></xml>', 'markup'],
		['a name that starts with what is before a', '<xml><`/></xml>', 'markup'],
		['a name that starts with what is behind z', '<xml><{/></xml>', 'markup'],
		['a name that starts with a character of Chinese', '<中/>', 'markup'],
		['a name with a blank in it', '<a b></a b>', 'syntax'],
		['an inner closing tag without an end', '<xml><A></A', 'syntax'],
		['an empty name', '<xml><></></xml>', 'markup'],
		['a name of 129 characters', `<${'a'.repeat(129)}/>`, 'syntax'],
		['a less-than sign in text', '<xml>a < b</xml>', 'markup'],
		['an ampersand alone', '<xml>a & b</xml>', 'entity'],
		['an entity of HTML', '<xml>&nbsp;</xml>', 'entity'],
		['an entity without its semicolon', '<xml>&amp</xml>', 'entity'],
		['a reference to NUL', '<xml>&#0;</xml>', 'entity'],
		['a reference to a control character', '<xml>&#x1B;</xml>', 'entity'],
		['a reference to half a character', '<xml>&#xD83D;</xml>', 'entity'],
		['a reference beyond Unicode', '<xml>&#x110000;</xml>', 'entity'],
		['a reference of many digits', '<xml>&#99999999999;</xml>', 'entity'],
		['a document type', '<!DOCTYPE xml><xml></xml>', 'markup'],
		['a processing instruction', '<?php 1 ?><xml></xml>', 'markup'],
		['a declaration in the middle', '<xml><?xml version="1.0"?></xml>', 'markup'],
		['another encoding', '<?xml version="1.0" encoding="GBK"?><xml></xml>', 'markup'],
		['text beside elements', '<xml>a<B>1</B></xml>', 'mixed'],
		['U+FFFD beside elements', '<xml>\ufffd<B>1</B></xml>', 'mixed'],
		['U+FFFD after the root', '<xml></xml>\ufffd', 'syntax'],
		['CDATA beside elements', '<xml><B>1</B><![CDATA[a]]></xml>', 'mixed'],
		['an element __proto__', '<xml><__proto__><a>1</a></__proto__></xml>', 'name'],
		['an empty element __proto__', '<xml><__proto__/></xml>', 'name'],
	])('is %s', (_what, source, reason) => {
		expect(parseXml(source)).toEqual({ ok: false, reason });
	});

	it('is a billion laughs, without expanding any of them', () => {
		const source = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><xml>&lol2;</xml>`;
		expect(parseXml(source)).toEqual({ ok: false, reason: 'markup' });
		expect(parseXml('<xml>&lol2;</xml>')).toEqual({ ok: false, reason: 'entity' });
	});

	it('is nesting one level too deep, and 32 levels are not', () => {
		const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
		expect(parseXml(nested(32)).ok).toBe(true);
		expect(parseXml(nested(33))).toEqual({ ok: false, reason: 'depth' });
		expect(parseXml('<a>'.repeat(1_000_000))).toEqual({ ok: false, reason: 'depth' });
	});

	it('is a name one character too long, and 128 are not', () => {
		for (const end of ['/>', ' a="1"/>', '></#>']) {
			const named = (length: number) => `<#${end}`.replaceAll('#', 'n'.repeat(length));
			expect(parseXml(named(128)).ok).toBe(true);
			expect(parseXml(named(129))).toEqual({ ok: false, reason: 'syntax' });
		}
	});

	it('is one element too many, and 10,000 are not', () => {
		const many = (count: number) => `<xml>${'<a/>'.repeat(count - 1)}</xml>`;
		expect(parseXml(many(10_000)).ok).toBe(true);
		expect(parseXml(many(10_001))).toEqual({ ok: false, reason: 'elements' });
	});
});

describe('what is read', () => {
	it('has no prototype at any level', () => {
		const value = valueOf(parseXml('<xml><A><B>1</B></A></xml>')) as { A: object };
		expect(Object.getPrototypeOf(value)).toBeNull();
		expect(Object.getPrototypeOf(value.A)).toBeNull();
	});

	timed('takes time in proportion to its length, whatever it holds', () => {
		const hostile = [
			`<xml${' '.repeat(500_000)}`,
			`<xml ${'a="1" '.repeat(80_000)}`,
			`<xml>${'&'.repeat(500_000)}</xml>`,
			`<xml>${' '.repeat(500_000)}x<b/></xml>`,
			`<xml>${`x${' '.repeat(1_000)}`.repeat(500)}</a>`,
			`<xml><a>${'&lt;'.repeat(99_000)}</b></xml>`,
			`<xml>${'<![CDATA['.repeat(60_000)}`,
			`<xml></xml${' '.repeat(500_000)}`,
			`<?xml version="1.0"${' '.repeat(500_000)}`,
			'<'.repeat(500_000),
		];
		for (const source of hostile) {
			expect(cpuTimeOf(() => expect(parseXml(source).ok).toBe(false))).toBeLessThan(500);
		}
	});
});

describe('UTF-8', () => {
	it('is decoded without its byte order mark', () => {
		expect(decodeUtf8(Buffer.from('\ufeff<xml/>'))).toBe('<xml/>');
		expect(decodeUtf8(Buffer.from('中🙂'))).toBe('中🙂');
	});

	it.each([
		['a byte alone', [0x3c, 0xff]],
		['a character cut off', [0xe4, 0xb8]],
		['an overlong slash', [0xc0, 0xaf]],
		['a surrogate', [0xed, 0xa0, 0x80]],
		['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
		['UTF-16', [0xff, 0xfe, 0x3c, 0x00]],
	])('is refused with %s', (_what, bytes) => {
		expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
	});
});

describe('text that may be damaged', () => {
	const read = (source: string) => {
		const result = parseXml(source, { badText: 'replace' });
		return result.ok ? result.value : result.reason;
	};

	it.each<[string, string, string]>([
		['control characters', '<A>a\0\b\x1fb</A>', 'a\ufffd\ufffd\ufffdb'],
		['control characters in CDATA', '<A><![CDATA[\x1b]]></A>', '\ufffd'],
		['half a character', '<A>\ud83dx</A>', '\ufffdx'],
		['the two characters that XML leaves out', '<A>\ufffe\uffff</A>', '\ufffd\ufffd'],
		['references to such characters', '<A>&#0;&#x1B;&#xD83D;</A>', '\ufffd\ufffd\ufffd'],
		['references without a meaning', '<A>a & b &nbsp; &amp</A>', 'a & b &nbsp; &amp'],
		['tabs, line ends and emoji', '<A>a\t\r\n🙂\x7f\x85</A>', 'a\t\r\n🙂\x7f\x85'],
	])('keeps all but %s', (_what, element, expected) => {
		expect(read(`<xml>${element}</xml>`)).toEqual({ A: expected });
	});

	it('is nothing beside elements, where only damage is', () => {
		expect(read('\0<xml>\ufffd<A>1</A>\0</xml>\0')).toEqual({ A: '1' });
		expect(read('<xml>&lol;<A>1</A></xml>')).toBe('mixed');
	});

	it('does not save what is no document', () => {
		expect(read('<xml><A\0>1</A></xml>')).toBe('syntax');
		expect(read('<!DOCTYPE a><xml/>')).toBe('markup');
	});

	it('is decoded with U+FFFD for what is not UTF-8', () => {
		expect(decodeDamagedUtf8(Uint8Array.from([0x61, 0xe4, 0xb8, 0x3c, 0xff]))).toBe(
			'a\ufffd<\ufffd',
		);
		expect(decodeDamagedUtf8(Buffer.from('\ufeff中🙂'))).toBe('中🙂');
	});
});

describe('too many references', () => {
	it('are refused, however they are spread', () => {
		const many = `<xml><A>${'&lt;<!---->'.repeat(17)}</A></xml>`;
		expect(parseXml(many, { maxReferences: 17 }).ok).toBe(true);
		expect(parseXml(many, { maxReferences: 16 })).toEqual({ ok: false, reason: 'entity' });
	});
});

describe('any document', () => {
	it('is read as xml2js reads it', async () => {
		const text = fc
			.array(fc.constantFrom('a', 'Z', '0', ' ', '\n', ']', '>', '<', '&', '"', '中', '🙂'), {
				maxLength: 12,
			})
			.map((characters) => characters.join(''));
		const name = fc.constantFrom('A', 'B', 'Item', 'List', 'a-b', '_x.1');
		const leaf = fc.oneof(
			text.map(trim).map(escape),
			text.map((value) => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`),
			fc
				.tuple(text.map(trim).map(escape), text)
				.map(([a, b]) => `${a}<![CDATA[${b.replaceAll('>', '')}]]>`),
			text.map((value) =>
				escape(trim(value)).replaceAll('Z', '&#90;').replaceAll('中', '&#x4e2d;'),
			),
		);
		const gap = fc.constantFrom('', '\n', '\t ', '<!-- c -->');
		const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
			element: fc.oneof(
				{ maxDepth: 5 },
				name.map((tag) => `<${tag}/>`),
				fc.tuple(name, leaf).map(([tag, value]) => `<${tag}>${value}</${tag}>`),
				fc.tuple(name, tie('content')).map(([tag, inner]) => `<${tag} k="v">${inner}</${tag}>`),
			),
			content: fc
				.tuple(gap, fc.array(tie('element'), { minLength: 1, maxLength: 4 }), gap)
				.map(([before, children, after]) => `${before}${children.join(before)}${after}`),
		}));

		await fc.assert(
			fc.asyncProperty(element, async (source) => {
				const parser = new Parser({ explicitArray: false, ignoreAttrs: true });
				const expected = (await parser.parseStringPromise(source)) as Record<string, unknown>;
				const result = parseXml(source);
				expect(result.ok).toBe(true);
				if (!result.ok) return;
				const actual = { [result.root]: result.value };
				expect(JSON.parse(JSON.stringify(actual))).toEqual(JSON.parse(JSON.stringify(expected)));
			}),
			{ numRuns: 5_000, seed: 20260101 },
		);
	});

	it('never makes it throw', () => {
		const pieces = fc.constantFrom(
			'<',
			'>',
			'</',
			'/>',
			'<xml>',
			'</xml>',
			'<A>',
			'</A>',
			'<![CDATA[',
			']]>',
			'<!--',
			'-->',
			'&',
			'&amp;',
			'&#',
			'&#x0;',
			';',
			'<?xml version="1.0"?>',
			'<!DOCTYPE',
			'="',
			"'",
			' ',
			'a',
			'\u0000',
			'\ud83d',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
				expect(typeof parseXml(parts.join('')).ok).toBe('boolean');
			}),
			{ numRuns: 20_000, seed: 20260101 },
		);
	});
});

function valueOf(result: XmlResult): XmlNode | undefined {
	return result.ok ? result.value : undefined;
}

/** White space at the edges of an element is nothing here, and text for xml2js. */
function trim(text: string): string {
	return text.replace(/^[ \n]+|[ \n]+$/g, '');
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
