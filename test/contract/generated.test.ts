import { readFileSync } from 'node:fs';

import { resources } from '../../nodes/WeComCustomerContact/resources';
import { loadContract } from '../../scripts/contract/load';
import { OPERATIONS_DOC, generateDocs } from '../../scripts/generate-docs';
import { generateSchemas } from '../../scripts/generate-schemas';
import { readContractFile } from '../../simulator/contract/load';
import { errorCodes, type ErrorCodeEntry } from '../../wecom/errorCodes';

const operations = resources.flatMap((resource) => resource.operations);

describe('docs/operations.md', () => {
	const text = readFileSync(OPERATIONS_DOC, 'utf8');

	it('is what `npm run docs` makes of the operations', () => {
		expect(text).toBe(generateDocs());
	});

	it('has a line for every endpoint of the contract, with its page', () => {
		const lines = text.split('\n').filter((line) => line.includes('`GET /') || line.includes('`POST /'));
		const endpoints = loadContract().flatMap((resource) => resource.endpoints);
		expect(lines).toHaveLength(endpoints.length);
		for (const { method, path, doc } of endpoints) {
			const line = lines.find((one) => one.includes(`\`${method} ${path}\``));
			expect(line).toContain(`(https://developer.work.weixin.qq.com/document/path/${doc})`);
		}
	});

	it.each(operations.map((one) => [one.id, one] as const))(
		'says whether %s is safe to repeat',
		(_id, { method, path, repeat }) => {
			const line = text.split('\n').find((one) => one.includes(`\`${method} ${path}\``));
			expect(line).toMatch(repeat === 'safe' ? /\| yes \|$/ : /\| no \|$/);
		},
	);
});

describe('wecom/errorCodes.ts', () => {
	it('holds what contract/errorCodes.yaml says; `npm run generate` makes it so', () => {
		const { codes } = readContractFile('errorCodes.yaml') as {
			codes: Array<ErrorCodeEntry & { code: number }>;
		};
		const expected = codes.map(({ code, meaning, advice, zh }) => {
			return [String(code), { meaning, advice, zh }];
		});
		expect(errorCodes).toEqual(Object.fromEntries(expected));
	});
});

describe('the output schemas', () => {
	const files = generateSchemas();

	it('are there for every operation, where n8n looks for them', () => {
		const expected = operations.map(({ id }) => `__schema__/v1.0.0/${id.replace('.', '/')}.json`);
		expect([...files.keys()].sort()).toEqual(expected.sort());
	});

	it('are of the form that the editor shows: an object with fields', () => {
		for (const text of files.values()) {
			const schema = JSON.parse(text) as { type: string; properties: object };
			expect(schema.type).toBe('object');
			expect(Object.keys(schema.properties)).not.toEqual([]);
		}
	});
});
