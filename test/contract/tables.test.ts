import { loadContract, loadMemberMessage } from '../../contract/load';
import { cases } from './cases';
import { unchecked } from './cases/unchecked';
import { furtherRequests } from '../../support/contract/furtherRequests';
import { minimalRequests } from './minimalRequests';
import { faultsOf } from './obeys';

const endpoints = [...loadContract(), ...loadMemberMessage()].flatMap((one) => one.endpoints);
const rules = endpoints.flatMap((endpoint) => endpoint.rules);

describe('the tables of these tests', () => {
	it.each(Object.entries({ cases, furtherRequests, minimalRequests }))(
		'name only endpoints that there are: %s',
		(_name, table) => {
			const ids = new Set(endpoints.map(({ id }) => id));
			expect(Object.keys(table).filter((id) => !ids.has(id))).toEqual([]);
		},
	);

	it('hold requests that the contract takes', () => {
		for (const { id, params, headers = [] } of endpoints) {
			const minimal = minimalRequests[id];
			const requests = [...(furtherRequests[id] ?? []), ...(minimal ? [minimal] : [])];
			const faults = requests.flatMap((request) => faultsOf(request, [...params, ...headers]));
			expect([id, ...faults]).toEqual([id]);
		}
	});

	it.each(Object.entries(unchecked))(
		'give no reason that stands for nothing: %s',
		(_why, patterns) => {
			const idle = patterns.filter((pattern) => !rules.some((rule) => pattern.test(rule)));
			expect(idle).toEqual([]);
		},
	);
});
