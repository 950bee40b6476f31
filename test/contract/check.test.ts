import { loadContract, loadEvents, walkParams } from '../../contract/load';
import {
	composed,
	endpointOperations,
	isComposed,
	type ComposedOperation,
	type Operation,
	type Resource,
} from '../../nodes/WeComCustomerContact/declaration/operation';
import { integer, string, strings } from '../../nodes/WeComCustomerContact/declaration/params';
import { resources } from '../../nodes/WeComCustomerContact/resources';
import { checkContract } from '../../tools/contract/check';
import { formatFinding } from '../../tools/contract/findings';

/** The declared resources with one operation changed. */
function withChanged(id: string, change: (operation: Operation) => Operation): Resource[] {
	return resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((one) =>
			one.id === id && !isComposed(one) ? change(one) : one,
		),
	}));
}

/** What the check says about the nodes with one operation changed. */
function findingsWith(id: string, change: (operation: Operation) => Partial<Operation>): string[] {
	const { missing, differing } = checkContract(
		withChanged(id, (operation) => ({ ...operation, ...change(operation) })),
	);
	return [...missing, ...differing].map(formatFinding);
}

const contractParams = loadContract()
	.flatMap(({ endpoints }) => endpoints)
	.map(({ id, params }) => ({ id, count: walkParams(params).length }));
/** How much there is, and of one operation; form.test.ts holds it against the contract's README. */
const total = {
	endpoints: contractParams.length,
	parameters: contractParams.reduce((sum, { count }) => sum + count, 0),
	events: loadEvents().events.length,
	appEvents: loadEvents().app.length,
};

describe('the nodes as they are', () => {
	const result = checkContract();

	it('have all of the contract', () => {
		const all = (count: number) => ({ present: count, total: count });
		expect(result.endpoints).toEqual(all(total.endpoints));
		expect(result.parameters).toEqual(all(total.parameters));
		expect(result.events).toMatchObject(all(total.events));
		expect(result.memberMessage).toEqual({ endpoints: all(3), composed: 1, parameters: all(48) });
		expect(result.appEvents).toEqual(all(total.appEvents));
		expect(result.missing.map(formatFinding)).toEqual([]);
	});

	it('have nothing that the contract does not know, or has in another way', () => {
		expect(result.differing.map(formatFinding)).toEqual([]);
	});

	it('are an operation for each endpoint, and beside them those that are composed', () => {
		const operations = resources.flatMap((one) => one.operations);
		expect(result.composed).toBe(operations.length - total.endpoints);
		expect(endpointOperations(resources)).toHaveLength(total.endpoints);
	});

	it('need every difference that is explained', () => {
		expect(result.unused).toEqual([]);
	});
});

describe('the check finds', () => {
	it('an operation that is missing', () => {
		const without = resources.map((one) => ({
			...one,
			operations: one.operations.filter(({ id }) => id !== 'groupChat.get'),
		}));
		const { endpoints, parameters, missing } = checkContract(without);
		expect(endpoints.present).toBe(total.endpoints - 1);
		expect(parameters.present).toBe(total.parameters - 2);
		expect(missing.map(formatFinding)).toEqual([
			'groupChat.get: there is no operation (2 parameters)',
		]);
	});

	it('an operation that the contract does not know', () => {
		const findings = findingsWith('groupChat.get', () => ({ id: 'groupChat.fetch' }));
		expect(findings).toContain('groupChat.fetch: the contract has no such operation of groupChat');
	});

	it('another method, path or page', () => {
		expect(
			findingsWith('groupChat.get', () => ({ method: 'GET', path: '/cgi-bin/other', doc: 1 })),
		).toEqual([
			'groupChat.get: method is "POST" in the contract and "GET" in the node',
			expect.stringContaining('groupChat.get: path is'),
			'groupChat.get: doc is 92122 in the contract and 1 in the node',
		]);
	});

	it('a parameter that the contract does not know', () => {
		const findings = findingsWith('groupChat.get', ({ body }) => ({
			body: { ...body, chat_name: string({ narrows: false }) },
		}));
		expect(findings).toEqual(['groupChat.get chat_name: the contract has no such parameter']);
	});

	it('a parameter in the wrong place', () => {
		const findings = findingsWith('groupChat.get', ({ body = {} }) => ({ query: body, body: {} }));
		expect(findings).toEqual([
			'groupChat.get chat_id: the operation does not declare it',
			'groupChat.get need_name: the operation does not declare it',
			'groupChat.get chat_id: the contract has no such parameter',
			'groupChat.get need_name: the contract has no such parameter',
		]);
	});

	it('a parameter of another type', () => {
		const findings = findingsWith('groupChat.get', ({ body }) => ({
			body: { ...body, chat_id: integer({ required: true }) },
		}));
		expect(findings).toContain(
			'groupChat.get chat_id: type is "string" in the contract and "integer" in the node',
		);
	});

	it('a parameter that is not required, or is without need', () => {
		const findings = findingsWith('groupChat.get', () => ({
			body: {
				chat_id: string({ narrows: true }),
				need_name: integer({ required: true, oneOf: [0, 1] }),
			},
		}));
		expect(findings).toEqual(
			expect.arrayContaining([
				'groupChat.get chat_id: required is true in the contract and false in the node',
				'groupChat.get need_name: required is false in the contract and true in the node',
			]),
		);
	});

	it('another limit, and one that the contract does not have', () => {
		const findings = findingsWith('customer.updateRemark', ({ body }) => ({
			body: {
				...body,
				remark: string({ narrows: false, maxChars: 21 }),
				description: string({ narrows: false, maxBytes: 150 }),
			},
		}));
		expect(findings).toEqual([
			'customer.updateRemark remark: maxChars is 20 in the contract and 21 in the node',
			'customer.updateRemark description: maxChars is 150 in the contract and nothing in the node',
			'customer.updateRemark description: maxBytes is nothing in the contract and 150 in the node',
		]);
	});

	it('another value, in the declaration and in the dropdown', () => {
		const findings = findingsWith('groupChat.getAll', ({ body, fields }) => ({
			body: { ...body, status_filter: integer({ narrows: false, oneOf: [0, 1, 2] }) },
			fields: JSON.parse(
				JSON.stringify(fields).replaceAll('"value":3', '"value":4'),
			) as Operation['fields'],
		}));
		expect(findings).toEqual([
			expect.stringContaining('groupChat.getAll status_filter: oneOf is [0,1,2,3] in the contract'),
			expect.stringContaining('groupChat.getAll status_filter: choices is [0,1,2,3]'),
		]);
	});

	it('another page size, cursor or list', () => {
		const findings = findingsWith('groupMessage.getTasks', ({ paging }) => ({
			paging: paging && { ...paging, next: 'cursor', limit: { param: 'limit', max: 500 } },
			result: { kind: 'records', field: 'tasks' },
		}));
		expect(findings).toEqual([
			'groupMessage.getTasks cursor: next_field is "next_cursor" in the contract and "cursor" in the node',
			'groupMessage.getTasks cursor: items_field is "task_list" in the contract and "tasks" in the node',
			'groupMessage.getTasks limit: limit_max is 1000 in the contract and 500 in the node',
			'groupMessage.getTasks tasks: result is nothing in the contract and "array<object>" in the node',
		]);
	});

	it('a part of a split list that is longer than one call takes', () => {
		const findings = findingsWith('customer.getBatch', ({ split }) => ({
			split: split && { ...split, size: 200 },
		}));
		expect(findings).toEqual([
			'customer.getBatch userid_list: maxItems is 100 in the contract and 200 in the node',
		]);
	});

	it('a parameter without a field', () => {
		const findings = findingsWith('groupChat.get', ({ fields }) => ({
			fields: fields.filter(({ name }) => name === 'chat_id'),
		}));
		expect(findings).toEqual([
			'groupChat.get need_name: cannot be reached from the form: the form has no field need_name',
		]);
	});

	it('a parameter whose field is never shown beside the others', () => {
		const findings = findingsWith('corpTag.delete', ({ fields }) => ({
			fields: fields.map((field) =>
				field.name === 'tag_id'
					? { ...field, displayOptions: { show: { group_id: ['nothing'] } } }
					: field,
			),
		}));
		expect(findings).toEqual([expect.stringContaining('corpTag.delete tag_id: cannot be reached')]);
	});

	it('a parameter whose value comes out of the form in another way', () => {
		const findings = findingsWith('customer.markTags', ({ body }) => ({
			body: { ...body, add_tag: strings({ narrows: false, from: 'remove_tag' }) },
		}));
		expect(findings).toEqual([
			expect.stringContaining(
				'customer.markTags add_tag: cannot be reached from the form: comes out as',
			),
		]);
	});
});

describe('of an operation that is composed, the check finds', () => {
	const told = composed({
		id: 'followUser.count',
		name: 'Count',
		action: 'Count members',
		description: 'Count the members',
		doc: 92571,
		repeat: 'safe',
		fields: [],
		uses: ['followUser.getAll'],
		cost: '1.',
		sample: { members: 1 },
		forEachItem: async () => await Promise.resolve([]),
	});
	const check = (change: Partial<ComposedOperation>) =>
		checkContract(
			resources.map((one) =>
				one.value === 'followUser'
					? { ...one, operations: [...one.operations, { ...told, ...change }] }
					: one,
			),
		);
	const findings = (change: Partial<ComposedOperation>) =>
		check(change).differing.map(formatFinding);

	it('nothing where all is well, and counts it apart', () => {
		expect(findings({})).toEqual([]);
		const { endpoints, composed: count } = check({});
		expect(endpoints).toEqual({ present: total.endpoints, total: total.endpoints });
		expect(count).toBe(checkContract().composed + 1);
	});

	it('an endpoint that the contract does not have', () => {
		expect(findings({ uses: ['followUser.getAll', 'followUser.getNone'] })).toEqual([
			'followUser.count: uses followUser.getNone, which the contract does not have',
		]);
	});

	it('the name of an endpoint, or of another resource', () => {
		expect(findings({ id: 'customer.get' })).toEqual([
			'customer.get: is an endpoint of the contract, not composed',
			'customer.get: stands under followUser',
		]);
	});
});
