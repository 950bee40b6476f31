import { pagingParams } from '../../../tools/contract/compareOperation';
import type { FilledField } from '../../../support/harness/fillForm';
import { declaredParams, type DeclaredParam } from '../../../tools/forms/declared';
import {
	answerWithExample,
	filledFor,
	isRefusedByN8n,
	run,
	type Bench,
	type Outcome,
} from './bench';
import { withExpression } from './blank';
import { asArrived } from './expected';
import { pathOf, valueAtKeys } from './instances';
import { basesFor, type Base } from './limits';

/** Expressions as people write them that come out with nothing. */
const NOTHING = [
	'={{ $json.misspelt }}',
	'={{ undefined }}',
	'={{ null }}',
	'={{ "" }}',
	'={{ " \\n\\u3000\\u200b" }}',
	'={{ $json.misspelt }} ',
	'={{ [] }}',
	'={{ [null, "", undefined] }}',
	'={{ Number($json.misspelt) }}',
	'={{ 1 / 0 }}',
] as const;

/** For fields that take a list in one text. */
const NO_ENTRIES = [
	'={{ $json.one }},{{ $json.other }}',
	'={{ "[]" }}',
	'={{ "[null]" }}',
] as const;

/** Tests that what says whom or what a call is about never turns into everybody by coming out empty. */
export function testNarrowing(bench: Bench): void {
	const { operation, endpoint } = bench;
	const paging = pagingParams(endpoint.pagination);
	for (const declared of declaredParams(operation)) {
		const { path, param } = declared;
		if (paging.includes(path)) continue;
		const [base] = basesFor(bench, path);
		const field = base && filledFor(bench, base.request).fields.get(pathOf(base.instance));
		if (!base || !field) continue;
		const place = { bench, base, field, declared };
		if (param.narrows === true) testNothing(place);
		if ('fields' in param) continue;
		if (param.narrows === true || takesIds(field)) testEverything(place);
		if (isList(declared) && (param.narrows === true || param.required === true)) testEntries(place);
	}
}

interface PlaceInForm {
	bench: Bench;
	base: Base;
	field: FilledField;
	declared: DeclaredParam;
}

function testNothing(place: PlaceInForm): void {
	const { declared, field } = place;
	it(`sends nothing where ${declared.path} comes out empty, and names it`, async () => {
		const expressions = isList(declared) ? [...NOTHING, ...NO_ENTRIES] : NOTHING;
		for (const expression of expressions) {
			const outcome = await runWith(place, expression);
			expect({ expression, sent: outcome.requests }).toEqual({ expression, sent: [] });
			if (isRefusedByN8n(outcome)) continue;
			expect(outcome.complaint).toContain(field.property.displayName);
			expect(outcome.complaint).toMatch(/is empty \(got .*\)|is missing|must be .* \(got .*\)/);
		}
	});
}

function testEverything(place: PlaceInForm): void {
	const { declared, bench, base } = place;
	if (declared.param.filter === true) {
		it(`leaves the filter ${declared.path} alone where it comes out as *`, async () => {
			const { requests, complaint } = await runWith(place, '={{ "*" }}');
			// Of two filters one may be needed.
			if (complaint.startsWith('Fill in at least one of')) return;
			expect(complaint).toBe('');
			const [request] = requests.map((one) => asArrived(bench.endpoint, one));
			const sent = { ...request?.query, ...(request?.body as object) };
			const keys = base.instance.keys;
			const holder = valueAtKeys(sent, keys.slice(0, -1)) as object | undefined;
			expect(Object.keys(holder ?? {})).not.toContain(keys[keys.length - 1]);
		});
		return;
	}
	it(`does not allow * for ${declared.path}`, async () => {
		const { requests, complaint } = await runWith(place, '={{ "*" }}');
		expect(complaint).toMatch(/does not allow \*|is missing|must be /);
		expect(requests).toEqual([]);
	});
}

function testEntries(place: PlaceInForm): void {
	const { base, declared, field } = place;
	const one = JSON.stringify([base.instance.value].flat()[0]);
	it(`names the empty entry of ${declared.path}, and sends nothing`, async () => {
		for (const empty of ['undefined', 'null', '" "', 'NaN']) {
			const { requests, complaint } = await runWith(place, `={{ [${one}, ${empty}] }}`);
			expect({ empty, sent: requests }).toEqual({ empty, sent: [] });
			expect(complaint).toContain(field.property.displayName);
			expect(complaint).toContain('has an empty entry, number 2 of 2');
		}
	});
}

async function runWith({ bench, base, field }: PlaceInForm, expression: string): Promise<Outcome> {
	answerWithExample(bench);
	const filled = filledFor(bench, base.request);
	return await run(bench, { ...filled, parameters: withExpression(filled, field, expression) });
}

function isList({ param }: DeclaredParam): boolean {
	return param.type === 'list' || ('several' in param && param.several === true);
}

/** The editor offers a list of WeCom's to choose from. */
function takesIds({ property }: FilledField): boolean {
	const { type, typeOptions } = property;
	return type === 'resourceLocator' || typeOptions?.loadOptionsMethod !== undefined;
}
