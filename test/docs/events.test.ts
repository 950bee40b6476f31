import { readFileSync } from 'node:fs';

import { loadErrorCodes, loadEvents } from '../../contract/load';
import { fileOf } from '../../tools/docs';
import { composedOperations } from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import contractTexts from '../../tools/docs/zh-CN.json';
import { chineseTexts } from '../../support/translations';
import { eventDefinitions } from '../../wecom/callback/events';
import { TestN8n } from '../nodes/WeComCustomerContactTrigger/n8n';
import { messageOf } from '../nodes/WeComCustomerContactTrigger/send';

const { events, related, app } = loadEvents();
const known = new Set<string>(eventDefinitions.map(({ id }) => id));
const offered = [...events, ...related, ...app].filter(({ id }) => known.has(id));
const chinese = chineseTexts();

/** What a page says about an event: from its anchor to the next. */
function sectionOf(path: string, id: string): string {
	const text = readFileSync(fileOf({ path }), 'utf8');
	const [, after = ''] = text.split(`<a id="${id}"></a>`);
	return after.split('<a id="')[0]?.split('\n## ')[0] ?? '';
}

/** The samples of a section. */
function samplesOf(section: string): unknown[] {
	return [...section.matchAll(/```json\n([^`]*)```/g)].map(([, json = '']) => JSON.parse(json));
}

describe.each(['docs/events.md', 'docs/zh-CN/events.md'])('%s', (path) => {
	it.each(offered.map((event) => [event.id, event] as const))(
		'shows %s as a running trigger gives it',
		async (id, { example_xml, more_examples_xml = [] }) => {
			const given = [];
			for (const xml of [example_xml, ...more_examples_xml]) {
				const at = Number(/<CreateTime>(\d+)</.exec(xml)?.[1]);
				const n8n = new TestN8n({ parameters: { events: [id] }, now: at * 1000 });
				expect(await n8n.inject(messageOf(xml, at))).toMatchObject({ status: 200 });
				given.push(...n8n.runs);
			}
			const samples = samplesOf(sectionOf(path, id));
			// Where nothing says whom an event is about, its id is that of the ciphertext.
			const { identity = [] } = eventDefinitions.find((one) => one.id === id) ?? {};
			const eventId = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
			expect(samples).toEqual(
				identity.length > 0 ? given : given.map((item) => ({ ...item, eventId })),
			);
			expect(samples.map((sample) => Object.keys(sample as object))).toEqual(
				given.map((item) => Object.keys(item)),
			);
		},
	);

	it('says of exactly those events whose text two people can share how they are told apart', () => {
		const said = eventDefinitions.filter(({ id }) => /SHA-256/.test(sectionOf(path, id)));
		const nameless = eventDefinitions.filter(({ identity }) => identity.length === 0);
		expect(said).toEqual(nameless);
	});

	it.each(offered.map((event) => [event.id, event] as const))(
		'lists each field of %s once, in the order of the official page',
		(id, { fields = [] }) => {
			const rows = [...sectionOf(path, id).matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
			expect(rows).toEqual(fields.map(({ name }) => name));
		},
	);
});

describe('docs/zh-CN/events.md', () => {
	it.each(offered.map(({ id }) => id))('calls %s as the Chinese edition does', (id) => {
		const name = chinese[`weComCustomerContactTrigger.events.options.${id}.name`];
		expect(sectionOf('docs/zh-CN/events.md', id)).toContain(`\n### ${name}\n`);
	});

	it('has no English sentence', () => {
		const text = readFileSync(fileOf({ path: 'docs/zh-CN/events.md' }), 'utf8');
		const prose = text.replace(/```[^`]*```|<!--.*?-->|\]\([^)]*\)|`[^`]*`/g, '');
		expect(prose.match(/[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+/g)).toBeNull();
	});
});

describe('tools/docs/zh-CN.json', () => {
	it('translates nothing that the contract and the costs of composed operations no longer say', () => {
		const composed = composedOperations([...resources, ...memberMessageResources]);
		const costs = composed.map(({ cost }) => cost);
		const said = new Set(textsIn([loadEvents(), loadErrorCodes().areas, costs]));
		expect(Object.keys(contractTexts).filter((text) => !said.has(text))).toEqual([]);
	});
});

/** All texts in a value, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
