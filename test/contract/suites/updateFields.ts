import type { INodeProperties } from 'n8n-workflow';

import { declaredParams } from '../../../tools/forms/declared';
import { answerWithExample, filledFor, run, type Bench } from './bench';
import { withExpression } from './blank';
import { asArrived } from './expected';
import { pathOf, valueAtKeys } from './instances';
import { basesFor } from './limits';

/** Tests that an update leaves alone what nothing is said about, and clears what is emptied. */
export function testUpdateFields(bench: Bench): void {
	const { operation, endpoint } = bench;
	const updateFields = operation.fields.find(({ name }) => name === 'updateFields');
	const names = ((updateFields?.options ?? []) as INodeProperties[]).map(({ name }) => name);

	for (const { path, param } of declaredParams(operation)) {
		const [base] = basesFor(bench, path);
		const filled = base && filledFor(bench, base.request);
		const field = base && filled?.fields.get(pathOf(base.instance));
		if (!base || !filled || !field || 'fields' in param) continue;
		if (field.place[0] !== 'updateFields' || field.place.length !== 2) continue;
		if (!names.includes(String(field.place[1]))) continue;
		const { keys } = base.instance;

		const sentWith = async (expression: string) => {
			answerWithExample(bench);
			const parameters = withExpression(filled, field, expression);
			const { requests, complaint } = await run(bench, { ...filled, parameters });
			const bodies = requests.map((one) => asArrived(endpoint, one).body as never);
			return { bodies, complaint };
		};

		it(`leaves ${path} as it is where it comes out undefined`, async () => {
			const { bodies, complaint } = await sentWith('={{ $json.misspelt }}');
			// Where one of several is needed, that is said, and not that this one is.
			if (bodies.length === 0) expect(complaint).toMatch(/^Fill in at least one of/);
			for (const body of bodies) {
				const holder = valueAtKeys(body, keys.slice(0, -1)) ?? {};
				expect(Object.keys(holder)).not.toContain(keys[keys.length - 1]);
			}
		});

		if (param.type !== 'string' && param.type !== 'list') continue;
		if (param.type === 'string' && (param.oneOf || param.format)) continue;
		it(`clears ${path} where it comes out empty`, async () => {
			const expected = param.type === 'string' ? '' : (param.emptyAs ?? []);
			const { bodies, complaint } = await sentWith('={{ "" }}');
			expect(complaint).toBe('');
			expect(bodies.map((body) => valueAtKeys(body, keys))).toEqual([expected]);
		});
	}
}
