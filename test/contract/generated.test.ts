import { readFileSync } from 'node:fs';

import {
	composedOperations,
	endpointOperations,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { resources as memberMessageResources } from '../../nodes/WeComMemberMessage/resources';
import { endpointOf, loadContract, loadErrorCodes, loadMemberMessage } from '../../contract/load';
import { fileOf, generatedPages } from '../../tools/docs';
import { generateSchemas } from '../../tools/generateSchemas';
import { errorCodes } from '../../wecom/errorCodes';

const operations = resources.flatMap((resource) => resource.operations);

describe.each(generatedPages.map((page) => [page.path, page] as const))('%s', (_path, page) => {
	it('is what `npm run generate` makes of its sources', () => {
		expect(readFileSync(fileOf(page), 'utf8')).toBe(page.text());
	});
});

describe.each([
	['docs/operations.md', 'yes', 'no'],
	['docs/zh-CN/operations.md', '是', '否'],
])('%s', (path, yes, no) => {
	const lines = readFileSync(fileOf({ path }), 'utf8').split('\n');
	const lineOf = ({ method, path: address }: { method: string; path: string }) =>
		lines.find((line) => line.includes(`\`${method} ${address}\``));

	it('has a line for every endpoint of the contract, with its page', () => {
		const rows = lines.filter((line) => line.includes('`GET /') || line.includes('`POST /'));
		const endpoints = [...loadContract(), ...loadMemberMessage()].flatMap((one) => one.endpoints);
		expect(rows).toHaveLength(endpoints.length);
		for (const endpoint of endpoints) {
			const page = `(https://developer.work.weixin.qq.com/document/path/${endpoint.doc})`;
			expect(lineOf(endpoint)).toContain(page);
		}
	});

	it('has a line for every composed operation, with the endpoints that it uses', () => {
		const tables = lines.filter((line) => line.includes('| `/cgi-bin/'));
		const composed = composedOperations([...resources, ...memberMessageResources]);
		expect(tables).toHaveLength(composed.length);
		for (const { uses } of composed) {
			const paths = uses.map((id) => `\`${endpointOf(id).path}\``);
			const found = tables.filter((line) => paths.every((address) => line.includes(address)));
			expect(found.length).toBeGreaterThan(0);
		}
	});

	it.each(
		endpointOperations([...resources, ...memberMessageResources]).map(
			(one) => [one.id, one] as const,
		),
	)('says whether %s is safe to repeat', (_id, operation) => {
		const answer = operation.repeat === 'safe' ? yes : no;
		expect(lineOf(operation)).toMatch(new RegExp(`\\| ${answer} \\|$`));
	});
});

describe('wecom/errorCodes.ts', () => {
	it('holds what contract/errorCodes.yaml says; `npm run generate` makes it so', () => {
		const expected = loadErrorCodes().codes.map(({ code, meaning, advice, zh }) => {
			return [String(code), { meaning, advice, zh }];
		});
		expect(errorCodes).toEqual(Object.fromEntries(expected));
	});
});

describe('the output schemas', () => {
	const files = generateSchemas();
	const memberMessageOperations = memberMessageResources.flatMap((one) => one.operations);

	it('are there for every operation and the trigger, where n8n looks for them', () => {
		const expected = [
			...operations.map(
				({ id }) => `WeComCustomerContact/__schema__/v1.0.0/${id.replace('.', '/')}.json`,
			),
			...memberMessageOperations.map(
				({ id }) => `WeComMemberMessage/__schema__/v1.0.0/${id.replace('.', '/')}.json`,
			),
			'WeComCustomerContactTrigger/__schema__/v1.0.0.json',
		];
		expect([...files.keys()].sort()).toEqual(expected.sort());
	});

	it('have the fields of every event for the trigger', () => {
		const text = files.get('WeComCustomerContactTrigger/__schema__/v1.0.0.json') ?? '';
		const { properties } = JSON.parse(text) as { properties: Record<string, { type: string }> };
		expect(Object.keys(properties).slice(0, 3)).toEqual(['event', 'eventId', 'receivedAt']);
		expect(properties).toMatchObject({
			CreateTime: { type: 'integer' },
			WelcomeCode: { type: 'string' },
			MemChangeList: { type: 'array', items: { type: 'string' } },
			LinkId: { type: 'string' },
		});
	});

	it('are of the form that the editor shows: an object with fields', () => {
		for (const text of files.values()) {
			const schema = JSON.parse(text) as { type: string; properties: object };
			expect(schema.type).toBe('object');
			expect(Object.keys(schema.properties)).not.toEqual([]);
		}
	});
});
