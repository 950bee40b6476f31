import type { INodeExecutionData } from 'n8n-workflow';

import { inOne, withInputFields } from '../../../../nodes/WeComCustomerContact/engine/outputs';

const context = (onError = 'stopWorkflow') =>
	({
		getInputData: () => [{ json: { a: 'in 0', b: 1 } }, { json: { a: 'in 1' } }],
		getNode: () => ({ onError }),
	}) as never;
const item = (json: object, pairedItem?: INodeExecutionData['pairedItem']) =>
	({ json, pairedItem }) as INodeExecutionData;

describe('output items with the fields of their input', () => {
	it('have both, those of the output counting', async () => {
		const outputs = [item({ a: 'out' }, { item: 0 }), item({ c: 2 }, { item: 1 })];
		expect((await withInputFields(context(), outputs)).map(({ json }) => json)).toEqual([
			{ a: 'out', b: 1 },
			{ a: 'in 1', c: 2 },
		]);
	});

	it('stay as they are where they come from no item in particular', async () => {
		const outputs = [
			item({ c: 1 }),
			item({ c: 2 }, 0),
			item({ c: 3 }, [{ item: 0 }]),
			item({ c: 4 }, { item: 9 }),
		];
		expect((await withInputFields(context(), outputs)).map(({ json }) => json)).toEqual([
			{ c: 1 },
			{ c: 2 },
			{ c: 3 },
			{ c: 4 },
		]);
	});

	it('keep what else there is in an item', async () => {
		const binary = { data: { mimeType: 'x' } };
		const [one] = await withInputFields(context(), [{ ...item({}, { item: 1 }), binary } as never]);
		expect(one).toEqual({ json: { a: 'in 1' }, pairedItem: { item: 1 }, binary });
	});

	it('leave an error alone where n8n routes it by its only field', async () => {
		const outputs = [item({ error: 'e' }, { item: 0 }), item({ error: 'e', x: 1 }, { item: 0 })];
		const of = async (onError: string) =>
			(await withInputFields(context(onError), outputs)).map(({ json }) => Object.keys(json));
		expect(await of('continueErrorOutput')).toEqual([['error'], ['a', 'b', 'error', 'x']]);
		expect(await of('continueRegularOutput')).toEqual([
			['a', 'b', 'error'],
			['a', 'b', 'error', 'x'],
		]);
	});
});

describe('several outputs in one', () => {
	const outputs = [[item({ id: 1 })], [item({ id: 2 }), item({ error: 'e' })]];
	const composed = { forAllItems: async () => await Promise.resolve([]), composed: true, uses: [] };

	it('say in each item which one it is of, unless that failed', async () => {
		const operation = {
			...composed,
			outputs: [{ key: 'new' }, { key: 'gone' }],
			outputField: 'change',
		};
		expect((await inOne(operation as never, outputs)).map(({ json }) => json)).toEqual([
			{ change: 'new', id: 1 },
			{ change: 'gone', id: 2 },
			{ error: 'e' },
		]);
	});

	it('say nothing of it where the operation has no field for that', async () => {
		expect((await inOne(composed as never, outputs)).map(({ json }) => json)).toEqual([
			{ id: 1 },
			{ id: 2 },
			{ error: 'e' },
		]);
		expect((await inOne({ body: {} } as never, outputs)).map(({ json }) => json)).toHaveLength(3);
	});
});
