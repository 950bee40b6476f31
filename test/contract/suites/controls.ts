import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import type { AnyOperation } from '../../../nodes/WeComCustomerContact/declaration/operation';
import { controlsOf } from '../../../nodes/WeComCustomerContact/engine/controls';
import { requestOptions } from '../../../nodes/WeComCustomerContact/engine/requestOptions';
import { fieldsIn } from '../../../nodes/shared/visitFields';
import type { FilledForm } from '../../../support/harness/fillForm';
import type { Outcome } from './bench';

type Form = Pick<FilledForm, 'parameters' | 'binary'>;

/** A form of an operation that asks for something, and what runs it for an item with a `value`. */
interface ControlsBench {
	form: () => Form;
	run: (form: Form, value: unknown) => Promise<Outcome>;
}

/** Tests what becomes of values that are none of a field that steers the run and is not sent. */
export function testControls(operation: AnyOperation, { form, run }: ControlsBench): void {
	const expectRefused = async (filled: Form, field: INodeProperties) => {
		for (const [value, shown] of wrongFor(field)) {
			const outcome = await run(filled, value);
			expect(outcome.requests).toEqual([]);
			expect(outcome.complaint).toContain(field.displayName);
			expect(outcome.complaint).toContain(shown);
		}
	};

	const names = controlsOf(operation).map(({ name }) => name);
	if (names.length > 0) {
		it.each(names)('sends nothing where %s has a value that it cannot have', async (name) => {
			const filled = form();
			const { field, parameters } = withControl(operation, filled.parameters, name);
			await expectRefused({ ...filled, parameters }, field);
		});
	}

	it('sends nothing where a request option has a value that it cannot have', async () => {
		const filled = form();
		for (const field of fieldsIn(requestOptions).filter(({ type }) => type !== 'json')) {
			const options = { [field.name]: GIVEN };
			const parameters = { ...filled.parameters, requestOptions: options };
			await expectRefused({ ...filled, parameters }, field);
		}
	});
}

const GIVEN = '={{ $json.value }}';

type Wrong = readonly [value: unknown, shown: string];

/** What a field cannot have, as the message shows it. */
function wrongFor({ name, type, typeOptions }: INodeProperties): Wrong[] {
	const isCount = name === 'limit' || name === 'concurrency';
	return [
		...NOTHING,
		...(NO_CONTROLS[type] ?? []),
		...(isCount ? [[1.5, '1.5'] as const] : []),
		...((typeOptions?.minValue ?? 0) > 0 ? [[0, '0'] as const] : []),
	];
}

/** What an expression gives that misses what it is about. */
const NOTHING: readonly Wrong[] = [
	[undefined, 'nothing'],
	[null, 'null'],
];

/** Further values by the type of the field. */
const NO_CONTROLS: Partial<Record<string, readonly Wrong[]>> = {
	boolean: [
		['maybe', '"maybe"'],
		[NaN, 'NaN'],
	],
	number: [
		[NaN, 'NaN'],
		[Infinity, 'Infinity'],
		['all', '"all"'],
		['', '""'],
		[[1], '[1]'],
		[-1, '-1'],
	],
	string: [
		[NaN, 'NaN'],
		[true, 'true'],
		['a\u0000', 'U+0000'],
		['', 'is missing'],
	],
};

/** The form with one of its fields out of the input item and shown. */
function withControl(
	{ id, fields }: AnyOperation,
	parameters: INodeParameters,
	name: string,
): { field: INodeProperties; parameters: INodeParameters } {
	const collection = fields.find(({ options = [] }) => options.some((one) => one.name === name));
	const all = (collection?.options ?? fields) as INodeProperties[];
	const field = all.find((one) => one.name === name);
	if (!field) throw new Error(`${id} has no field ${name}`);
	const shown = Object.entries(field.displayOptions?.show ?? {}).map(([key, values]) => [
		key,
		values?.[0],
	]);
	const own = { ...Object.fromEntries(shown), [name]: GIVEN } as INodeParameters;
	return {
		field,
		parameters: collection
			? { ...parameters, [collection.name]: { ...(parameters[collection.name] as object), ...own } }
			: { ...parameters, ...own },
	};
}
