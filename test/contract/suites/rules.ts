import { fillForm } from '../../../support/harness/fillForm';
import { readBack } from '../../../support/harness/readBack';
import { cases } from '../cases';
import type { NeverCase, RefusedCase } from '../cases/types';
import { unchecked } from '../cases/unchecked';
import { answerWithExample, filledFor, run, type Bench } from './bench';
import { asArrived, onTheWire } from './expected';

/** Tests that every rule across parameters is kept, with a request that breaks it and one that does not. */
export function testRules(bench: Bench): void {
	const { operation, endpoint } = bench;
	const own = cases[operation.id] ?? [];
	const refusedCases = own.filter((one): one is RefusedCase => 'refused' in one);
	const neverCases = own.filter((one): one is NeverCase => 'never' in one);

	for (const { rule, refused, says, accepted } of refusedCases) {
		it(`keeps the rule: ${rule}`, async () => {
			answerWithExample(bench);
			const { complaint, requests } = await run(bench, filledFor(bench, refused));
			expect(complaint).toContain(says);
			expect(requests).toEqual([]);
			const fine = await run(bench, filledFor(bench, accepted));
			expect(fine.complaint).toBe('');
			expect(fine.requests.length).toBeGreaterThan(0);
		});
	}

	for (const { rule, never } of neverCases) {
		it(`never sends what would go against: ${rule}`, async () => {
			answerWithExample(bench);
			const { requests } = await run(bench, fillForm(operation, never));
			const sent = requests.map((request) => asArrived(endpoint, request));
			expect(sent).not.toContainEqual(onTheWire(endpoint, never));
		});
	}

	if (operation.rules && operation.rules.length > 0) {
		it('has a case for each rule that it declares', () => {
			const untested = operation.rules?.flatMap((rule, index) => {
				const alone = { ...operation, rules: [rule] };
				const isBroken = refusedCases.some(({ refused }) => {
					return 'refused' in readBack(alone, fillForm(alone, refused).parameters);
				});
				return isBroken ? [] : [`rule ${index + 1} of ${operation.id}`];
			});
			expect(untested).toEqual([]);
		});
	}

	if (endpoint.rules.length > 0) {
		it('has a case for each rule of the contract, or a reason why there can be none', () => {
			const reasons = Object.values(unchecked).flat();
			const open = endpoint.rules.filter((sentence) => {
				const isTested = own.some(({ rule }) => sentence.startsWith(rule));
				return !isTested && !reasons.some((pattern) => pattern.test(sentence));
			});
			expect(open).toEqual([]);
			const unknown = own.filter(({ rule }) => {
				return (
					!rule.startsWith("the node's own") && !endpoint.rules.some((one) => one.startsWith(rule))
				);
			});
			expect(unknown).toEqual([]);
		});
	}
}
