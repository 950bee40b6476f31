import { walkParams } from '../../../contract/load';
import type { OutputSchema } from '../../../tools/schemas/infer';
import { outputSchemaOf } from '../../../tools/schemas/outputSchema';
import { answerWithExample, filledFor, run, type Bench } from './bench';
import { minimalRequest } from './minimal';

/** Tests that what comes out has the fields that the editor shows before the first run. */
export function testOutputs(bench: Bench): void {
	const { operation, endpoint } = bench;
	const fields = walkParams(endpoint.response);
	const hasStatusOfRecords = fields.some(({ param }) => param.name === 'errcode');

	it('gives items with the fields of its output schema, paired with their input item', async () => {
		answerWithExample(bench);
		const { items, complaint } = await run(bench, filledFor(bench, minimalRequest(endpoint)));
		expect(complaint).toBe('');
		expect(items.length).toBeGreaterThan(0);
		const schema = outputSchemaOf(operation, endpoint);
		for (const { json, pairedItem } of items) {
			expect(faultsOf(json, schema)).toEqual([]);
			expect(pairedItem).toEqual({ item: 0 });
			// The status of the call as a whole is not part of a success; that of a single record may be.
			expect(hasStatusOfRecords ? [] : Object.keys(json)).not.toContain('errcode');
			expect(json.errmsg).not.toBe('ok');
		}
	});

	it('names in each item what the request was about', async () => {
		const { result } = operation;
		if (!('about' in result) || !result.about) return;
		const request = endpoint.example.request;
		answerWithExample(bench);
		const { json } = await run(bench, filledFor(bench, request));
		const named = result.about.filter((name) => name in request);
		for (const item of json) expect(Object.keys(item)).toEqual(expect.arrayContaining(named));
	});

	if (endpoint.response_type !== 'binary') return;
	it('gives the file as binary data', async () => {
		answerWithExample(bench);
		const { items } = await run(bench, filledFor(bench, minimalRequest(endpoint)));
		const { data, fileName } = items[0]?.binary?.data ?? {};
		expect(Buffer.from(data ?? '', 'base64').toString()).toBe('data');
		expect(fileName).toBe('price-list.pdf');
	});
}

/** The fields of a value that its schema does not have, or has with another type. */
function faultsOf(value: unknown, schema: OutputSchema | undefined, path = 'json'): string[] {
	if (!schema) return [`${path} is not in the schema`];
	if (Array.isArray(value)) {
		if (schema.type !== 'array') return [`${path} is no ${schema.type}`];
		return value.flatMap((entry) => faultsOf(entry, schema.items, `${path}[]`));
	}
	if (typeof value === 'object' && value !== null) {
		if (schema.type !== 'object') return [`${path} is no ${schema.type}`];
		return Object.entries(value).flatMap(([name, inner]) =>
			faultsOf(inner, schema.properties?.[name], `${path}.${name}`),
		);
	}
	const isNumber =
		schema.type === 'number' || (schema.type === 'integer' && Number.isInteger(value));
	const fits = typeof value === 'number' ? isNumber : typeof value === schema.type;
	return fits ? [] : [`${path} is no ${schema.type}`];
}
